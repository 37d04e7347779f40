import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonObject, type JsonValue, maxNesting, namesOf, own, readJson } from '../../src/source/json.ts';

function read(text: string): JsonValue {
  const result = readJson(text);
  if (result.kind === 'error') throw new Error(result.problems.map((problem) => problem.message).join());
  return result.value;
}

/** The first problem, as its message and the text it points at. */
function problemOf(text: string): { message: string; at: string; offset: number } {
  const [problem] = readJson(text).problems;
  if (!problem) throw new Error('there is no problem');
  const { message, offset, length } = problem;
  return { message, at: text.slice(offset, offset + length), offset };
}

describe('what Azure accepts beyond JSON', () => {
  it('reads line and block comments', () => {
    expect(read('// head\n{ /* a */ "a" /* b */ : // c\r\n 1 } // tail')).toEqual({ a: 1 });
  });

  it('reads trailing commas in objects and arrays', () => {
    expect(read('{ "a": [1, 2,], }')).toEqual({ a: [1, 2] });
  });

  it('reads strings that span lines, with line breaks and tabs as they stand', () => {
    expect(read('{ "a": "[concat(\r\n\t\'x\',\n  \'y\')]" }')).toEqual({ a: "[concat(\r\n\t'x',\n  'y')]" });
    expect(read('["1\\"\n\\\\", "\\u00e9\n"]')).toEqual(['1"\n\\', 'é\n']);
  });

  it('takes comment signs inside strings for text', () => {
    expect(read('{ "url": "https://x/*y*/", } // "z')).toEqual({ url: 'https://x/*y*/' });
  });
});

describe('values that JSON.parse would change', () => {
  it('keeps integers that a double cannot hold', () => {
    expect(read('[9007199254740991, 9007199254740993, -9223372036854775808]')).toEqual([
      9007199254740991,
      9007199254740993n,
      -9223372036854775808n,
    ]);
    expect(read('[1e20, 0.5, -1.5E+3]')).toEqual([1e20, 0.5, -1500]);
  });

  it('keeps the order of names that are numbers', () => {
    const object = read('{ "b": 1, "10": 2, "2": 3, "a": { "1": 4, "0": 5 } }') as JsonObject;
    expect(namesOf(object)).toEqual(['b', '10', '2', 'a']);
    expect(namesOf(own(object, 'a') as JsonObject)).toEqual(['1', '0']);
    expect(namesOf(read('{ "b": 1, "a": 2 }') as JsonObject)).toEqual(['b', 'a']);
  });

  it.each(['{ "__proto__": { "x": 1 } }', '{ "__proto__": { "x": 1 }, /* slowly */ }'])(
    'reads a property called __proto__ as any other: %s',
    (text) => {
      const object = read(text) as JsonObject;
      expect(namesOf(object)).toEqual(['__proto__']);
      expect(own(object, '__proto__')).toEqual({ x: 1 });
      expect(object.x).toBeUndefined();
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    },
  );

  it('sees no inherited property', () => {
    expect(own(read('{}') as JsonObject, 'constructor')).toBeUndefined();
  });
});

describe('properties written twice', () => {
  const text = '{\n  "a": { "name": 1, "x": 2, "name" : 3 }\n}';

  it('takes the last, and warns at the one without effect', () => {
    expect(read(text)).toEqual({ a: { name: 3, x: 2 } });
    expect(problemOf(text)).toEqual({
      message: "'name' is set again further down in this object: this one has no effect, the last one counts",
      at: '"name"',
      offset: text.indexOf('"name"'),
    });
  });

  it('warns of each but the last', () => {
    expect(readJson('{"a":1,"a":2,"a":3}').problems.map((problem) => problem.offset)).toEqual([1, 7]);
  });

  it('does not take text that looks like a property for one', () => {
    expect(readJson('{ "a" : "\\"b\\": 1", "c": ":80", "d\\\\": [":", "x\\":"] }').problems).toEqual([]);
  });
});

