import { arm, bicep, byName, type Files, type Json, machine, times } from './write.ts';

/** Variables each of which is made of the one before, and a machine that takes the last one's text. */
function steps(count: number, first: Json, next: (before: string, index: number) => string): Files {
  return arm({
    variables: byName(count, (i) => [`v${i}`, i === 0 ? first : `[${next(`variables('v${i - 1}')`, i)}]`]),
    resources: [machine(`[string(variables('v${count - 1}'))]`, { tags: `[variables('v${count - 1}')]` })],
    outputs: { o: { type: 'object', value: `[variables('v${count - 1}')]` } },
  });
}

function bicepSteps(count: number, first: string, next: (before: string, index: number) => string): Files {
  return bicep(
    ...times(count, (i) => `var v${i} = ${i === 0 ? first : next(`v${i - 1}`, i)}`),
    `output o object = v${count - 1}`,
    `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: string(v${count - 1})\n  location: 'westeurope'\n  tags: v${count - 1}\n}`,
  );
}

/** One expression, as the name, the tags and the zones of machines. */
function value(expression: string, sections: { readonly [section: string]: Json } = {}): Files {
  return arm({
    ...sections,
    resources: [machine(`[string(${expression})]`, { tags: `[${expression}]`, zones: `[${expression}]` })],
    outputs: { o: { type: 'array', value: `[${expression}]` } },
  });
}

const open = { parameters: { p: { type: 'object' }, a: { type: 'array' }, s: { type: 'string' }, n: { type: 'int' } } };
const around = (opening: string, inner: string, closing: string, count: number): string =>
  opening.repeat(count) + inner + closing.repeat(count);
const lists = (count: number, each: (i: number) => string): string => times(count, each).join(',');

