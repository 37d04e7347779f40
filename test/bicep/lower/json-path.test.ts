import { describe, expect, it } from 'vitest';
import { selectByPath } from '../../../src/bicep/lower/json-path.ts';
import { show } from './show.ts';

const shop = {
  name: 'shop',
  'odd name': 1,
  products: [
    { name: 'pen', price: 2, tags: ['blue'] },
    { name: 'ink', price: 8 },
    { name: 'desk', price: 90, sold: true },
  ],
  limits: { low: 5, high: { price: 50 } },
};

const select = (path: string) => selectByPath(shop, path)?.selected.map(({ value }) => value);

describe('JSONPath as the compiler reads it', () => {
  it.each([
    ['$', [shop]],
    ['', [shop]],
    ['name', ['shop']],
    ['.name', ['shop']],
    ['$.name', ['shop']],
    ["$['odd name']", [1]],
    ["['name', 'odd name']", ['shop', 1]],
    ['.products[1].name', ['ink']],
    ['.products[0,2].price', [2, 90]],
    ['.products[1:].price', [8, 90]],
    ['.products[:2].price', [2, 8]],
    ['.products[-1:].price', [90]],
    ['.products[::2].price', [2, 90]],
    ['.products[::-1].price', [90, 8, 2]],
    ['.products[*].name', ['pen', 'ink', 'desk']],
    ['.limits.*', [5, { price: 50 }]],
    ['$..price', [2, 8, 90, 50]],
    ['.products[?(@.price > 3)].name', ['ink', 'desk']],
    ["$.products[?(@.name == 'pen')].price", [2]],
    ['.products[?(@.price > $.limits.low && @.price < 50)].name', ['ink']],
    ['.products[?(@.sold || (@.tags && @.price <= 2))].name', ['pen', 'desk']],
    ["..[?(@.name != 'pen' && @.price)].name", ['ink', 'desk']],
    ['.products[?(@.tags[0] == "blue")].name', ['pen']],
    ['.none', []],
    ['.products.name', []],
    ['.products[9]', []],
    ['.__proto__', []],
  ])('%s', (path, expected) => {
    expect(select(path)).toEqual(expected);
  });

  it.each([
    '[',
    '.products[',
    '.products[?(@.price >)]',
    '.products[?(@.name =~ /p.*/)]',
    '[::0]',
    `[?(${'('.repeat(30)}`,
  ])('%s cannot be read', (path) => {
    expect(select(path)).toBeUndefined();
  });

  it('ends in bounded time, however deep and often it looks', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 400; level += 1) deep = { a: deep };
    const start = performance.now();
    selectByPath(deep as never, '$..a..a..a..a..a');
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('loadJsonContent and loadYamlContent with a path', () => {
  const files = { 'shop.json': JSON.stringify(shop), 'shop.yaml': 'products:\n  - price: 2\n  - price: 8\n' };

  it('give one value, or an array of several', () => {
    const text = `output one string = loadJsonContent('shop.json', '$.products[0].name')
output many array = loadJsonContent('shop.json', '.products[?(@.price > 3)].name')
output yaml array = loadYamlContent('shop.yaml', 'products[*].price')
`;
    expect(show(text, files)).toMatchObject({
      outputs: { one: 'pen', many: ['ink', 'desk'], yaml: [2, 8] },
      problems: [],
    });
  });

  it('say where a path selects nothing, and where it cannot be evaluated', () => {
    expect(show("output a string = loadJsonContent('shop.json', '.nmae')\n", files).problems).toEqual([
      "1:48: error: '.nmae' selects nothing in 'shop.json' [unreadable-file]",
    ]);
    expect(show("output a string = loadJsonContent('shop.json', '..[?(@ =~ /a/)]')\n", files).problems[0]).toMatch(
      /^1:48: note: .*\[unsupported-json-path\]$/,
    );
  });
});
