import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import { evaluated, valueOf } from './deployed.ts';

const parameters: JsonObject = {
  open: { type: 'bool' },
  wanted: { type: 'string' },
  given: { type: 'object', defaultValue: { all: [{ t: 'a' }, { t: 'b' }] } },
};
const vault = "reference(resourceId('Microsoft.KeyVault/vaults', 'kv'), '2024-01-01')";
const mapped = "map(parameters('given').all, lambda('x', lambdaVariables('x').t))";

function reasonOf(expression: string): unknown {
  const { values } = evaluated({ it: expression }, { parameters });
  return (values.it as { readonly $unknown?: { readonly reason: string } }).$unknown?.reason;
}

describe('why a value is not known', () => {
  it.each([
    ['a format that follows the culture of a machine', "format('{0:P0}', 42)", /culture/],
    ['the same within a longer text', "concat('a', format('{0,8:C}', 42))", /culture/],
    ['what Azure knows after deployment', `${vault}.vaultUri`, /^reference\(\) reads what Azure knows/],
    [
      'the same through functions',
      `length(filter(${vault}.list, lambda('x', equals(lambdaVariables('x'), 1))))`,
      /^reference\(\) reads/,
    ],
    ['a resource whose name is not known', "reference(parameters('wanted'), '2024-01-01').a", /^parameter 'wanted'/],
    ['a role that only Azure knows', "roleDefinitions('Reader').id", /^roleDefinitions\(\) is only known to Azure/],
    ['a key that only Azure has', "listKeys(resourceId('a.b/c', 'x'), '2024-01-01').key", /./],
    [
      'what a lambda compares with',
      `filter(${mapped}, lambda('x', equals(lambdaVariables('x'), parameters('wanted'))))`,
      /^parameter 'wanted'/,
    ],
    [
      'the length of that',
      `length(filter(${mapped}, lambda('x', equals(lambdaVariables('x'), parameters('wanted')))))`,
      /^parameter 'wanted'/,
    ],
    ['a case that fails', "if(parameters('open'), 1, int('x'))", /^parameter 'open'/],
  ])('%s', (_, expression, reason) => {
    const found = reasonOf(expression);
    if (found !== undefined) expect(found).toMatch(reason);
    else expect(valueOf(expression, { parameters })).toEqual({ $secure: true });
  });

  it('never is that something is a function, or nothing at all', () => {
    const expressions = [
      `contains(map(union(${vault}.accessPolicies, createArray()), lambda('x', lambdaVariables('x').t)), 'new')`,
      `toObject(${vault}.list, lambda('x', lambdaVariables('x').t))`,
      `sort(${mapped}, lambda('a', 'b', less(lambdaVariables('a'), parameters('wanted'))))`,
      `reduce(${vault}.list, 0, lambda('a', 'b', add(lambdaVariables('a'), 1)))`,
    ];
    for (const each of expressions)
      expect(JSON.stringify(evaluated({ it: each }, { parameters }).values)).not.toMatch(/is a function|computed from/);
  });
});

describe('a union of what is not known and what is', () => {
  const all = `union(${vault}.accessPolicies, createArray(createObject('t', 'new')))`;

  it.each([
    [`empty(${all})`, false],
    [`contains(map(${all}, lambda('x', lambdaVariables('x').t)), 'new')`, true],
    [`contains(concat(${all}, createArray(1)), createObject('t', 'new'))`, true],
    [`contains(union(createArray(parameters('wanted')), createArray('a')), 'a')`, true],
  ])('holds the known: %s', (expression, value) => {
    expect(valueOf(expression, { parameters })).toBe(value);
  });

  it.each([
    [`contains(filter(${all}, lambda('x', equals(lambdaVariables('x').u, 1))), createObject('t', 'new'))`],
    [`empty(skip(union(createArray(parameters('wanted')), createArray('a')), 1))`],
  ])('and may not where something has been taken out: %s', (expression) => {
    expect(valueOf(expression, { parameters })).toMatch(/^</);
  });
});

describe('an id without a type', () => {
  it.each([
    ["resourceId('notatype', 'x')", 'bad-resource-id'],
    ["resourceId('group', 'notatype', 'x')", 'bad-resource-id'],
    ["subscriptionResourceId('notatype', 'x')", 'bad-resource-id'],
    ["tenantResourceId('notatype', 'x')", 'bad-resource-id'],
    ["extensionResourceId('/subscriptions/s', 'notatype', 'x')", 'bad-resource-id'],
    ["resourceId(parameters('wanted'), 'x')", undefined],
    ["resourceId(parameters('wanted'), 'notatype', 'x')", undefined],
    ["if(parameters('open'), resourceId('notatype', 'x'), 'y')", undefined],
    ["resourceId(if(parameters('open'), 'notatype', 'a.b/c'), 'x')", undefined],
  ])('%s', (expression, code) => {
    expect(evaluated({ it: expression }, { parameters }).problems).toEqual(code === undefined ? [] : [code]);
  });
});

describe('arguments that cannot be meant', () => {
  it.each([
    ["indexOf('abc', createArray('a'))"],
    ["lastIndexOf('abc', 1)"],
    ["contains('abc', createObject())"],
    ["concat('a', createObject('b', 1))"],
  ])('%s', (expression) => {
    expect(evaluated({ it: expression }, { parameters }).problems).toEqual(['wrong-type']);
  });
});

describe('names of functions ignore case', () => {
  it.each([
    ["equals(LISTKEYS('x', '1').a, listKeys('x', '1').a)"],
    ["equals(Reference('x', '1').a, reference('x', '1').a)"],
    ["equals(PROVIDERS('a').b, providers('a').b)"],
    ["equals(ResourceId(parameters('wanted'), 'x'), resourceId(parameters('wanted'), 'x'))"],
    ["equals(PARAMETERS(concat('a', parameters('wanted'))), parameters(concat('a', parameters('wanted'))))"],
  ])('%s', (expression) => {
    expect(valueOf(expression, { parameters })).toBe(true);
  });
});
