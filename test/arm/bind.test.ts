import { describe, expect, it } from 'vitest';
import { bindTemplate } from '../../src/arm/bind.ts';
import type { JsonObject } from '../../src/source/json.ts';
import { bind, deployment, groupSchema, resource, signatureOf, template } from './helpers.ts';

const innerScope = { expressionEvaluationOptions: { scope: 'inner' } };

describe('a template in order', () => {
  it('has no problems, whatever it is made of', () => {
    const json = {
      $schema: groupSchema,
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      metadata: { anything: '[not an expression' },
      definitions: {
        name: { type: 'string', minLength: 3 },
        list: { type: 'array', items: { $ref: '#/definitions/name' } },
      },
      functions: [
        {
          namespace: 'c',
          members: {
            f: {
              parameters: [{ name: 'p', type: 'string' }],
              output: { type: 'string', value: "[concat(parameters('P'))]" },
            },
          },
        },
      ],
      parameters: {
        names: { $ref: '#/definitions/list' },
        Count: { type: 'int', defaultValue: 3, allowedValues: [1, 3] },
      },
      variables: {
        copy: [{ name: 'All', count: "[parameters('count')]", input: "[copyIndex('all')]" }],
        one: "[c.f(variables('ALL')[0])]",
      },
      resources: {
        shop: resource({
          copy: { name: 'shop', count: 2 },
          name: "[concat('shop', copyIndex('shop'))]",
          properties: {
            copy: [
              {
                name: 'shelves',
                count: 2,
                input: "[map(createArray(1), lambda('x', concat(lambdaVariables('X'), copyIndex('shelves'))))]",
              },
            ],
          },
        }),
        ext: { extension: 'k8s', type: 'core/Service@v1', properties: { metadata: { name: "[parameters('count')]" } } },
      },
      outputs: { all: { type: 'array', copy: { count: 2, input: '[copyIndex()]' } } },
      asserts: { a: "[parameters('count')]" },
    };
    expect(bind(json)).toEqual([]);
  });

  it('leaves text that is no expression alone', () => {
    expect(
      bind({
        metadata: { a: '[oops(]' },
        resources: [resource({ comments: '[oops(]', metadata: { b: '[oops(]' }, tags: { a: '[[oops(]', b: '[oops' } })],
      }),
    ).toEqual([]);
  });
});