/** What makes much of little. */
export const values: Readonly<Record<string, () => Files>> = {
  'concat-that-doubles': () => steps(40, 'ab', (v) => `concat(${v}, ${v})`),
  'concat-of-arrays-that-doubles': () => steps(40, ['a'], (v) => `concat(${v}, ${v})`),
  'array-of-two-that-doubles': () => steps(40, ['a'], (v) => `createArray(${v}, ${v})`),
  'object-of-two-that-doubles': () => steps(40, { a: 1 }, (v) => `createObject('a', ${v}, 'b', ${v})`),
  'literal-of-two-that-doubles': () =>
    arm({
      variables: byName(40, (i) => [
        `v${i}`,
        i === 0 ? 'x' : { a: `[variables('v${i - 1}')]`, b: [`[variables('v${i - 1}')]`] },
      ]),
      resources: [machine("[string(variables('v39'))]", { tags: "[variables('v39')]" })],
      outputs: { o: { type: 'object', value: "[variables('v39')]" } },
    }),
  'format-that-pads': () => steps(20, 'ab', (v) => `format('{0,100000}{0,-100000}', ${v})`),
  'padding-of-much': () => value(`createArray(${lists(300, (i) => `padLeft('${i}', 130000)`)})`, {}),
  'padding-in-a-loop': () => value("map(range(0, 10000), lambda('i', padLeft(string(lambdaVariables('i')), 130000)))"),
  'json-that-doubles': () => steps(40, 'ab', (v) => `string(createArray(${v}, ${v}))`),
  'json-of-json': () => steps(60, { a: '"' }, (v) => `string(createArray(string(${v})))`),
  'json-of-brackets': () => value(`json('${'['.repeat(10_000)}${']'.repeat(10_000)}')`),
  'json-of-open-brackets': () => value(`json('${'['.repeat(20_000)}')`),
  'json-of-made-brackets': () => value("json(concat(padLeft('', 60000, '['), padLeft('', 60000, ']')))"),
  'json-of-made-objects': () =>
    value(`json(concat(replace(padLeft('', 9000, 'x'), 'x', '{"a":'), '1', padLeft('', 9000, '}')))`),
  'json-of-made-items': () => value("json(concat('[', padLeft('', 120000, '1,'), '1]'))"),
  'json-of-many-numbers': () =>
    value(
      "length(map(range(0, 3000), lambda('i', json(concat('[1', replace(padLeft('', 60000, ','), ',', ',1'), ']')))))",
    ),
  'json-number-of-digits': () => value("json(padLeft('', 130000, '9'))"),
  'number-of-digits': () => value(`int('${'9'.repeat(20_000)}')`),
  'json-in-json': () => value(around('json(string(', '1', '))', 120)),
  'base64-of-base64': () => value(around('base64(', "'a'", ')', 240)),
  'base64-back-and-forth': () => value(around('base64ToString(base64(', "padLeft('', 60000, 'é')", '))', 120)),
  'reduce-that-doubles': () =>
    value("reduce(range(0, 100), 'a', lambda('s', 'i', concat(lambdaVariables('s'), lambdaVariables('s'))))"),
  'reduce-that-doubles-arrays': () =>
    value(
      "reduce(range(0, 100), createArray('a'), lambda('s', 'i', concat(lambdaVariables('s'), lambdaVariables('s'))))",
    ),
  'reduce-that-nests-doubly': () =>
    value("reduce(range(0, 100), 'a', lambda('s', 'i', createArray(lambdaVariables('s'), lambdaVariables('s'))))"),
  'intersection-of-ranges': () => value('intersection(range(0, 10000), range(5000, 10000), range(2500, 10000))'),
  'contains-in-a-loop': () =>
    value("filter(range(0, 10000), lambda('i', contains(range(0, 10000), lambdaVariables('i'))))"),
  'last-index-of-texts': () =>
    value(
      "map(range(0, 3000), lambda('i', lastIndexOf(padLeft('', 130000, 'a'), concat('b', padLeft('', 60000, 'a')))))",
    ),
  'equality-that-doubles': () =>
    arm({
      variables: {
        ...byName(60, (i) => [
          `v${i}`,
          i === 0 ? 'x' : `[createArray(variables('v${i - 1}'), variables('v${i - 1}'))]`,
        ]),
        ...byName(60, (i) => [
          `w${i}`,
          i === 0 ? 'x' : `[createArray(variables('w${i - 1}'), variables('w${i - 1}'))]`,
        ]),
      },
      resources: [machine('vm', { condition: "[equals(variables('v59'), variables('w59'))]" })],
      outputs: { o: { type: 'array', value: "[union(variables('v59'), variables('w59'))]" } },
    }),
  'items-of-items': () =>
    steps(
      60,
      { a: 1, b: 2 },
      (v) => `toObject(items(createObject('a', ${v}, 'b', ${v})), lambda('i', lambdaVariables('i').key))`,
    ),
  'merge-that-doubles': () =>
    steps(60, { a: { b: 1 } }, (v) => `shallowMerge(createArray(${v}, createObject('a', ${v}, 'b', ${v})))`),
  'groups-of-open-keys': () => value("groupBy(range(0, 10000), lambda('i', parameters('s')))", open),
  'format-of-holes': () => value(`format('${'{0}'.repeat(6_000)}', padLeft('', 130000))`),
  'number-of-many-digits': () => value("format('{0:N100000000}{0:D99999999}', 7)"),
  'number-of-a-long-pattern': () => value(`format('{0:${'#,0.'.repeat(5_000)}}', 7)`),
  'allowed-values-by-allowed-values': () =>
    arm({
      parameters: byName(8, (i) => [`p${i}`, { type: 'string', allowedValues: times(300, (j) => `v${j}`) }]),
      resources: [
        machine(`[concat(${lists(8, (i) => `parameters('p${i}')`)})]`, {
          condition: `[or(${lists(8, (i) => `equals(concat(parameters('p${i}'), parameters('p${(i + 1) % 8}')), 'v1v2')`)})]`,
        }),
      ],
    }),
  'copies-of-copies-of-values': () =>
    arm({
      variables: {
        copy: times(60, (i) => ({
          name: `v${i}`,
          count: 800,
          input: i === 0 ? "[copyIndex('v0')]" : `[variables('v${i - 1}')]`,
        })),
      },
      resources: [machine("[string(variables('v59'))]", { zones: "[variables('v59')]" })],
    }),
  'bicep-loops-of-loops': () =>
    bicep(
      'var a = [for i in range(0, 10000): [for j in range(0, 10000): i * j]]',
      'var b = map(range(0, 10000), i => map(range(0, 10000), j => i * j))',
      'output o array = a',
      'output q array = b',
    ),
  'bicep-concat-that-doubles': () => bicepSteps(40, "'ab'", (v) => `'\${${v}}\${${v}}'`),
  'bicep-objects-that-double': () => bicepSteps(40, '{ a: 1 }', (v) => `{ ...${v}, x: ${v}, y: ${v} }`),
  'bicep-open-objects-that-double': () =>
    bicep(
      'param p object',
      ...times(60, (i) => (i === 0 ? 'var v0 = p' : `var v${i} = { ...v${i - 1}, k${i}: v${i - 1}, ...v${i - 1} }`)),
      'output o object = v59',
      `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: v59.k3\n  location: v59.k58.k57\n  tags: v59\n}`,
    ),
  'bicep-ternaries-that-double': () =>
    bicep(
      'param n int',
      ...times(60, (i) => (i === 0 ? "var v0 = 'x'" : `var v${i} = n > ${i} ? '\${v${i - 1}}a' : '\${v${i - 1}}b'`)),
      'output o string = v59',
      `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = if (v59 == v58) {\n  name: v59\n  location: 'westeurope'\n}`,
    ),
  'bicep-reduce-that-doubles': () =>
    bicep(
      "output o string = reduce(range(0, 100), 'a', (s, i) => '${s}${s}')",
      'output q array = reduce(range(0, 100), [1], (s, i) => [...s, ...s])',
      'output r object = reduce(range(0, 100), {}, (s, i) => { a: s, b: s })',
    ),
  'many-variables-of-texts': () =>
    arm({
      variables: byName(1500, (i) => [`v${i}`, `[padLeft('${i}', 131072, 'x')]`]),
      outputs: { o: { type: 'array', value: times(1500, (i) => `[variables('v${i}')]`) } },
      resources: times(50, (i) => machine(`[variables('v${i}')]`)),
    }),
  'reduce-of-an-open-object': () =>
    value(
      "reduce(range(0, 300), parameters('p'), lambda('s', 'i', union(lambdaVariables('s'), createObject('a', lambdaVariables('s'), string(lambdaVariables('i')), 1))))",
      open,
    ),
};
