import { describe, expect, it } from 'vitest';
import { lex } from '../../src/bicep/lexer.ts';
import { Token } from '../../src/bicep/token.ts';

const NAMES = new Map<number, string>(Object.entries(Token).map(([name, kind]) => [kind, name]));

function tokens(text: string): string[] {
  const { kinds, starts, ends, count } = lex(text);
  return Array.from({ length: count - 1 }, (_, index) => {
    return `${NAMES.get(kinds[index] as number)} ${JSON.stringify(text.slice(starts[index], ends[index]))}`;
  });
}

function kinds(text: string): string {
  return tokens(text)
    .map((token) => token.split(' ')[0])
    .join(' ');
}

function errors(text: string): string[] {
  return lex(text).errors.map((error) => `${error.start}-${error.end} ${error.code}`);
}

describe('tokens', () => {
  it('are words, numbers, strings and signs, without what stands between them', () => {
    expect(tokens("param a_1 = 'b' // c")).toEqual([
      'Identifier "param"',
      'Identifier "a_1"',
      'Assignment "="',
      'StringComplete "\'b\'"',
    ]);
  });

  it('end with the end of the file', () => {
    const { kinds: found, starts, count } = lex('a ');
    expect([found[count - 1], starts[count - 1]]).toEqual([Token.EndOfFile, 2]);
    expect(lex('').count).toBe(1);
  });

  it('take the longest sign', () => {
    expect(kinds('. ... ? ?? : :: ! != !~ < <= > >= = == =~ => && | ||')).toBe(
      'Dot Ellipsis Question DoubleQuestion Colon DoubleColon Exclamation NotEquals NotEqualsInsensitive LessThan ' +
        'LessThanOrEqual GreaterThan GreaterThanOrEqual Assignment Equals EqualsInsensitive Arrow LogicalAnd Pipe LogicalOr',
    );
    expect(kinds('{}()[]@,;+-*/%^')).toBe(
      'LeftBrace RightBrace LeftParen RightParen LeftSquare RightSquare At Comma Semicolon Plus Minus Asterisk Slash Modulo Hat',
    );
    expect(kinds('a.?b[?^1]..c')).toBe(
      'Identifier Dot Question Identifier LeftSquare Question Hat Integer RightSquare Dot Dot Identifier',
    );
  });

  it('know true, false and null, and no other word', () => {
    expect(kinds('true false null truer True nul falsey for if')).toBe(
      'True False Null Identifier Identifier Identifier Identifier Identifier Identifier',
    );
  });

  it('join line ends that follow each other, of any sort', () => {
    expect(tokens('a\r\n\n\rb\n \nc')).toEqual([
      'Identifier "a"',
      'NewLine "\\r\\n\\n\\r"',
      'Identifier "b"',
      'NewLine "\\n"',
      'NewLine "\\n"',
      'Identifier "c"',
    ]);
  });

  it('begin after a byte order mark', () => {
    expect(tokens('\uFEFF#disable-next-line a\nb')).toEqual(['NewLine "\\n"', 'Identifier "b"']);
    expect(lex('\uFEFF#disable-next-line a').directives).toHaveLength(1);
  });

  it('outgrow the first guess of their number', () => {
    expect(lex('(('.repeat(5000)).count).toBe(10_001);
  });
});

