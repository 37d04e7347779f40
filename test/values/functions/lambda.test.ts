import { describe, expect, test } from 'vitest';
import type { Lambda } from '../../../src/values/functions/entry.ts';
import type { Maybe, Value } from '../../../src/values/value.ts';
import { call, choice, lambda, result, unknown, type Written } from '../values.ts';

const list = unknown('list', 'array');
const flag = unknown('flag', 'bool');
const name = unknown('name', 'string');

function made(called: string, ...args: (Written | Lambda)[]): Value {
  return call(called, ...args) ?? null;
}

const nameOf = lambda(1, (item) => call('tryGet', item, 'name'));
const less = lambda(2, (a, b) => call('less', a, b));

describe('lambdas over known items', () => {
  test('filter', () => {
    expect(
      result(
        'filter',
        [1, 5, 3],
        lambda(1, (item) => call('greater', item, 2)),
      ),
    ).toBe('[5, 3]');
    expect(
      result(
        'filter',
        ['a', 'b'],
        lambda(2, (_, index) => call('equals', index, 1)),
      ),
    ).toBe('["b"]');
    expect(
      result(
        'filter',
        ['a'],
        lambda(1, () => 'x'),
      ),
    ).toBe('wrong-type: filter() expects its lambda to return a boolean');
  });

  test('map', () => {
    expect(
      result(
        'map',
        ['a', 'b'],
        lambda(2, (item, index) => call('format', '{1}{0}', item, index)),
      ),
    ).toBe('["0a", "1b"]');
  });

  test('map computes an item when it is asked for', () => {
    let calls = 0;
    const mapped = made(
      'map',
      [1, 2, 3],
      lambda(1, () => (calls += 1)),
    );
    expect([calls, result('last', mapped), calls]).toEqual([0, '1', 1]);
  });

  test('reduce', () => {
    expect(
      result(
        'reduce',
        [5, 3, 2],
        1,
        lambda(2, (sum, item) => call('add', sum, item)),
      ),
    ).toBe('11');
    expect(
      result(
        'reduce',
        [],
        'x',
        lambda(2, () => null),
      ),
    ).toBe('"x"');
    const index = lambda(3, (sum, _, i) => call('add', sum, i));
    expect(result('reduce', ['a', 'b', 'c'], 0, index)).toBe('3');
  });

  test('sort keeps the order of equal items', () => {
    expect(result('sort', [3, 1, 2], less)).toBe('[1, 2, 3]');
    const bySize = lambda(2, (a, b) => call('less', call('tryGet', a, 's') ?? null, call('tryGet', b, 's') ?? null));
    const items = [
      { s: 2, n: 'a' },
      { s: 1, n: 'b' },
      { s: 2, n: 'c' },
      { s: 1, n: 'd' },
    ];
    expect(
      result(
        'map',
        made('sort', items, bySize),
        lambda(1, (item) => call('tryGet', item, 'n')),
      ),
    ).toBe('["b", "d", "a", "c"]');
  });

  test('toObject, groupBy, mapValues', () => {
    const dogs = [
      { name: 'Evie', age: 5 },
      { name: 'Casper', age: 3 },
    ];
    expect(result('toObject', dogs, nameOf)).toBe('{Evie: {name: "Evie", age: 5}, Casper: {name: "Casper", age: 3}}');
    expect(
      result(
        'toObject',
        dogs,
        nameOf,
        lambda(1, (dog) => call('tryGet', dog, 'age')),
      ),
    ).toBe('{Evie: 5, Casper: 3}');
    expect(
      result(
        'toObject',
        [1],
        lambda(1, (item) => item),
      ),
    ).toBe('wrong-type: toObject() expects its lambda to return a string');
    const initial = lambda(1, (item) => call('substring', item, 0, 1));
    expect(result('groupBy', ['foo', 'bar', 'baz'], initial)).toBe('{f: ["foo"], b: ["bar", "baz"]}');
    expect(
      result(
        'groupBy',
        ['foo', 'bar'],
        initial,
        lambda(1, (item) => call('toUpper', item)),
      ),
    ).toBe('{f: ["FOO"], b: ["BAR"]}');
    expect(
      result(
        'mapValues',
        { a: 'x', b: 'y' },
        lambda(1, (item) => call('toUpper', item)),
      ),
    ).toBe('{a: "X", b: "Y"}');
  });

  test('a lambda is needed', () => {
    expect(result('map', [1], 'x')).toBe(
      'wrong-type: map() expects a lambda function as argument 2 (transformFunction) and got a string',
    );
    expect(result('length', less)).toMatch(/and got a lambda function$/);
  });
});

