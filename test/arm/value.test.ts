import { describe, expect, it } from 'vitest';
import { maxJsonDepth, toExpression } from '../../src/arm/value.ts';
import type { JsonValue } from '../../src/source/json.ts';
import type { Expression } from '../../src/template/expression.ts';
import { open, show, where } from './helpers.ts';

function read(
  json: JsonValue | string,
  strings: 'template' | 'outer' | 'plain' = 'template',
  loops = true,
): Expression {
  const document = open(json);
  return toExpression({ source: document.source, strings, loops }, document.json, null);
}

/** The places of an expression and of all its parts, in the order of the text. */
function places(expression: Expression, json: JsonValue): string[] {
  const own = where(expression.place, json);
  switch (expression.kind) {
    case 'object':
      return [
        own,
        ...expression.entries.flatMap((entry) => [
          ...(entry.computedKey ? places(entry.computedKey, json) : []),
          ...places(entry.value, json),
        ]),
      ];
    case 'array':
      return [own, ...expression.items.flatMap((item) => places(item, json))];
    case 'call':
      return [own, ...expression.args.flatMap((arg) => places(arg, json))];
    case 'access':
      return [own, ...places(expression.base, json), ...places(expression.key, json)];
    case 'loop':
      return [own, ...places(expression.count, json), ...places(expression.body, json)];
    case 'literal':
      return [own, ...(expression.deferred ? places(expression.deferred, json) : [])];
    case 'broken':
      return [own];
  }
}

describe('JSON values as expressions', () => {
  it('keeps scalars, unescapes what is escaped, parses what is an expression', () => {
    const json = { a: null, b: [true, 1.5], c: '[[x]', d: "[concat('y')]", e: '[x' };
    expect(show(read(json))).toBe("{a: null, b: [true, 1.5], c: '[x]', d: concat('y'), e: '[x'}");
  });

  it('keeps large integers exact', () => {
    expect(show(read('{"a": 9007199254740993}'))).toBe('{a: 9007199254740993n}');
  });

  it('takes strings as they are in parameter files', () => {
    expect(
      show(read({ a: '[[x]', '[b]': "[concat('y')]", copy: [{ name: 'n', count: 1, input: 2 }] }, 'plain', false)),
    ).toBe("{a: '[[x]', [b]: '[concat('y')]', copy: [{name: 'n', count: 1, input: 2}]}");
  });

  it('reads computed and escaped keys', () => {
    expect(show(read({ "[concat('a')]": 1, '[[b]': 2, '[c': 3 }))).toBe("{concat('a'): 1, [b]: 2, [c: 3}");
  });

  it('leaves escaped text of an outer-scope template to the nested deployment', () => {
    const json = { a: "[[concat('x')]", b: "[concat('y')]", c: '[[[z]', d: '[e' };
    expect(show(read(json, 'outer'))).toBe(
      "{a: '[concat('x')]' later concat('x'), b: concat('y'), c: '[[z]' later '[z]', d: '[e'}",
    );
  });

  it('says where an expression cannot be parsed', () => {
    const json = { a: 'x', b: '[concat(]' };
    const broken = read(json);
    expect(show(broken)).toContain('b: broken: expected a function call');
    expect(places(broken, json)).toEqual(['', 'a', 'b «]»']);
  });

  it('reads a property called __proto__ like any other', () => {
    expect(show(read('{"__proto__": {"a": 1}, "constructor": 2}'))).toBe('{__proto__: {a: 1}, constructor: 2}');
  });

  it('does not look deeper than is safe', () => {
    const text = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    let value = toExpression({ source: open('[]').source, strings: 'template', loops: true }, JSON.parse(text), null);
    let depth = 0;
    for (; value.kind === 'array'; depth += 1) value = value.items[0] as Expression;
    expect(depth).toBe(maxJsonDepth);
    expect(show(value)).toBe('broken: this is nested more than 256 levels deep');
  });
});

describe('places', () => {
  it('of parts are offsets in the decoded string, escapes in the file counted as one', () => {
    const text = '{"a": ["[concat(\\"\\u0041\\", \'b\').c]"]}'.replaceAll('\\"\\u0041\\"', "'\\u0041\\n'");
    const { json } = open(text);
    expect(places(read(text), json)).toEqual([
      '',
      'a',
      "a/0 «concat('A\n', 'b').c»",
      "a/0 «concat('A\n', 'b')»",
      "a/0 «'A\n'»",
      "a/0 «'b'»",
      'a/0 «c»',
    ]);
  });

  it('of a computed key are offsets in the key', () => {
    const json = { x: { "[concat('a', 'b')]": 'value' } };
    expect(places(read(json), json)).toEqual([
      '',
      'x',
      "x/[concat('a', 'b')] key «concat('a', 'b')»",
      "x/[concat('a', 'b')] key «'a'»",
      "x/[concat('a', 'b')] key «'b'»",
      "x/[concat('a', 'b')]",
    ]);
  });

  it('of deferred text count the bracket that escapes it', () => {
    const json = { a: "[[concat('x')]" };
    expect(places(read(json, 'outer'), json)).toEqual(['', 'a', "a «concat('x')»", "a «'x'»"]);
  });

  it('are the same however often they are asked for', () => {
    const json = { a: "[concat('x')]" };
    const value = read(json);
    expect(places(value, json)).toEqual(places(value, json));
  });
});

describe('copy loops on properties', () => {
  const loop = (name: string, input: JsonValue): JsonValue => ({ name, count: 2, input });

  it('stand beside other properties, several on one object, where copy was written', () => {
    const json = { before: 1, copy: [loop('disks', { lun: "[copyIndex('disks')]" }), loop('nics', 'n')], after: 2 };
    expect(show(read(json))).toBe(
      "{before: 1, disks: for disks < 2: {lun: copyIndex('disks')}, nics: for nics < 2: 'n', after: 2}",
    );
    expect(places(read(json), json).slice(2, 4)).toEqual(['copy/0', 'copy/0/count']);
  });

  it('nest', () => {
    const json = { copy: [loop('outer', { copy: [loop('inner', 'x')] })] };
    expect(show(read(json))).toBe("{outer: for outer < 2: {inner: for inner < 2: 'x'}}");
  });

  it('are recognised in any case', () => {
    const json = { Copy: [{ Name: 'a', COUNT: '[f()]', Input: 1 }] };
    expect(show(read(json))).toBe('{a: for a < f(): 1}');
  });

  it('miss parts as broken expressions', () => {
    expect(show(read({ copy: [{ name: 'a', input: 1 }] }))).toBe(
      "{a: for a < broken: the copy loop has no 'count': 1}",
    );
    expect(show(read({ copy: [{ name: 'a', count: 1 }] }))).toBe(
      "{a: for a < 1: broken: the copy loop has no 'input'}",
    );
  });

  it.each([
    ['text'],
    [{ name: 'a', count: 1, input: 2 }],
    [[]],
    [[{ name: 'only a name' }]],
    [['x']],
    [[loop('a', 1), 'x']],
  ])('a property that merely is called copy stays as it is: %j', (copy) => {
    const value = read({ copy });
    expect(value.kind === 'object' && value.entries.map((entry) => entry.key)).toEqual(['copy']);
  });

  it('are plain data where loops are not read', () => {
    expect(show(read({ copy: [loop('a', 1)] }, 'template', false))).toBe("{copy: [{name: 'a', count: 2, input: 1}]}");
  });
});
