import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/source/json.ts';
import { bind, resource } from '../helpers.ts';

describe('expressions', () => {
  it('with syntax errors, at the exact part of the string', () => {
    expect(bind({ variables: { a: { b: ['x', "[concat('a' 'b')]"] } } })).toEqual([
      "expression-syntax variables/a/b/1 «'b'»: expected , or ), found 'b'",
    ]);
  });

  it('with unknown functions, suggesting one', () => {
    expect(bind({ variables: { a: '[concat(resourceGrup().id, nothingLike())]' } })).toEqual([
      "unknown-function variables/a «resourceGrup»: 'resourceGrup' is not a function of ARM templates; did you mean 'resourceGroup'?",
      "unknown-function variables/a «nothingLike»: 'nothingLike' is not a function of ARM templates",
    ]);
  });

  it('with too many or too few arguments', () => {
    expect(bind({ variables: { a: "[if(resourceGroup('x', 2), substring('a'), concat())]", b: '[if(1)]' } })).toEqual([
      "argument-count variables/a «'x', 2»: resourceGroup() expects no arguments, here it has 2",
      'argument-count variables/a «substring»: substring(text, start, [length]) expects 2 to 3 arguments, here it has 1',
      'argument-count variables/a «concat»: concat(arg1, …) expects 1 argument or more, here it has none',
      'argument-count variables/b «if»: if(condition, trueValue, falseValue) expects 3 arguments, here it has 1',
    ]);
  });

  it('with unknown parameters and variables, case aside', () => {
    const json = {
      parameters: { vmSize: { type: 'string' } },
      variables: {
        vnetName: 'x',
        a: "[concat(parameters('VMSIZE'), parameters('vmSise'), variables('vnetNam'), variables('zzz'))]",
      },
    };
    expect(bind(json)).toEqual([
      "unknown-parameter variables/a «'vmSise'»: the template has no parameter 'vmSise'; did you mean 'vmSize'?",
      "unknown-variable variables/a «'vnetNam'»: the template has no variable 'vnetNam'; did you mean 'vnetName'?",
      "unknown-variable variables/a «'zzz'»: the template has no variable 'zzz'",
    ]);
  });

  it('whose names are computed are left to evaluation', () => {
    expect(bind({ variables: { a: "[variables(concat('b', 'c'))]" } })).toEqual([]);
  });

  it('in computed keys', () => {
    expect(bind({ variables: { a: { "[concat(variables('x'))]": 1 } } })).toEqual([
      "unknown-variable variables/a/[concat(variables('x'))] key «'x'»: the template has no variable 'x'",
    ]);
  });

  it('everywhere: parameters, conditions, counts, scopes, asserts, extensions, conditions of outputs', () => {
    const bad = '[bad()]';
    const json = {
      parameters: { p: { type: 'string', defaultValue: bad } },
      resources: [
        resource({
          condition: bad,
          scope: bad,
          dependsOn: [bad],
          location: bad,
          copy: { name: 'c', count: bad, batchSize: bad },
          resources: [resource({ name: bad })],
        }),
      ],
      outputs: { o: { type: 'string', condition: bad, value: bad } },
      asserts: { a: bad },
      extensions: { e: { config: { c: { defaultValue: bad } } } },
    };
    expect(bind(json).map((each) => each.replace(/ «.*/, ''))).toEqual([
      'unknown-function parameters/p/defaultValue',
      'unknown-function resources/0/copy/count',
      'unknown-function resources/0/copy/batchSize',
      'unknown-function resources/0/condition',
      'unknown-function resources/0/scope',
      'unknown-function resources/0/dependsOn/0',
      'unknown-function resources/0/location',
      'unknown-function resources/0/resources/0/name',
      'unknown-function outputs/o/condition',
      'unknown-function outputs/o/value',
      'unknown-function asserts/a',
      'unknown-function extensions/e/config/c/defaultValue',
    ]);
  });

  it('that occur twice are reported at both places', () => {
    expect(bind({ variables: { a: '[bad()]', b: '[bad()]' } })).toHaveLength(2);
  });
});

describe('lambda variables and loop indices', () => {
  it('belong to the lambdas around them', () => {
    const a =
      "[map(createArray(lambdaVariables('x')), lambda('x', 'i', concat(lambdaVariables('I'), lambdaVariables('y'))))]";
    expect(bind({ variables: { a } })).toEqual([
      "unknown-variable variables/a «'x'»: no enclosing lambda has a variable 'x'",
      "unknown-variable variables/a «'y'»: no enclosing lambda has a variable 'y'",
    ]);
  });

  it('belong to the copy loops around them', () => {
    const json = {
      variables: { a: '[copyIndex()]', copy: [{ name: 'v', count: '[copyIndex()]', input: "[copyIndex('v', 1)]" }] },
      resources: [
        resource({
          copy: { name: 'Out', count: 2 },
          properties: {
            copy: [{ name: 'in', count: 1, input: "[concat(copyIndex(), copyIndex('OUT'), copyIndex('in'))]" }],
            x: "[copyIndex('in')]",
          },
        }),
        resource({ name: "[concat(copyIndex('Out'), copyIndex(1))]" }),
      ],
    };
    expect(bind(json)).toEqual([
      'no-copy-loop variables/a «copyIndex()»: copyIndex() is used outside of a copy loop',
      'no-copy-loop variables/copy/0/count «copyIndex()»: copyIndex() is used outside of a copy loop',
      "no-copy-loop resources/0/properties/x «'in'»: there is no copy loop 'in' around this expression",
      "no-copy-loop resources/1/name «'Out'»: there is no copy loop 'Out' around this expression",
      'no-copy-loop resources/1/name «copyIndex(1)»: copyIndex() is used outside of a copy loop',
    ]);
  });
});

describe('user-defined functions', () => {
  const functions = (value: string): JsonValue => [
    {
      namespace: 'contoso',
      members: {
        make: {
          parameters: [
            { name: 'p', type: 'string' },
            { name: 'q', type: 'string', nullable: true },
          ],
          output: { type: 'string', value },
        },
      },
    },
  ];

  it('see their own parameters and nothing else', () => {
    const json = {
      parameters: { t: { type: 'string' } },
      variables: { v: 1 },
      functions: functions("[concat(parameters('p'), parameters('t'), variables('v'))]"),
    };
    expect(bind(json)).toEqual([
      "unknown-parameter functions/0/members/make/output/value «'t'»: the function has no parameter 't'",
      "unknown-variable functions/0/members/make/output/value «'v'»: the function has no variable 'v'; a function sees its own parameters alone",
    ]);
  });

  it('are called by name, in any case, with as many arguments as they declare', () => {
    const variables = {
      a: "[CONTOSO.Make('x')]",
      b: '[contoso.make()]',
      c: '[contoso.make(1, 2, 3)]',
      d: '[contoso.mak(1)]',
      e: '[other.f()]',
    };
    expect(bind({ functions: functions("[parameters('p')]"), variables })).toEqual([
      'argument-count variables/b «contoso.make»: contoso.make(p, q) expects 1 to 2 arguments, here it has none',
      'argument-count variables/c «3»: contoso.make(p, q) expects 1 to 2 arguments, here it has 3',
      "unknown-function variables/d «contoso.mak»: 'contoso.mak' is not a function of this template; did you mean 'contoso.make'?",
      "unknown-function variables/e «other.f»: 'other.f' is not a function of this template",
    ]);
  });
});
