import fc from 'fast-check';
import type { PrimitiveType } from '../../src/template/types.ts';
import type { Value } from '../../src/values/value.ts';
import { value } from '../values/values.ts';

/** A small expression over unknowns, so that it can be evaluated with and without their values. */
export type Tree =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'lambda'; readonly body: Tree }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Tree[] };

type Made = 'string' | 'int' | 'bool' | 'array' | 'object' | 'any' | 'scalar' | 'item';

/** The unknowns, and values that they can turn out to have. */
export const domains: Readonly<Record<string, { readonly type: PrimitiveType; readonly values: readonly Value[] }>> = {
  s: { type: 'string', values: ['', 'a', 'A', 'a-b', '/x/', ' z ', 'prod'] },
  t: { type: 'string', values: ['b', 'AB', '-'] },
  n: { type: 'int', values: [-2, 0, 1, 2, 5] },
  b: { type: 'bool', values: [true, false] },
  c: { type: 'bool', values: [true, false] },
  l: { type: 'array', values: [[], ['a'], ['a', 'b', 'a'], ['prod', '']].map(value) },
  o: { type: 'object', values: [{}, { k: 'x' }, { k: 'y', m: 'z' }, { k: { m: 'q' } }].map(value) },
};

const depth = { maxDepth: 4, depthIdentifier: fc.createDepthIdentifier(), withCrossShrink: true };

const call = (name: string, ...args: fc.Arbitrary<Tree>[]): fc.Arbitrary<Tree> =>
  fc.tuple(...args).map((made) => ({ kind: 'call', name, args: made }));
const constant = (...values: Value[]): fc.Arbitrary<Tree> =>
  fc.constantFrom(...values).map((one) => ({ kind: 'constant', value: one }));
const variable = (...names: string[]): fc.Arbitrary<Tree> =>
  fc.constantFrom(...names).map((name) => ({ kind: 'variable', name }));
const fn = (body: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => body.map((made) => ({ kind: 'lambda', body: made }));

/** Expressions by the type of what they make. */
export const trees = fc.letrec<Record<Made, Tree>>((tie) => {
  const text = tie('string');
  const int = tie('int');
  const bool = tie('bool');
  const list = tie('array');
  const object = tie('object');
  const choose = (then: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => call('if', bool, then, then);
  const item = tie('item');
  return {
    item: fc.oneof(depth, variable('x'), text, call('concat', variable('x'), text)),
    string: fc.oneof(
      depth,
      constant('a', 'A', '', '-', 'a-b', 'prod', '/', ' q', 'k'),
      variable('s', 't'),
      call('concat', text, text),
      call('concat', text, int, bool),
      call('format', constant('{0}-{1}', '{0,3}{1}', '{1}{{}}{0}'), text, tie('scalar')),
      call('toLower', text),
      call('toUpper', text),
      call('trim', text),
      call('take', text, int),
      call('skip', text, int),
      call('substring', text, int),
      call('substring', text, int, int),
      call('replace', text, text, text),
      call('string', tie('scalar')),
      call('string', tie('any')),
      call('first', text),
      call('last', text),
      call('join', list, text),
      call('padLeft', text, int, constant('0', ' ')),
      call('base64', text),
      call('uniqueString', text, text),
      call('guid', text),
      choose(text),
    ),
    scalar: fc.oneof(depth, text, int, bool),
    int: fc.oneof(
      depth,
      constant(0, 1, 2, 3, -1),
      variable('n'),
      call('add', int, int),
      call('sub', int, int),
      call('mul', int, int),
      call('div', int, int),
      call('mod', int, int),
      call('length', text),
      call('length', list),
      call('length', object),
      call('indexOf', text, text),
      call('lastIndexOf', text, text),
      call('indexOf', list, text),
      call('lastIndexOf', list, text),
      call('min', int, int),
      call('max', int, int),
      call('int', call('string', int)),
      choose(int),
    ),
    bool: fc.oneof(
      depth,
      constant(true, false),
      variable('b', 'c'),
      call('equals', text, text),
      call('equals', int, int),
      call('equals', bool, bool),
      call('equals', list, list),
      call('equals', object, object),
      call('equals', tie('any'), tie('any')),
      call('not', bool),
      call('empty', text),
      call('empty', list),
      call('empty', object),
      call('startsWith', text, text),
      call('endsWith', text, text),
      call('contains', text, text),
      call('contains', list, text),
      call('contains', object, text),
      call('like', text, constant('a*', '*b', 'a*b', '*', 'prod')),
      call('less', int, int),
      call('lessOrEquals', int, int),
      call('greater', int, int),
      call('greaterOrEquals', int, int),
      call('less', text, text),
      call('bool', call('string', bool)),
    ),
    array: fc.oneof(
      depth,
      variable('l'),
      call('createArray', text, text),
      call('createArray', text),
      call('concat', list, list),
      call('union', list, list),
      call('intersection', list, list),
      call('distinct', list),
      call('take', list, int),
      call('skip', list, int),
      call('split', text, constant('/', '-', '')),
      call('range', int, int),
      call('flatten', call('createArray', list, list)),
      call('objectKeys', object),
      call('map', list, fn(item)),
      call('filter', list, fn(call('equals', item, text))),
      call('filter', list, fn(call('contains', list, variable('x')))),
      call('sort', call('createArray', text, text), constant(null)),
      call('map', call('items', object), fn(call('tryGet', variable('x'), constant('key')))),
      choose(list),
    ),
    object: fc.oneof(
      depth,
      variable('o'),
      call('createObject', constant('k'), tie('any'), constant('m', 'c'), text),
      call('createObject', text, text),
      call('union', object, object),
      call('shallowMerge', call('createArray', object, object)),
      call('intersection', object, object),
      call('mapValues', object, fn(call('string', variable('x')))),
      call('toObject', list, fn(item)),
      call('toObject', list, fn(item), fn(item)),
      choose(object),
    ),
    any: fc.oneof(
      depth,
      text,
      int,
      bool,
      list,
      object,
      call('first', list),
      call('last', list),
      call('tryGet', object, text),
      call('tryGet', list, int),
      call('tryIndexFromEnd', list, int),
      call('reduce', list, text, fn(call('concat', variable('x'), variable('y')))),
      call('json', call('string', object)),
    ),
  };
});
