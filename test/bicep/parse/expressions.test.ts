import { describe, expect, it } from 'vitest';
import { broken, value } from '../show.ts';

describe('operators', () => {
  it('bind as tightly as Bicep has it, and from left to right', () => {
    expect(value('a - b - c')).toBe('(binary - (binary - (variableAccess a) (variableAccess b)) (variableAccess c))');
    expect(value('1 + 2 * 3')).toBe('(binary + (integer 1) (binary * (integer 2) (integer 3)))');
    expect(value('a ?? b || c && d == e < f + g * h')).toBe(
      '(binary ?? (variableAccess a) (binary || (variableAccess b) (binary && (variableAccess c) ' +
        '(binary == (variableAccess d) (binary < (variableAccess e) (binary + (variableAccess f) ' +
        '(binary * (variableAccess g) (variableAccess h))))))))',
    );
    for (const [operator, tighter] of [
      ['!=', '>='],
      ['=~', '<='],
      ['!~', '>'],
      ['-', '/'],
      ['+', '%'],
    ]) {
      expect(value(`a ${operator} b ${tighter} c`)).toBe(
        `(binary ${operator} (variableAccess a) (binary ${tighter} (variableAccess b) (variableAccess c)))`,
      );
    }
  });

  it('before a value hold the accesses behind it', () => {
    expect(value('!a.b')).toBe('(unary ! (propertyAccess (variableAccess a) b))');
    expect(value('-1 + -a[0]')).toBe(
      '(binary + (unary - (integer 1)) (unary - (indexAccess (variableAccess a) (integer 0))))',
    );
  });

  it('of a condition may begin lines', () => {
    const written = value('a\n  ? b\n  : c\n    ? d\n    : e');
    expect(written).toBe(
      '(ternary (variableAccess a) (variableAccess b) (ternary (variableAccess c) (variableAccess d) (variableAccess e)))',
    );
  });
});

describe('accesses', () => {
  it('are properties, indexes, nested resources, calls, and their safe and certain forms', () => {
    expect(value('a.b.?c')).toBe('(propertyAccess safe (propertyAccess (variableAccess a) b) c)');
    expect(value("a['b'][?c][^1][?^2]")).toBe(
      '(indexAccess safe fromEnd (indexAccess fromEnd (indexAccess safe (indexAccess (variableAccess a) ' +
        '(string "b")) (variableAccess c)) (integer 1)) (integer 2))',
    );
    expect(value('a::b.id')).toBe('(propertyAccess (resourceAccess (variableAccess a) b) id)');
    expect(value('a!.b')).toBe('(propertyAccess (nonNull (variableAccess a)) b)');
    expect(value('az.f(1).g()')).toBe('(methodCall (methodCall (variableAccess az) f (integer 1)) g)');
  });
});

describe('calls', () => {
  it('may have a line for each argument, with comments', () => {
    expect(value('f(\n  a, // first\n  b\n  // end\n)')).toBe('(functionCall f (variableAccess a) (variableAccess b))');
    expect(value('f(a,\n\n  b)')).toBe('(functionCall f (variableAccess a) (variableAccess b))');
    expect(value('f()')).toBe('(functionCall f)');
  });

  it('take lambdas of any number of parameters', () => {
    expect(value('map(a, x => x.y)')).toBe(
      '(functionCall map (variableAccess a) (lambda x (propertyAccess (variableAccess x) y)))',
    );
    expect(value('reduce(a, 0, (x, y) => x + y)')).toContain('(lambda x y (binary +');
    expect(value('f(() => {\n a: 1 })')).toBe('(functionCall f (lambda (object (objectProperty a (integer 1)))))');
    expect(value('f(x =>\n  x)')).toBe('(functionCall f (lambda x (variableAccess x)))');
    expect(value('f((\n  x,\n  y\n) => x)')).toContain('(lambda x y ');
  });
});

describe('literals', () => {
  it('keep their values', () => {
    expect(value('[true, false, null, 0, 007]')).toBe(
      '(array (boolean true) (boolean false) (null) (integer 0) (integer 7))',
    );
    expect(value('9007199254740993')).toBe('(integer "9007199254740993n")');
    expect(value('18446744073709551615')).toBe('(integer "18446744073709551615n")');
  });

  it('hold items on lines, or between commas', () => {
    expect(value('[\n  1\n\n  2 // two\n]')).toBe('(array (integer 1) (integer 2))');
    expect(value('[1, 2,]')).toBe('(array (integer 1) (integer 2))');
    expect(value("{a: 1, 'b-c': 2, '${d}': 3}")).toBe(
      '(object (objectProperty a (integer 1)) (objectProperty (string "b-c") (integer 2)) ' +
        '(objectProperty (interpolatedString (stringPiece "") (variableAccess d) (stringPiece "")) (integer 3)))',
    );
    expect(value('{\n  resource: 1\n  for: 2\n  if: 3\n}')).toBe(
      '(object (objectProperty resource (integer 1)) (objectProperty for (integer 2)) (objectProperty if (integer 3)))',
    );
  });

  it('spread others', () => {
    expect(value('{ ...a, b: 1 }')).toBe('(object (spread (variableAccess a)) (objectProperty b (integer 1)))');
    expect(value('[\n  ...a\n  1\n]')).toBe('(array (spread (variableAccess a)) (integer 1))');
  });
});

describe('loops', () => {
  it('go over a list with a variable, or two', () => {
    expect(value('[for a in b: c]')).toBe('(for a (variableAccess b) (variableAccess c))');
    expect(value('[for (a, i) in b: {\n c: i\n}]')).toBe(
      '(for a i (variableAccess b) (object (objectProperty c (variableAccess i))))',
    );
    expect(value('[\n  for a in [1]: [for b in a: b]\n]')).toBe(
      '(for a (array (integer 1)) (for b (variableAccess a) (variableAccess b)))',
    );
  });

  it('need a name after `for`, which is a name itself elsewhere', () => {
    expect(broken('[\n  for\n]')).toBe('(for ? (error) (error)) expected-name at "", unknown-statement at "]"');
    expect(value('for')).toBe('(variableAccess for)');
  });
});

describe('parentheses', () => {
  it('hold one expression and are kept, since edits need them', () => {
    expect(value('(a + b) * c')).toBe(
      '(binary * (parenthesized (binary + (variableAccess a) (variableAccess b))) (variableAccess c))',
    );
  });
});
