import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../src/arm/template.ts';
import type { JsonValue } from '../../src/source/json.ts';
import { groupSchema, open, resource, show, template } from './helpers.ts';

describe('a template', () => {
  it('has its sections in any case, names by lower case in the order of the text', () => {
    const read = template({
      $Schema: groupSchema.replace('2019-04-01/d', '2019-04-01/tenantD'),
      Parameters: { Zeta: { type: 'string' }, alpha: { Type: 'INT', DefaultValue: 3 } },
      VARIABLES: { MyVar: "[parameters('zeta')]" },
      Resources: [{ Type: 'A/b', Name: 'n', APIVERSION: '2020-01-01' }],
      outPuts: { Out: { type: 'string', Value: 'x' } },
    });
    expect(read.scope).toBe('tenant');
    expect([...read.parameters]).toMatchObject([
      ['zeta', { name: 'Zeta' }],
      ['alpha', { name: 'alpha', type: { type: 'int' } }],
    ]);
    expect(read.parameters.get('zeta')).not.toHaveProperty('defaultValue', expect.anything());
    expect(show(read.parameters.get('alpha')?.defaultValue)).toBe('3');
    expect(show(read.variables.get('myvar')?.value)).toBe("parameters('zeta')");
    expect(show(read.resources[0]?.apiVersion)).toBe("'2020-01-01'");
    expect(show(read.outputs.get('out')?.value)).toBe("'x'");
  });

  it.each([
    [{ resources: [] }, false],
    [{ resources: {} }, true],
    [{ languageVersion: '2.0', resources: {} }, true],
    [{ languageVersion: '2.1-experimental' }, true],
    [{ languageVersion: '2.2-experimental', resources: [] }, true],
    [{ LanguageVersion: '1.9-experimental', resources: {} }, true],
    [{ languageVersion: '1.0', resources: [] }, false],
  ])('%j is symbolic: %s', (json, symbolic) => {
    expect(template(json).symbolic).toBe(symbolic);
  });

  it('knows the program that wrote it', () => {
    expect(template({ metadata: { _generator: { name: 'bicep', version: '0.40' } } }).generator).toBe('bicep');
    expect(template({}).generator).toBeUndefined();
  });

  it('reads a section once', () => {
    const read = template({ resources: [resource()], parameters: {}, variables: {}, outputs: {} });
    expect(read.resources).toBe(read.resources);
    expect(read.parameters).toBe(read.parameters);
  });

  it.each<[JsonValue]>([
    [null],
    [7],
    [[]],
    [{ parameters: [], variables: 'x', resources: 7, outputs: null, functions: {}, definitions: 1 }],
    [{ parameters: { a: 1 }, resources: ['x', null], outputs: { a: 'x' }, functions: [1, { members: [] }] }],
  ])('reads what is malformed without throwing: %j', (json) => {
    const document = open(json);
    const read = readTemplate(document.source, document.json);
    expect(read.resources).toEqual([]);
    for (const section of [read.parameters, read.variables, read.functions, read.definitions, read.outputs]) {
      expect([...section.values()].length).toBeLessThanOrEqual(1);
    }
    expect(read.parameters.get('a')?.type.type ?? 'any').toBe('any');
  });

  it('takes names such as __proto__ and constructor for names', () => {
    const read = template('{"parameters": {"__proto__": {"type": "int"}}, "variables": {"constructor": 1}}');
    expect(read.parameters.get('__proto__')?.type.type).toBe('int');
    expect([...read.variables.keys()]).toEqual(['constructor']);
    expect(template({}).variables.get('constructor')).toBeUndefined();
  });
});

describe('variables', () => {
  it('a copy loop makes a variable, beside the others', () => {
    const read = template({
      variables: {
        a: 1,
        copy: [
          { name: 'Names', count: 3, input: "[concat('n', copyIndex('Names'))]" },
          { name: 'b', count: 1, input: 2 },
        ],
      },
    });
    expect([...read.variables.values()].map((each) => `${each.name} = ${show(each.value)}`)).toEqual([
      'a = 1',
      "Names = for Names < 3: concat('n', copyIndex('Names'))",
      'b = for b < 1: 2',
    ]);
  });

  it('a copy loop inside of an object makes a property', () => {
    const read = template({ variables: { vm: { size: 's', copy: [{ name: 'disks', count: 2, input: 0 }] } } });
    expect(show(read.variables.get('vm')?.value)).toBe("{size: 's', disks: for disks < 2: 0}");
  });

  it('a variable may be called copy', () => {
    expect(show(template({ variables: { copy: 'x' } }).variables.get('copy')?.value)).toBe("'x'");
  });
});

describe('outputs', () => {
  it('have a type, a condition, a value or a loop', () => {
    const read = template({
      outputs: {
        plain: { type: 'securestring', value: "[variables('x')]", condition: '[f()]' },
        many: { type: 'array', copy: { count: 2, input: '[copyIndex()]' } },
        none: { type: 'int' },
      },
    });
    const { plain, many, none } = Object.fromEntries(read.outputs);
    expect(plain?.type).toMatchObject({ type: 'string', secure: true });
    expect(show(plain?.condition)).toBe('f()');
    expect(show(many?.value)).toBe('for many < 2: copyIndex()');
    expect(show(none?.value)).toBe("broken: output 'none' has no value");
  });
});

describe('functions', () => {
  it('are known by namespace and name in lower case', () => {
    const read = template({
      functions: [
        {
          namespace: 'Contoso',
          members: {
            MakeName: {
              parameters: [
                { name: 'p', type: 'string' },
                { name: 'q', type: 'int' },
              ],
              output: { type: 'string', value: "[parameters('p')]" },
            },
          },
        },
      ],
    });
    const made = read.functions.get('contoso.makename');
    expect(made).toMatchObject({ namespace: 'Contoso', name: 'MakeName' });
    expect(made?.parameters.map((each) => `${each.name}: ${each.type.type}`)).toEqual(['p: string', 'q: int']);
    expect(show(made?.output)).toBe("parameters('p')");
  });

  it('without an output are broken', () => {
    const read = template({ functions: [{ namespace: 'a', members: { b: {} } }] });
    expect(show(read.functions.get('a.b')?.output)).toBe("broken: function 'a.b' has no output value");
  });
});