describe('what is wrong with a text', () => {
  it.each([
    ['', 'the file is empty; it should hold a JSON value', ''],
    ['  \n', 'the file is empty; it should hold a JSON value', ''],
    ['// only this', 'the file ends where a value is expected', ''],
    ['{ "a": 1 "b": 2 }', `found '"b"' where ',' or '}' is expected`, '"b"'],
    ['{ "a" 1 }', "found '1' where ':' is expected", '1'],
    ['{ "a": }', "found '}' where a value is expected", '}'],
    ['[1, 2', "the file ends where ',' or ']' is expected; the '[' of line 1 is not closed", ''],
    ['{\n "a": [\n 1,\n', "the file ends where a value or ']' is expected; the '[' of line 2 is not closed", ''],
    ['{ "a": 1 ]', "found ']' where ',' or '}' is expected", ']'],
    ['[1,,2]', "found ',' where a value or ']' is expected", ','],
    ['{} {}', "found '{' where the end of the file is expected", '{'],
    ['{ a: 1 }', `found 'a' where a property name in double quotes or '}' is expected`, 'a'],
    ["['x']", `found ''x'' where a value or ']' is expected; JSON puts strings in double quotes (")`, "'x'"],
    ['{ "a": [tru] }', "found 'tru' where a value or ']' is expected", 'tru'],
    ['[01]', "found '01' where a value or ']' is expected", '01'],
    ['[\u00a01]', "found '\\u{a0}1' where a value or ']' is expected", '\u00a01'],
    ['[1e999]', "the number '1e999' is out of range", '1e999'],
    [`[1${'0'.repeat(400)}]`, `the number '1${'0'.repeat(39)}…' is out of range`, `1${'0'.repeat(400)}`],
    ['["C:\\temp\\x"]', "'\\x' is no escape that JSON knows; write '\\\\' for a backslash", '\\x'],
    ['["\\u12g4"]', "'\\u' is no escape that JSON knows; four hexadecimal digits should follow it", '\\u'],
    ['{ "a": "b }\n', `the string '"b }' has no closing quote on its line`, '"b }'],
    ['[1 /* x', "this comment is not closed; '*/' ends it", '/*'],
  ])('%j', (text, message, at) => {
    expect(readJson(text).kind).toBe('error');
    expect(problemOf(text)).toMatchObject({ message, at });
  });

  it('a forgotten quote is shown where it was forgotten, not where the next string ends', () => {
    const text = '{\n  "a": "x,\n  "b": "y"\n}';
    expect(problemOf(text)).toEqual({
      message: `the string '"x,' has no closing quote on its line; where its text ends further down, ',' or '}' is expected`,
      at: '"x,',
      offset: text.indexOf('"x'),
    });
  });
});

describe('hostile texts', () => {
  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['arrays that nothing closes', '[', ''],
  ])('refuses 200,000 nested %s at the first one too deep', (_, open, close) => {
    const text = open.repeat(200_000) + (close && '1') + close.repeat(200_000);
    expect(problemOf(text)).toMatchObject({
      message: `this is nested more than ${maxNesting} levels deep; resilint reads no more`,
      offset: open.length * maxNesting,
    });
  });

  it('reads what is nested just as deep as allowed', () => {
    expect(readJson('['.repeat(maxNesting) + ']'.repeat(maxNesting)).kind).toBe('ok');
    expect(readJson(`${'['.repeat(maxNesting)}/**/${']'.repeat(maxNesting)}`).kind).toBe('ok');
  });

  it('warns a hundred times at most', () => {
    expect(readJson(`{${'"a":1,'.repeat(100_000)}}`).problems).toHaveLength(100);
  });
});

describe('laws', () => {
  const json = fc.jsonValue({ depthSize: 'medium' }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

  /** Integers beyond 2^53 are bigint to resilint and rounded to `JSON.parse`. */
  function inDoubles(value: JsonValue): JsonValue {
    return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? Number(each) : each)));
  }

  it('agrees with JSON.parse on every JSON text, read fast or slowly', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(inDoubles(read(text))).toEqual(value);
        expect(inDoubles(read(`${text}//`))).toEqual(value);
      }),
    );
  });

  it('answers for any text, and agrees with JSON.parse on which are JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '\\',
      '1',
      '-',
      'true',
      '/',
      '*',
      '\n',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const result = readJson(text);
        for (const { offset, length } of result.problems) {
          expect(offset + length).toBeLessThanOrEqual(text.length + 1);
        }
        try {
          const expected = JSON.parse(text);
          expect(result.kind === 'ok' && inDoubles(result.value)).toEqual(expected);
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
