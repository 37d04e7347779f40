import { arm, byName, type Files, type Json, machine, times } from './write.ts';

const big = `[concat(${times(10, (i) => `range(${i}0000,10000)`).join(',')})]`;
const x = "lambdaVariables('x')";
const each = (body: string): string => `filter(variables('big'), lambda('x', ${body}))`;

/** One function over 100,000 items (`variables('big')`), for each item. */
const perItem: Readonly<Record<string, string>> = {
  contains: each(`contains(variables('big'), string(${x}))`),
  indexOf: each(`equals(indexOf(variables('big'), string(${x})), 0)`),
  lastIndexOf: each(`equals(lastIndexOf(variables('big'), string(${x})), 0)`),
  filter: each(`empty(filter(variables('big'), lambda('y', false())))`),
  map: each(`empty(map(variables('big'), lambda('y', 1)))`),
  union: each(`empty(union(variables('big'), variables('big')))`),
  intersection: each(`empty(intersection(variables('big'), variables('big')))`),
  distinct: each(`empty(union(variables('big'), createArray(${x})))`),
  concat: each(`empty(concat(take(variables('big'), 99999), createArray(${x})))`),
  take: each(`empty(take(variables('big'), 99999))`),
  skip: each(`empty(skip(variables('big'), 1))`),
  last: each(`equals(last(skip(variables('big'), 1)), 'a')`),
  sort: each(`empty(sort(variables('big'), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b')))))`),
  reduce: each(`equals(reduce(variables('big'), 0, lambda('a', 'b', lambdaVariables('b'))), 0)`),
  range: each(`empty(range(${x}, 10000))`),
  join: each(`empty(join(variables('some'), ','))`),
  string: each(`empty(string(variables('some')))`),
  json: each(`empty(json(variables('text')))`),
  format: each(`empty(format('{0}{0}{0}', variables('some')))`),
  padLeft: each(`empty(padLeft(string(${x}), 131072))`),
  replace: each(`empty(replace(variables('long'), 'a', 'b'))`),
  split: each(`empty(split(variables('long'), 'a'))`),
  toUpper: each(`empty(toUpper(variables('long')))`),
  startsWith: each(`startsWith(variables('long'), variables('long'))`),
  equals: each(`equals(variables('long'), concat(variables('long'), ''))`),
  equalsArrays: each(`equals(variables('some'), take(variables('some'), 9999))`),
  trim: each(`empty(trim(variables('long')))`),
  substring: each(`equals(substring(variables('long'), 1), 'a')`),
  base64: each(`empty(base64(take(variables('long'), 90000)))`),
  uniqueString: each(`empty(uniqueString(variables('long')))`),
  guid: each(`empty(guid(variables('long')))`),
  max: each(`equals(max(variables('some')), 1)`),
  flatten: each(`empty(flatten(createArray(variables('big'), variables('big'))))`),
  createArray: each(`empty(createArray(${times(30, () => x).join(',')}))`),
  items: each(`empty(items(variables('object')))`),
  objectKeys: each(`empty(objectKeys(variables('object')))`),
  mapValues: each(`empty(mapValues(variables('object'), lambda('y', 1)))`),
  unionObjects: each(`empty(union(variables('object'), variables('object')))`),
  shallowMerge: each(`empty(shallowMerge(createArray(variables('object'), variables('object'))))`),
  intersectionObjects: each(`empty(intersection(variables('object'), variables('object')))`),
  toObject: each(`empty(toObject(variables('some'), lambda('y', string(lambdaVariables('y')))))`),
  groupBy: each(`empty(groupBy(variables('some'), lambda('y', string(lambdaVariables('y')))))`),
  uriComponent: each(`empty(uriComponent(take(variables('long'), 90000)))`),
  cidrSubnet: each(`empty(cidrSubnet('10.0.0.0/8', 24, ${x}))`),
  tryGet: each(`empty(tryGet(variables('object'), string(${x})))`),
  missing: each(`equals(variables('object').nothing, 1)`),
};

