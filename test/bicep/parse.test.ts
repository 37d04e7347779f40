import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../src/bicep/parse.ts';
import { childrenOf, type SyntaxNode } from '../../src/bicep/syntax.ts';

const SAMPLE = `targetScope = 'resourceGroup'
@description('size')
param size string = 'a'
type t = { a: string?, *: int }[] | 'x'
var names = [for (n, i) in range(0, 3): '\${size}-\${n}']
func f(a string) string => map([a], x => x)[0].?b ?? '''c'''
resource a 'r@1' = if (size == 'a') {
  name: names[^1]
  ...{ b: -1 }
  resource n 's@1' existing = { name: 'n' }
}
module m './m.bicep' = { params: { a: a::n!.id } }
output o string[] = a.b ? m.outputs.x : []
`;

/** Every node lies within its parent and behind its elder sibling. */
function checkPlaces(node: SyntaxNode, length: number): void {
  expect(node.start).toBeLessThanOrEqual(node.end);
  expect(node.end).toBeLessThanOrEqual(length);
  let last = node.start;
  for (const child of childrenOf(node)) {
    expect(child.start).toBeGreaterThanOrEqual(last);
    expect(child.end).toBeLessThanOrEqual(node.end);
    last = child.end;
    checkPlaces(child, length);
  }
}

const MATERIAL = fc.constantFrom(
  ...SAMPLE.split(/\b/),
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  "'",
  "'''",
  '${',
  '\n',
  '@',
  '\\',
  '"',
  '#',
  '/*',
);

describe('parseBicep', () => {
  it('gives tree, errors, comments and directives', () => {
    const result = parseBicep('// a\n#disable-next-line b\nvar c = 1\n', 'bicep');
    expect(result.errors).toEqual([]);
    expect(result.comments).toEqual([{ kind: 'line', start: 0, end: 4 }]);
    expect(result.directives).toMatchObject([{ kind: 'disable-next-line', codes: [{ code: 'b' }] }]);
    expect(result.program).toMatchObject({ kind: 'program', start: 0, end: 36, statements: [{ kind: 'var' }] });
  });

  it('reads every construct of a sample, places in order', () => {
    const { program, errors } = parseBicep(SAMPLE, 'bicep');
    expect(errors).toEqual([]);
    checkPlaces(program, SAMPLE.length);
  });

  it('never throws, and keeps its places in order, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(MATERIAL, { maxLength: 60 }),
        fc.constantFrom('bicep' as const, 'bicepparam' as const),
        (parts, kind) => {
          const text = parts.join('');
          checkPlaces(parseBicep(text, kind).program, text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps what stands before the place where a file breaks off', () => {
    const whole = parseBicep(SAMPLE, 'bicep').program.statements;
    for (let length = 0; length < SAMPLE.length; length += 1) {
      const { program } = parseBicep(SAMPLE.slice(0, length), 'bicep');
      const complete = whole.filter((statement) => statement.end < length);
      expect(program.statements.slice(0, complete.length)).toEqual(complete);
    }
  });
});

describe('hostile text', () => {
  const deep = 10_000;
  it.each([
    ['parentheses', `var a = ${'('.repeat(deep)}1${')'.repeat(deep)}`],
    ['arrays', `var a = ${'[\n'.repeat(deep)}${']\n'.repeat(deep)}`],
    ['objects', `var a = ${'{b:'.repeat(deep)}1${'}'.repeat(deep)}`],
    ['calls', `var a = ${'f('.repeat(deep)}${')'.repeat(deep)}`],
    ['indexes', `var a = ${'b['.repeat(deep)}0${']'.repeat(deep)}`],
    ['strings', `var a = ${"'${".repeat(deep)}1${"}'".repeat(deep)}`],
    ['conditions', `var a = ${'b ? '.repeat(deep)}1${' : 2'.repeat(deep)}`],
    ['lambdas', `var a = ${'b => '.repeat(deep)}1`],
    ['sums', `var a = 1${' + 1'.repeat(deep)}`],
    ['properties', `var a = b${'.c'.repeat(deep)}`],
    ['types', `type a = ${'{b:'.repeat(deep)}int${'}'.repeat(deep)}`],
    ['array types', `type a = int${'[]'.repeat(deep)}`],
    ['decorator names', `@a${'.b'.repeat(deep)}\nparam c string`],
  ])('%s nested 10,000 deep are refused with one error', (_, text) => {
    expect(parseBicep(text, 'bicep').errors.map((error) => error.code)).toEqual(['nesting-too-deep']);
  });

  it('nested 10,000 deep costs its own statement only', () => {
    const text = `var a = ${'['.repeat(deep)}\nvar b = 1\n`;
    const { program } = parseBicep(text, 'bicep');
    expect(program.statements.map(({ kind }) => kind)).toEqual(['error', 'var']);
  });

  it('is read in linear time', () => {
    const parts = [
      'var a = {\n',
      'var a = f(\n',
      "resource a 'b@c' = {\n",
      '@a(\n',
      "'",
      '"',
      '#',
      '(',
      "'${",
      '\n ',
      'a ? ',
      '1,',
    ];
    for (const part of parts) {
      const text = `var x = [${part.repeat(50_000)}`;
      const start = performance.now();
      parseBicep(text, 'bicep');
      expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(10_000);
    }
  });
});