describe('nested templates', () => {
  const child = (value: string): JsonObject => ({
    parameters: { own: { type: 'string', defaultValue: '' } },
    variables: { local: 1 },
    resources: [resource({ name: value })],
  });
  const at = 'resources/0/properties/template/resources/0/name';
  const outside = { parameters: { top: { type: 'string' } } };

  it('of inner scope see their own names', () => {
    const json = {
      ...outside,
      resources: [
        deployment({
          ...innerScope,
          template: child("[concat(parameters('own'), variables('local'), parameters('top'))]"),
        }),
      ],
    };
    expect(bind(json)).toEqual([`unknown-parameter ${at} «'top'»: the template has no parameter 'top'`]);
  });

  it('of outer scope see the names of their parent, and their own behind [[', () => {
    const value = (text: string): JsonObject => ({
      ...outside,
      resources: [deployment({ template: child(text) }, { copy: { name: 'many', count: 2 } })],
    });
    expect(bind(value("[concat(parameters('top'), copyIndex('many'))]"))).toEqual([]);
    expect(bind(value("[parameters('own')]"))).toEqual([
      `unknown-parameter ${at} «'own'»: the template has no parameter 'own'`,
    ]);
    expect(bind(value("[[parameters('own')]"))).toEqual([]);
    expect(bind(value("[[concat(parameters('top'))]"))).toEqual([
      `unknown-parameter ${at} «'top'»: the template has no parameter 'top'`,
    ]);
  });

  it('of symbolic templates are of inner scope; outer is an error', () => {
    const template = child("[parameters('own')]");
    expect(bind({ languageVersion: '2.0', resources: { d: deployment({ template }) } })).toEqual([]);
    expect(
      bind({ resources: { d: deployment({ expressionEvaluationOptions: { scope: 'Outer' }, template }) } }),
    ).toEqual([
      "outer-scope resources/d/properties/expressionEvaluationOptions: nested templates of a template with symbolic names evaluate their expressions in scope 'inner'; write that, or leave it out",
    ]);
  });

  it('get the arguments they declare', () => {
    const template = {
      definitions: { maybe: { type: 'string', nullable: true } },
      parameters: {
        needed: { type: 'string' },
        more: { type: 'string' },
        optional: { type: 'int', defaultValue: 1 },
        maybe: { $ref: '#/definitions/maybe' },
      },
      resources: [],
    };
    expect(
      bind({
        resources: [deployment({ ...innerScope, parameters: { Needed: { value: 1 }, neded: { value: 1 } }, template })],
      }),
    ).toEqual([
      "unknown-parameter resources/0/properties/parameters/neded key: the nested template has no parameter 'neded'; did you mean 'needed'?",
      "missing-parameter resources/0/properties/parameters key: the nested template needs 'more', which is not passed",
    ]);
    expect(bind({ resources: [deployment({ ...innerScope, parametersLink: { uri: 'x' }, template })] })).toEqual([]);
    expect(bind({ resources: [deployment({ ...innerScope, parameters: '[createObject()]', template })] })).toEqual([]);
  });

  it('are bound with the file that holds them', () => {
    const read = template({ resources: [deployment({ ...innerScope, template: child('[bad()]') })] });
    expect(bindTemplate(read, signatureOf)).toHaveLength(1);
    const nested = read.resources[0]?.deployment?.template?.();
    expect(nested && bindTemplate(nested, signatureOf)).toEqual([]);
  });

  it('that are expressions are checked as such', () => {
    expect(bind({ resources: [deployment({ template: "[variables('t')]" })] })).toEqual([
      "unknown-variable resources/0/properties/template «'t'»: the template has no variable 't'",
    ]);
    expect(bind({ resources: [deployment({ template: [] })] })).toEqual([
      "invalid-section resources/0/properties/template: 'template' is an object, this is an array",
    ]);
  });
});

describe('hostile templates', () => {
  it('nested too deep are told so once', () => {
    const deep = JSON.parse(`{"variables": {"a": ${'['.repeat(400)}"[bad()]"${']'.repeat(400)}}}`);
    const said = bind(deep);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^too-deep .*: this is nested more than 256 levels deep; it is not read$/);
  });

  it('with child resources nested too deep', () => {
    let json: JsonObject = resource();
    for (let depth = 0; depth < 200; depth += 1) json = resource({ resources: [json] });
    expect(bind({ resources: [json] }).map((each) => each.split(' ')[0])).toEqual(['too-deep']);
  });

  it('with templates nested too deep', () => {
    let json: JsonObject = { resources: [] };
    for (let depth = 0; depth < 100; depth += 1) json = { resources: [deployment({ ...innerScope, template: json })] };
    expect(new Set(bind(json).map((each) => each.split(' ')[0]))).toEqual(new Set(['too-deep']));
  });

  it('stop being reported after a thousand problems', () => {
    const variables = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`v${index}`, '[bad()]']));
    const said = bind({ variables });
    expect(said).toHaveLength(1001);
    expect(said.at(-1)).toBe('note too-many-problems : this file has 1000 problems; the rest of them is not shown');
  });

  it('with names of the object prototype know nothing of them', () => {
    const text = `{"variables": {"__proto__": 1, "a": "[concat(variables('__proto__'), variables('constructor'), toString())]"}}`;
    expect(bind(text).map((each) => each.split(':')[0])).toEqual([
      'unknown-function variables/a «toString»',
      "unknown-variable variables/a «'constructor'»",
    ]);
  });
});
