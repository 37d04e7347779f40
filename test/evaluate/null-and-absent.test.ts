import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import { access, unlessNull } from '../../src/values/access.ts';
import { choose } from '../../src/values/choice.ts';
import { EvaluationError } from '../../src/values/functions/entry.ts';
import type { Value } from '../../src/values/value.ts';
import { choice, result, show, unknown, value, type Written } from '../values/values.ts';
import { evaluated, valueOf } from './deployed.ts';

const settings = { first: null, second: null, text: 'x', deep: { inner: null, list: [null, 1] } };
const parameters = {
  settings: { type: 'object', defaultValue: settings },
  flag: { type: 'bool' },
  maybe: { type: 'object', nullable: true, properties: { a: { type: 'string', nullable: true } } },
};
const of = (name: string): string => `parameters('settings').${name}`;

describe('a member that is null', () => {
  it.each([
    [of('first'), null],
    ["parameters('settings')['first']", null],
    [`coalesce(${of('first')}, ${of('second')}, ${of('text')})`, 'x'],
    [`equals(${of('first')}, null())`, true],
    [`empty(${of('first')})`, true],
    [`length(${of('first')})`, 0],
    ["contains(parameters('settings'), 'first')", true],
    ["tryGet(parameters('settings'), 'first')", null],
    ["coalesce(tryGet(parameters('settings'), 'deep', 'inner'), 'd')", 'd'],
    ["coalesce(tryGet(parameters('settings'), 'first', 'inner'), 'd')", 'd'],
    ["coalesce(tryGet(parameters('settings'), 'none', 'inner'), 'd')", 'd'],
    [`coalesce(${of('deep.list[0]')}, 'd')`, 'd'],
    [`contains(${of('deep.list')}, null())`, true],
    [`indexOf(${of('deep.list')}, null())`, 0],
    [`union(${of('deep')}, createObject('inner', null(), 'list', null()))`, { inner: null, list: null }],
    ["union(createObject('a', 1), createObject('a', null()))", { a: null }],
    ["shallowMerge(createArray(createObject('a', 1), createObject('a', null())))", { a: null }],
    ["items(createObject('a', null()))", [{ key: 'a', value: null }]],
    ["objectKeys(createObject('a', null()))", ['a']],
    ["map(createArray(createObject('v', null())), lambda('x', coalesce(lambdaVariables('x').v, 'd')))", ['d']],
    ["filter(createArray(createObject('v', null())), lambda('x', empty(lambdaVariables('x').v)))", [{ v: null }]],
    ["coalesce(tryGet(parameters('maybe'), 'a'), 'd')", 'd'],
  ])('%s', (expression, expected) => {
    expect(evaluated({ it: expression }, { parameters })).toEqual({ values: { it: expected }, problems: [] });
  });

  it('that is null in one case is null there', () => {
    const variables = { it: { zone: "[if(parameters('flag'), '1', null())]" } };
    const zone = "variables('it').zone";
    expect(valueOf(zone, { parameters, variables })).toBe('<{1 | null}>');
    expect(valueOf(`if(equals(${zone}, null()), 'none', 'some')`, { parameters, variables })).toBe('<{none | some}>');
    expect(valueOf(`coalesce(${zone}, 'd')`, { parameters, variables })).toBe('<{1 | d}>');
  });
});

describe('a member that is not there', () => {
  it('is refused by a plain access, and by a plain access behind a safe one', () => {
    for (const it of [of('none'), "tryGet(parameters('settings'), 'deep', 'none')"])
      expect(evaluated({ it }, { parameters }).problems).toEqual(['missing-property']);
  });

  it('in one case is unknown there, for that reason', () => {
    const variables = { it: "[if(parameters('flag'), createObject('a', 1), createObject('b', 2))]" };
    const { values, problems } = evaluated(
      { it: "variables('it').a", safe: "tryGet(variables('it'), 'a')" },
      { parameters, variables },
    );
    expect(problems).toEqual([]);
    expect(values.it).toHaveProperty('$unknown.expression', expect.stringMatching(/^\{1 \| /));
    expect(values.safe).toHaveProperty('$unknown.expression', '{1 | null}');
  });
});

describe('an output of a nested deployment that is null', () => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { text: { type: 'string', nullable: true }, wanted: { type: 'bool', defaultValue: false } },
    resources: [],
    outputs: {
      text: { type: 'string', nullable: true, value: "[parameters('text')]" },
      gone: { type: 'string', condition: "[parameters('wanted')]", value: 'x' },
    },
  };
  const nested = (name: string, parameters: JsonObject): JsonObject => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2024-03-01',
    name,
    properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, template, parameters },
  });
  const resources = [
    nested('none', { text: { value: null } }),
    nested('some', { text: { value: 'x' } }),
    nested('open', {
      text: { value: "[if(parameters('flag'), 'x', null())]" },
      wanted: { value: "[parameters('flag')]" },
    }),
  ];
  const read = (name: string, output = 'text'): string =>
    `tryGet(tryGet(reference('${name}').outputs, '${output}'), 'value')`;

  it.each([
    [read('none'), null],
    [read('some'), 'x'],
    [read('open'), '<{x | null}>'],
    [read('none', 'gone'), null],
    [read('open', 'gone'), '<{x | null}>'],
    ["contains(reference('none').outputs.text, 'value')", false],
    ["contains(reference('open').outputs, 'gone')", '<{true | false}>'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, { parameters, resources })).toEqual(expected);
  });

  it('has no value that a plain access could read', () => {
    const { values, problems } = evaluated({ it: "reference('none').outputs.text.value" }, { parameters, resources });
    expect(problems).toEqual(['missing-property']);
    expect(values.it).toHaveProperty('$unknown.reason', expect.stringContaining("output 'text' is null here"));
  });
});

const flag = unknown('flag', 'bool');
const leaves = fc.constantFrom<Written>(null, 'x', 1, unknown('any'), unknown('text', 'string'));
const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaves,
    fc.dictionary(fc.constantFrom('a', 'b'), tie('tree')) as fc.Arbitrary<Written>,
    fc.array(tie('tree'), { maxLength: 2 }) as fc.Arbitrary<Written>,
    fc
      .tuple(tie('tree'), tie('tree'))
      .map(
        ([left, right]): Written => choose(choice(flag, value(left), value(right)).alternatives, () => flag) ?? null,
      ),
  ),
}));

/** The value as text, or the code of the error. */
function outcome(compute: () => Value): string {
  try {
    return show(compute());
  } catch (error) {
    if (error instanceof EvaluationError) return error.code;
    throw error;
  }
}

function functionOutcome(name: string, ...args: readonly Written[]): string {
  return result(name, ...args).replace(/^([a-z-]+): .*$/s, '$1');
}

describe('safe accesses are what the compiler writes for them', () => {
  const key = fc.constantFrom('a', 'b');

  test('base.?key is tryGet(base, key)', () => {
    fc.assert(
      fc.property(tree, key, (base, name) => {
        const whole = value(base);
        expect(outcome(() => access(whole, name, true))).toBe(functionOutcome('tryGet', whole, name));
      }),
    );
  });

  test('base.?key.next is tryGet(base, key, next)', () => {
    fc.assert(
      fc.property(fc.dictionary(key, tree), key, key, (base, name, next) => {
        const whole = value(base as Written);
        const chained = outcome(() => unlessNull(access(whole, name, true), (each) => access(each, next, false)));
        expect(chained).toBe(functionOutcome('tryGet', whole, name, next));
      }),
    );
  });
});
