import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import type { NestedDeployment, Resource } from '../../src/template/template.ts';
import { deployment, groupSchema, resource, show, template, where } from './helpers.ts';

function first(json: JsonObject): Resource {
  const [read] = template(json).resources;
  if (read === undefined) throw new Error('no resource');
  return read;
}

function nested(properties: JsonObject, parts: JsonObject = {}, sections: JsonObject = {}): NestedDeployment {
  const found = first({ ...sections, resources: [deployment(properties, parts)] }).deployment;
  if (found === undefined) throw new Error('no deployment');
  return found;
}

const inner = { expressionEvaluationOptions: { scope: 'Inner' } };

describe('nested templates', () => {
  const child = {
    $schema: groupSchema,
    resources: [resource({ name: "[parameters('n')]", tags: { t: "[[concat('x')]" } })],
  };

  it('of inner scope are read like any other', () => {
    const read = nested({ ...inner, template: child });
    expect(read.expressionScope).toBe('inner');
    const [shop] = read.template?.()?.resources ?? [];
    expect(show(shop?.name)).toBe("parameters('n')");
    expect(show(shop?.body)).toContain("t: '[concat('x')]'}");
    expect(read.template?.()).not.toHaveProperty('outer', true);
  });

  it('of outer scope, the default, say so, and keep what is escaped for themselves', () => {
    const read = nested({ template: child });
    expect(read.expressionScope).toBe('outer');
    expect(read.template?.()?.outer).toBe(true);
    expect(show(read.template?.()?.resources[0]?.body)).toContain("t: '[concat('x')]' later concat('x')");
  });

  it('of symbolic templates are of inner scope, whatever they say', () => {
    const parts = { languageVersion: '2.0' };
    expect(nested({ template: child }, {}, parts).expressionScope).toBe('inner');
    expect(
      nested({ expressionEvaluationOptions: { scope: 'outer' }, template: child }, {}, parts).expressionScope,
    ).toBe('inner');
  });

  it('are read once and know their place', () => {
    const json = { resources: [deployment({ ...inner, template: child })] };
    const read = first(json).deployment?.template;
    expect(read?.()).toBe(read?.());
    const name = read?.()?.resources[0]?.name;
    expect(name && where(name.place, json)).toBe("resources/0/properties/template/resources/0/name «parameters('n')»");
  });

  it('may be an expression as a whole', () => {
    const read = nested({ template: "[variables('t')]" });
    expect(read.template).toBeUndefined();
    expect(show(read.templateExpression)).toBe("variables('t')");
  });

  it('are sent as text: unevaluated with inner scope, evaluated with outer, their own copy loops untouched', () => {
    const body = (options: JsonObject): string => {
      const text = { variables: { copy: [{ name: 'a', count: 1, input: '[f()]' }] }, x: '[[y]' };
      return show(first({ resources: [deployment({ ...options, template: text })] }).body);
    };
    expect(body(inner)).toContain("template: {variables: {copy: [{name: 'a', count: 1, input: '[f()]'}]}, x: '[[y]'}");
    expect(body({})).toContain("template: {variables: {copy: [{name: 'a', count: 1, input: f()}]}, x: '[y]'}");
  });

  it('know where they go', () => {
    const read = nested({}, { subscriptionId: 's', resourceGroup: "[parameters('g')]" });
    expect([show(read.subscriptionId), show(read.resourceGroup)]).toEqual(["'s'", "parameters('g')"]);
    expect(show(first({ resources: [deployment({}, { resourceGroup: 'g' })] }).body)).not.toContain('resourceGroup');
  });

  it('are not looked for in other types, nor in existing deployments', () => {
    expect(first({ resources: [resource({ properties: { template: {} } })] })).not.toHaveProperty('deployment');
    expect(first({ resources: [deployment({}, { existing: true })] })).not.toHaveProperty('deployment');
    expect(first({ resources: [deployment({}, { type: 'microsoft.resources/DEPLOYMENTS' })] })).toHaveProperty(
      'deployment',
    );
  });

  it('survive properties of the wrong kind', () => {
    const read = first({ resources: [{ ...deployment({}), properties: '[f()]' }] });
    expect(read.deployment).toMatchObject({ expressionScope: 'inner' });
    expect(show(read.body)).toContain('properties: f()');
  });
});

describe('linked templates', () => {
  it('by uri, relative path or id', () => {
    const read = nested({
      templateLink: { uri: "[uri('a', 'b.json')]", contentVersion: '1.0.0.0' },
      parametersLink: { relativePath: 'p.json' },
    });
    expect(show(read.link?.uri)).toBe("uri('a', 'b.json')");
    expect(read.link).not.toHaveProperty('relativePath');
    expect(show(read.parametersLink?.relativePath)).toBe("'p.json'");
    expect(show(nested({ templateLink: { id: '/x' } }).link?.id)).toBe("'/x'");
  });

  it('by an expression as a whole', () => {
    expect(show(nested({ templateLink: "[variables('link')]" }).link?.uri)).toBe("variables('link')[?'uri']");
  });
});

describe('arguments', () => {
  const read = (parameters: JsonObject | string): NestedDeployment => nested({ parameters, template: {} });

  it('are values by lower-case name, placed at the value', () => {
    const json = { resources: [deployment({ parameters: { Size: { value: '[f()]' } } })] };
    const argument = first(json).deployment?.parameters.get('size');
    expect(argument).toMatchObject({ name: 'Size', secret: false });
    expect(show(argument?.value)).toBe('f()');
    expect(argument && where(argument.place, json)).toBe('resources/0/properties/parameters/Size/value');
  });

  it('are secrets of a key vault', () => {
    const { parameters } = read({ p: { reference: { keyVault: { id: 'x' }, secretName: 's' } } });
    expect(parameters.get('p')).toMatchObject({ secret: true });
  });

  it('are arrays made by a loop', () => {
    const { parameters } = read({ p: { copy: [{ name: 'value', count: 2, input: "[copyIndex('value')]" }] } });
    expect(show(parameters.get('p')?.value)).toBe("for value < 2: copyIndex('value')");
  });

  it('are chosen by an expression that gives { value } or { reference }', () => {
    const argument = read({ p: "[if(f(), createObject('value', 1), createObject('reference', g()))]" }).parameters.get(
      'p',
    );
    expect(show(argument?.wrapped)).toContain('if(f(), createObject');
    expect(show(argument?.value)).toMatch(/\[\?'value'\]$/);
  });

  it('may be an expression together', () => {
    const all = read("[parameters('all')]");
    expect(show(all.parametersExpression)).toBe("parameters('all')");
    expect(all.parameters.size).toBe(0);
  });

  it('without a value are broken', () => {
    expect(show(read({ p: {} }).parameters.get('p')?.value)).toBe("broken: argument 'p' has no value");
  });
});
