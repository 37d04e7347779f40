import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, shortJson } from '../../../src/source/json/write.ts';
import { readJson } from '../../../src/source/json.ts';

describe('a value as JSON', () => {
  it('is what JSON.stringify writes', () => {
    const indent = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), indent, (value, spaces) => {
        fc.pre(!(value instanceof Object && 'toJSON' in value));
        expect(jsonText(value, spaces)).toBe(JSON.stringify(value, null, spaces) ?? 'null');
      }),
    );
  });

  it('has whole numbers of any size', () => {
    const text = '{"big":9007199254740993,"more":[-123456789012345678901234567890]}';
    const read = readJson(text);
    expect(read.kind === 'ok' && jsonText(read.value)).toBe(text);
  });

  it('is cut where it is long, and no more of it is written than is shown', () => {
    expect(shortJson({ a: [1, 2n, null], b: 'x' })).toBe('{"a":[1,2,null],"b":"x"}');
    expect(shortJson(undefined)).toBe('nothing');
    expect(shortJson('x'.repeat(80))).toBe(`"${'x'.repeat(56)}…`);
    const deep: unknown[] = [];
    let inner = deep;
    for (let level = 0; level < 100_000; level += 1) {
      const next: unknown[] = [];
      inner.push(next);
      inner = next;
    }
    expect(shortJson({ deep })).toBe(`{"deep":${'['.repeat(49)}…`);
  });
});

/** JSON.stringify throws at whole numbers beyond 2^53, which our reader makes bigint. Here there are none. */
const allowed = ['source/json/write.ts', 'fix/draft.ts', 'report/hash.ts', 'report/escape.ts'];

it('nothing else in src writes JSON', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const writers = files.filter((file) => readFileSync(path.join('src', file), 'utf8').includes('JSON.stringify('));
  expect(writers.map((file) => file.replaceAll(path.sep, '/')).sort()).toEqual([...allowed].sort());
});
