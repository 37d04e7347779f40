import { describe, expect, it } from 'vitest';
import { isFaithful, maxNesting } from '../../../src/source/json/survey.ts';

describe('when the answer of JSON.parse is taken', () => {
  it.each([
    ['an ordinary document', '{ "a": [1, 0.5, null, "x: \\"y\\": z"], "b" : { "c": true } }', true],
    ['a property called __proto__', '{ "__proto__": 1 }', true],
    ['digits inside a string', '{ "hash": "12345678901234567890" }', true],
    ['an integer beyond 2^53', '[9007199254740993]', false],
    ['a number beyond every double', '[1e999]', false],
    ['names that are array indices', '{ "b": 1, "0": 2 }', false],
    ['a property written twice', '{ "a": 1, "b": { "c": 1, "c": 2 } }', false],
    ['the deepest nesting allowed', '['.repeat(maxNesting) + ']'.repeat(maxNesting), true],
    ['deeper nesting', '['.repeat(maxNesting + 1) + ']'.repeat(maxNesting + 1), false],
  ])('%s', (_, text, faithful) => {
    expect(isFaithful(text, JSON.parse(text))).toBe(faithful);
  });
});