describe('lambdas over items that are not known', () => {
  test('an undecided item may be there', () => {
    const same = lambda(1, (item) => call('equals', call('tryGet', item, 'n') ?? null, 'a'));
    expect(result('filter', [{ n: 'a' }, { n: name }, { n: 'b' }], same)).toBe('[{n: "a"}, …{n: ‹name›}×0-1]');
  });

  test('an array of unknown length is represented by one item', () => {
    expect(result('map', list, nameOf)).toBe('[…‹list[…].name›×0-∞]');
    expect(
      result(
        'filter',
        list,
        lambda(1, () => true),
      ),
    ).toBe('[…‹list[…]›×0-∞]');
    expect(
      result(
        'filter',
        list,
        lambda(1, () => false),
      ),
    ).toBe('[]');
    expect(result('length', made('map', list, nameOf))).toBe('‹length(list)›');
    expect(
      result(
        'map',
        made(
          'filter',
          list,
          lambda(1, () => flag),
        ),
        nameOf,
      ),
    ).toBe('[…‹list[…].name›×0-∞]');
  });

  test('the first of what is mapped is the first, mapped', () => {
    const some = unknown('some', 'array', { range: { min: 1 } });
    expect(result('first', made('map', some, nameOf))).toBe('‹some[0].name›');
  });

  test('items of an outer and an inner loop over one array are not taken for the same', () => {
    const seen: Maybe[] = [];
    const inner = (outer: Value): Lambda => lambda(1, (item) => seen.push(call('equals', item, outer)) > 0);
    const all = made(
      'map',
      list,
      lambda(1, (outer) => call('filter', list, inner(outer))),
    );
    result('first', all);
    expect(result('flatten', all)).toBeTruthy();
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(true);
  });

  test('sorting what cannot be compared keeps the number of items', () => {
    expect(result('sort', [name, 'a'], less)).toMatch(/^\[…‹.*›×2-2\]$/);
    expect(result('sort', ['a'], less)).toBe('["a"]');
    expect(result('sort', list, less)).toBe('[…‹list[…]›×0-∞]');
  });

  test('keys that are not known leave an open object', () => {
    const object = made(
      'toObject',
      [
        { name: 'a', v: 1 },
        { name, v: 2 },
        { name: 'c', v: 3 },
      ],
      nameOf,
    );
    expect(result('tryGet', object, 'c', 'v')).toBe('3');
    expect(result('tryGet', object, 'a')).toMatch(/^‹.*›$/);
    expect(result('contains', object, 'a')).toBe('true');
    expect(result('contains', object, 'b')).toMatch(/^‹.*›$/);
    const either = made('toObject', [{ name: choice(flag, 'x', 'y') }], nameOf);
    expect(result('contains', either, 'x')).toBe('true | false');
  });

  test('what hangs on every item stays open', () => {
    expect(
      result(
        'reduce',
        list,
        0,
        lambda(2, (sum) => sum),
      ),
    ).toBe('‹reduce(list, 0, lambda(…))›');
    expect(
      result(
        'groupBy',
        [name],
        lambda(1, (item) => item),
      ),
    ).toBe('‹groupBy([…], lambda(…))›');
  });

  test('two different lambdas over one array are different values', () => {
    const first = made(
      'reduce',
      list,
      0,
      lambda(2, (sum) => sum),
    );
    const second = made(
      'reduce',
      list,
      0,
      lambda(2, (_, item) => item),
    );
    expect(result('equals', first, second)).not.toBe('true');
  });
});