describe('strings', () => {
  it('are split at their holes, however nested', () => {
    expect(tokens("'a${b}c${'d${e}'}'")).toEqual([
      'StringLeft "\'a${"',
      'Identifier "b"',
      'StringMiddle "}c${"',
      'StringLeft "\'d${"',
      'Identifier "e"',
      'StringRight "}\'"',
      'StringRight "}\'"',
    ]);
  });

  it('keep the braces of an object within a hole apart from the hole', () => {
    expect(kinds("'${f({a: {}})}b'")).toBe(
      'StringLeft Identifier LeftParen LeftBrace Identifier Colon LeftBrace RightBrace RightBrace RightParen StringRight',
    );
  });

  it('have no holes where the dollar is escaped or without a brace', () => {
    expect(kinds("'\\${a}' '$a' '$' '$$'")).toBe('StringComplete StringComplete StringComplete StringComplete');
  });

  it('of several lines hold quotes, and holes only with dollars before them', () => {
    expect(kinds("'''\na 'b' ''c'' ${d}\n'''")).toBe('StringComplete');
    expect(kinds("$'''\n${a}\n'''")).toBe('StringLeft Identifier StringRight');
    expect(kinds("$$'''${a} $${b} $$${c}'''")).toBe('StringLeft Identifier StringMiddle Identifier StringRight');
    expect(tokens("'''a'''''")).toEqual(["StringComplete \"'''a'''''\""]);
  });

  it('that are not closed end with their line', () => {
    expect(kinds("'a\nb")).toBe('StringComplete NewLine Identifier');
    expect(errors("'a\nb")).toEqual(['0-2 unclosed-string']);
    expect(errors("'a")).toEqual(['0-2 unclosed-string']);
    expect(errors("'a\\")).toEqual(['0-3 unclosed-string']);
  });

  it('that are not closed within a hole end with their line, the outer ones too', () => {
    expect(kinds("'${'${a\nb")).toBe('StringLeft StringLeft Identifier StringRight NewLine Identifier');
    expect(errors("'${'${a\nb")).toEqual(['7-7 unclosed-string']);
  });

  it('of several lines that are not closed reach to the end of the file', () => {
    expect(errors("var a = '''\nb\n")).toEqual(['8-14 unclosed-multiline-string']);
    expect(errors("var a = $'''\nb${c}")).toEqual(['17-18 unclosed-multiline-string']);
  });

  it('with unknown escapes are reported at the escape', () => {
    expect(errors("'a\\q\\n'")).toEqual(['2-4 invalid-escape']);
    expect(errors("'\\u{110000}'")).toEqual(['1-11 invalid-unicode-escape']);
    expect(errors("'\\u{}'")).toEqual(['1-5 invalid-unicode-escape']);
    expect(errors("'\\u12'")).toEqual(['1-3 invalid-unicode-escape']);
    expect(errors("'\\u{10FFFF}\\\\\\'\\r\\n\\t\\$'")).toEqual([]);
  });

  it('between double quotes are one error', () => {
    expect(errors('var a = "b \\" c" + 1')).toEqual(['8-16 double-quote']);
    expect(errors('var a = "b')).toEqual(['8-9 double-quote']);
  });
});

describe('what is no token', () => {
  it('is noted where it stands: comments', () => {
    const { comments, count } = lex('/* a\n */ b // c\n// d');
    expect(comments).toEqual([
      { kind: 'block', start: 0, end: 8 },
      { kind: 'line', start: 11, end: 15 },
      { kind: 'line', start: 16, end: 20 },
    ]);
    expect(count).toBe(3);
  });

  it('is noted where it stands: directives and their codes', () => {
    const [first, second, third] = lex(
      '#disable-next-line A b-c // why\n  #disable-diagnostics D\n#restore-diagnostics D|',
    ).directives;
    expect(first).toMatchObject({ kind: 'disable-next-line', start: 0, end: 24 });
    expect(first?.codes).toEqual([
      { code: 'A', start: 19, end: 20 },
      { code: 'b-c', start: 21, end: 24 },
    ]);
    expect(second).toMatchObject({ kind: 'disable-diagnostics', codes: [{ code: 'D' }] });
    expect(third).toMatchObject({ kind: 'restore-diagnostics', codes: [{ code: 'D' }] });
  });

  it('directives without a code are reported; they stand first on their line', () => {
    expect(errors('#disable-next-line  \na')).toEqual(['18-18 directive-without-codes']);
    expect(errors('a #disable-next-line b')).toEqual(['2-3 unrecognized-character']);
    expect(errors('/* a */ #disable-next-line b')).toEqual(['8-9 unrecognized-character']);
  });

  it('an open comment is reported', () => {
    expect(errors('a /* b')).toEqual(['2-6 unclosed-comment']);
    expect(errors('a /*/')).toEqual(['2-5 unclosed-comment']);
  });

  it('characters without meaning are reported one by one', () => {
    expect(errors('a # \\ $ & é 😀')).toEqual([
      '2-3 unrecognized-character',
      '4-5 unrecognized-character',
      '6-7 unrecognized-character',
      '8-9 unrecognized-character',
      '10-11 unrecognized-character',
      '12-14 unrecognized-character',
    ]);
  });

  it('a name too long for Bicep is reported', () => {
    expect(errors('a'.repeat(255))).toEqual([]);
    expect(errors('a'.repeat(256))).toEqual(['0-256 name-too-long']);
  });
});
