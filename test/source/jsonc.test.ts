import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/source/json/write.ts';
import { maxNesting, namesOf } from '../../src/source/json.ts';
import { readJsonc } from '../../src/source/jsonc.ts';

function valueOf(text: string): unknown {
  const result = readJsonc(text);
  if (result.kind === 'error') throw new Error(result.problems[0]?.message);
  return result.value;
}

function problemOf(text: string) {
  const [problem] = readJsonc(text).problems;
  if (!problem) return undefined;
  const { message, offset, length } = problem;
  return { message, at: text.slice(offset, offset + length), offset };
}

describe('what people write in configurations', () => {
  it('comments, trailing commas and tabs in strings are read', () => {
    expect(valueOf('// one\n{ "a": 1, /* two */ "b": [true, null,], "c": "x\ty", }')).toEqual({
      a: 1,
      b: [true, null],
      c: 'x\ty',
    });
    expect(valueOf('{ "a": "// no comment", /* one */ }')).toEqual({ a: '// no comment' });
  });

  it('of two values of one name the last counts, and the first is told', () => {
    const text = '{ "a": 1, "b": { "a": 1 }, /* c */ "a": 2 }';
    expect(valueOf(text)).toEqual({ a: 2, b: { a: 1 } });
    expect(problemOf(text)).toMatchObject({ offset: 2, message: expect.stringContaining("'a' is set again") });
    expect(readJsonc(`{${'"a":1,'.repeat(300)}}`).problems).toHaveLength(100);
  });

  it('whole numbers are exact, names keep their order, and no name is special', () => {
    expect(valueOf('[9007199254740993, 1.5, -0, /* c */]')).toEqual([9007199254740993n, 1.5, -0]);
    expect(namesOf(valueOf('{ "b": 1, "10": 2, /* c */ "2": 3 }') as never)).toEqual(['b', '10', '2']);
    for (const text of ['{ "__proto__": { "x": 1 } }', '{ "__proto__": { "x": 1 }, }']) {
      const value = valueOf(text) as object;
      expect(Object.keys(value)).toEqual(['__proto__']);
      expect('x' in value).toBe(false);
    }
  });
});

describe('what is wrong', () => {
  it.each([
    ['', 'the file is empty; it should hold a JSON value', ''],
    ['// only this', 'the file ends where a value is expected', ''],
    ['{ "a": 1 "b": 2 }', `found '"b"' where ',' or '}' is expected`, '"b"'],
    ['{ "a" 1 }', "found '1' where ':' is expected", '1'],
    ['{ "a": }', "found '}' where a value is expected", '}'],
    ['{,}', `found ',' where a property name in double quotes or '}' is expected`, ','],
    ['[1, 2', "the file ends where ',' or ']' is expected; the '[' of line 1 is not closed", ''],
    ['{\n "a": [\n 1,\n', "the file ends where a value or ']' is expected; the '[' of line 2 is not closed", ''],
    ['{ "a": 1 ]', "found ']' where ',' or '}' is expected", ']'],
    ['[1,,2]', "found ',' where a value or ']' is expected", ','],
    ['{} {}', "found '{' where the end of the file is expected", '{'],
    ['{ a: 1 }', `found 'a' where a property name in double quotes or '}' is expected`, 'a'],
    ["['x']", `found ''x'' where a value or ']' is expected; JSON puts strings in double quotes (")`, "'x'"],
    ['{ "a": [tru] }', "found 'tru' where a value or ']' is expected", 'tru'],
    ['[01]', "found '1' where ',' or ']' is expected", '1'],
    ['[1.]', "found '1.' where a value or ']' is expected", '1.'],
    ['[1e999]', "the number '1e999' is out of range", '1e999'],
    ['["C:\\temp\\x"]', "'\\x' is no escape that JSON knows; write '\\\\' for a backslash", '\\x'],
    ['["\\u12g4"]', "'\\u' is no escape that JSON knows; four hexadecimal digits should follow it", '\\u'],
    ['{\n "a": "b,\n "c": 1\n}', `the string '"b,' has no closing quote on its line`, '"b,'],
    ['[1 /* x', "this comment is not closed; '*/' ends it", '/*'],
  ])('%j', (text, message, at) => {
    expect(readJsonc(text).kind).toBe('error');
    expect(problemOf(text)).toMatchObject({ message, at });
  });
});

describe('hostile texts', () => {
  it.each([
    ['arrays', '[', ']'],
    ['objects', '{"a":', '}'],
    ['arrays that nothing closes', '[', ''],
  ])('200,000 nested %s are refused at the first one too deep', (_, open, close) => {
    const text = open.repeat(200_000) + (close && '1') + close.repeat(200_000);
    const message = `this is nested more than ${maxNesting} levels deep; resilint reads no more`;
    expect(problemOf(text)).toMatchObject({ message });
  });

  it('what is nested just as deep as allowed is read', () => {
    expect(readJsonc(`${'['.repeat(maxNesting)}1,${']'.repeat(maxNesting)}`).kind).toBe('ok');
  });
});

it('any JSON is read as JSON.parse reads it, with comments and trailing commas too', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const commented = `// c\n${text.replace(/([\]}])$/, (end) => (/[[{]\s*$/.test(text.slice(0, -1)) ? end : `,${end}`))} /* d */`;
      const read = valueOf(commented);
      expect(jsonText(read)).toBe(jsonText(valueOf(text)));
      expect(JSON.parse(jsonText(read))).toEqual(JSON.parse(text));
    }),
  );
});

it('any text is answered, as JSON where JSON.parse says so', () => {
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
    '/*',
    '*/',
    '//',
    '\n',
    '1',
    '-',
    'e',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const text = parts.join('');
      const { kind, problems } = readJsonc(text);
      for (const { offset, length } of problems) expect(offset + length).toBeLessThanOrEqual(text.length + 1);
      if (isJson(text)) expect(kind).toBe('ok');
    }),
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