const variables: { readonly [key: string]: Json } = {
  big,
  some: '[range(0, 10000)]',
  text: '[string(range(0, 10000))]',
  long: "[padLeft('', 131072, 'a')]",
  object: "[toObject(range(0, 10000), lambda('i', string(lambdaVariables('i'))))]",
};

export const functions: Readonly<Record<string, () => Files>> = Object.fromEntries(
  Object.entries(perItem).map(([name, expression]) => [
    `per-item-${name}`,
    () => arm({ variables, resources: [machine(`[string(length(${expression}))]`)] }),
  ]),
);

const p = "parameters('p')";

/** Values that double, hold much, or compare slowly. */
export const values: Readonly<Record<string, () => Files>> = {
  'strings-that-double': () => doubling("'ab'", (v) => `concat(${v}, ${v})`),
  'arrays-that-double': () => doubling('createArray(1)', (v) => `concat(${v}, ${v})`),
  'trees-that-double': () =>
    doubling(
      'createArray(1)',
      (v) => `createArray(${v}, ${v})`,
      (v) => `string(${v})`,
    ),
  'objects-that-double': () =>
    doubling(
      "createObject('x', 1)",
      (v) => `createObject('a', ${v}, 'b', ${v})`,
      (v) => `string(${v})`,
    ),
  'objects-that-double-compared': () =>
    doubling(
      "createObject('x', parameters('p'))",
      (v) => `createObject('a', ${v}, 'b', ${v})`,
      (v) => `string(equals(${v}, ${v.replace("'v", "'w")}))`,
      true,
    ),
  'objects-that-double-in-a-body': () => ({
    ...arm({
      parameters: { p: { type: 'string' } },
      variables: byName(60, (i) => [
        `v${i}`,
        i === 0
          ? "[createObject('x', parameters('p'))]"
          : { a: `[variables('v${i - 1}')]`, b: `[variables('v${i - 1}')]` },
      ]),
      resources: [
        machine('vm', { properties: "[variables('v59')]", zones: "[union(variables('v59'), variables('v59'))]" }),
      ],
      outputs: { o: { type: 'object', value: "[variables('v59')]" } },
    }),
  }),
  'unknown-texts-that-double': () => doubling(p, (v) => `concat(${v}, ${v})`),
  'unknown-unions-that-double': () =>
    doubling(
      "parameters('o')",
      (v) => `union(${v}, createObject('a', ${v}))`,
      (v) => `string(${v}.a.a.a.b)`,
    ),
  'unknown-unions-of-both': () =>
    doubling(
      "parameters('o')",
      (v) => `union(${v}, ${v})`,
      (v) => `string(${v}.a)`,
    ),
  'unknown-members-that-double': () =>
    doubling(
      "createObject('a', parameters('o'), 'b', parameters('o'))",
      (v) => `union(${v}, createObject('a', ${v}, 'b', ${v}))`,
      (v) => `string(${v}.a.b.a)`,
    ),
  'unknown-arrays-that-double': () =>
    doubling(
      "parameters('l')",
      (v) => `concat(${v}, ${v})`,
      (v) => `string(${v})`,
    ),
  'unknown-numbers-that-double': () =>
    doubling(
      "parameters('n')",
      (v) => `add(${v}, ${v})`,
      (v) => `string(${v})`,
    ),
  'unknown-conditions-that-double': () =>
    doubling(
      "parameters('b')",
      (v) => `and(${v}, not(${v}))`,
      (v) => `string(${v})`,
    ),
  'choices-that-double': () => doubling("'x'", (v, i) => `if(equals(${p}, '${i}'), ${v}, concat(${v}, 'y'))`),
  'choices-of-choices': () => doubling("'x'", (v, i) => `concat(if(equals(${p}, '${i}'), 'a', 'b'), ${v})`),
  'user-functions-that-double': () => ({
    'main.bicep': `${times(30, (i) => (i === 0 ? 'func f0(x string) string => x' : `func f${i}(x string) string => '\${f${i - 1}(x)}\${f${i - 1}(x)}'`)).join('\n')}\nresource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: f29('a')\n  location: 'westeurope'\n}\n`,
  }),
  'user-functions-that-double-unused': () => ({
    'main.bicep': `${times(30, (i) => (i === 0 ? 'func f0(x string) string => take(x, 1)' : `func f${i}(x string) string => take('\${f${i - 1}(x)}\${f${i - 1}(x)}', 1)`)).join('\n')}\nresource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: f29('a')\n  location: 'westeurope'\n}\n`,
  }),
  'conditions-240-deep': () =>
    arm({
      parameters: byName(240, (i) => [`p${i}`, { type: 'bool' }]),
      resources: [
        machine('vm', {
          condition: `[${times(240, (i) => i).reduce((inner, i) => `if(parameters('p${i}'), ${inner}, not(${`parameters('p${(i * 7) % 240}')`}))`, 'true()')}]`,
        }),
      ],
    }),
  'conditions-and-240-deep': () =>
    arm({
      parameters: byName(240, (i) => [`p${i}`, { type: 'bool' }]),
      resources: [
        machine('vm', {
          condition: `[${times(240, (i) => i).reduce((inner, i) => `${i % 2 === 0 ? 'and' : 'or'}(parameters('p${i}'), not(${inner}))`, 'true()')}]`,
        }),
      ],
    }),
  'conditions-1000-wide': () =>
    arm({
      parameters: { p: { type: 'string' } },
      resources: times(20, (j) =>
        machine(`vm${j}`, { condition: `[or(${times(200, (i) => `equals(${p}, 'v${i}-${j}')`).join(',')})]` }),
      ),
    }),
  'conditions-of-many-parameters': () =>
    arm({
      parameters: byName(100, (i) => [`p${i}`, { type: 'bool' }]),
      resources: times(100, (j) =>
        machine(`vm${j % 10}`, {
          condition: `[and(${times(8, (i) => `parameters('p${(j * 3 + i * 7) % 100}')`).join(',')})]`,
        }),
      ),
    }),
  'allowed-values-16-by-16': () =>
    arm({
      parameters: byName(30, (i) => [`p${i}`, { type: 'string', allowedValues: times(16, (j) => `a${j}`) }]),
      resources: times(50, (j) =>
        machine(`vm${j}`, {
          zones: [`[parameters('p${j % 30}')]`],
          location: `[concat(${times(30, (i) => `parameters('p${i}')`).join(',')})]`,
        }),
      ),
    }),
  'many-heavy-properties': () =>
    arm({
      variables,
      resources: times(100, (i) =>
        machine(`vm${i}`, {
          zones: `[map(filter(variables('some'), lambda('x', contains(variables('text'), string(add(${x}, ${i}))))), lambda('x', string(${x})))]`,
        }),
      ),
    }),
  'many-heavy-variables': () =>
    arm({
      variables: {
        ...variables,
        ...byName(300, (i) => [`v${i}`, `[length(filter(variables('big'), lambda('x', equals(${x}, ${i}))))]`]),
      },
      resources: times(300, (i) => machine(`[concat('vm', string(variables('v${i}')), '${i}')]`)),
    }),
  'copies-of-heavy-properties': () =>
    arm({
      variables,
      resources: [
        machine("[concat('vm', copyIndex())]", {
          copy: { name: 'c', count: 800 },
          zones: `[filter(variables('big'), lambda('x', equals(${x}, copyIndex())))]`,
        }),
      ],
    }),
  'white-space': () =>
    arm({
      variables: { s: "[concat('a', padLeft('', 100000, ' '), 'a')]" },
      resources: times(20, (i) => machine(`[concat(trim(variables('s')), '${i}')]`)),
    }),
  'like-with-many-stars': () => ({
    'main.bicep': `var s = padLeft('', 100000, 'a')\nvar m = '${'*a'.repeat(2000)}b'\n${times(50, (i) => `resource vm${i} 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: like(s, m) ? 'a${i}' : 'b${i}'\n  location: 'westeurope'\n}`).join('\n')}\n`,
  }),
  'contains-in-long-text': () =>
    arm({
      variables: { s: "[padLeft('', 131072, 'a')]", t: "[concat(padLeft('', 65000, 'a'), 'b')]" },
      resources: times(50, (i) =>
        machine(`[concat(string(contains(variables('s'), concat(variables('t'), '${i}'))), '${i}')]`),
      ),
    }),
  'split-at-many': () =>
    arm({
      variables: {
        s: "[padLeft('', 131072, 'a')]",
        t: "[map(range(0, 10000), lambda('x', concat('a', string(lambdaVariables('x')))))]",
      },
      resources: times(50, (i) => machine(`[concat(string(length(split(variables('s'), variables('t')))), '${i}')]`)),
    }),
  'split-open-text-at-many': () =>
    arm({
      parameters: { p: { type: 'string' } },
      variables: {
        t: "[map(range(0, 10000), lambda('x', substring('abcdefghij', mod(lambdaVariables('x'), 10), 1)))]",
      },
      resources: times(50, (i) =>
        machine(
          `[concat(first(split(concat(parameters('p'), '-', padLeft('', 131000, 'a')), variables('t'))), '${i}')]`,
        ),
      ),
    }),
  'formats-of-numbers': () =>
    arm({
      resources: times(100, (i) =>
        machine(`[format('${times(100, (j) => `{0:${'0'.repeat(j)}.${'0'.repeat(j)}}{1:N9999}`).join('')}', ${i}, 5)]`),
      ),
    }),
  'json-of-brackets': () =>
    arm({
      variables: { s: "[concat(replace(padLeft('', 100000, 'a'), 'a', '['))]" },
      resources: times(50, (i) => machine(`[concat(string(json(variables('s'))), '${i}')]`)),
    }),
  'large-literal-array': () =>
    arm({
      variables: { l: times(20_000, () => 1) },
      resources: times(20, (i) => machine(`vm${i}`, { zones: "[variables('l')]" })),
      outputs: byName(50, (i) => [
        `o${i}`,
        { type: 'string', value: `[string(union(variables('l'), createArray(${i})))]` },
      ]),
    }),
  'tags-20000': () => arm({ resources: [machine('vm', { tags: byName(6000, (i) => [`t${i}`, `[concat('${i}')]`]) })] }),
  'names-near-misses': () =>
    arm({
      parameters: byName(1000, (i) => [`parameterNumber${i}`, { type: 'string' }]),
      resources: [machine(`[concat(${times(700, (i) => `parameters('parameterNumbr${i}')`).join(',')})]`)],
    }),
  'members-near-misses': () =>
    arm({
      variables: { o: byName(1000, (i) => [`memberNumber${i}`, i]) },
      resources: times(300, (i) => machine(`[string(variables('o').memberNumbr${i})]`)),
    }),
};

function doubling(
  start: string,
  next: (value: string, index: number) => string,
  use: (value: string) => string = (v) => v,
  twice = false,
): Files {
  const chain = (letter: string): Record<string, string> =>
    byName(60, (i) => [`${letter}${i}`, `[${i === 0 ? start : next(`variables('${letter}${i - 1}')`, i)}]`]);
  return arm({
    parameters: {
      p: { type: 'string' },
      o: { type: 'object' },
      l: { type: 'array' },
      n: { type: 'int' },
      b: { type: 'bool' },
    },
    variables: { ...chain('v'), ...(twice ? chain('w') : {}) },
    resources: [machine(`[${use("variables('v59')")}]`, { tags: "[variables('v59')]" })],
    outputs: { o: { type: 'string', value: "[variables('v59')]" } },
  });
}
