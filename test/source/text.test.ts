import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineBreakOf, lineText, offsetAt, positionAt, rangeOf, sourceText } from '../../src/source/text.ts';

const mixed = sourceText('a.json', 'one\r\ntwo\rthree\n\nfive 😀!');

describe('lines and columns', () => {
  it('ends lines at CRLF, LF and a lone CR', () => {
    expect([1, 2, 3, 4, 5, 6].map((line) => lineText(mixed, line))).toEqual([
      'one',
      'two',
      'three',
      '',
      'five 😀!',
      '',
    ]);
  });

  it('counts both from one, columns in UTF-16 units', () => {
    expect(positionAt(mixed, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(mixed, mixed.text.indexOf('t'))).toEqual({ line: 2, column: 1 });
    expect(positionAt(mixed, mixed.text.indexOf('!'))).toEqual({ line: 5, column: 8 });
    expect(positionAt(mixed, 9999)).toEqual({ line: 5, column: 9 });
    expect(positionAt(sourceText('a', ''), 0)).toEqual({ line: 1, column: 1 });
  });

  it('keeps a column inside its line', () => {
    expect(mixed.text.slice(offsetAt(mixed, 2, 99))).toMatch(/^\rthree/);
    expect(offsetAt(mixed, 99, 1)).toBe(mixed.text.length);
  });

  it('gives the range of a span, its end exclusive', () => {
    const start = mixed.text.indexOf('two');
    expect(rangeOf(mixed, { start, end: start + 9 })).toEqual({
      startLine: 2,
      startColumn: 1,
      endLine: 3,
      endColumn: 6,
    });
  });

  it('leads back from every position to its offset', () => {
    const piece = fc.constantFrom('a', '\n', '\r\n', '😀', ' ', 'é');
    fc.assert(
      fc.property(fc.array(piece), fc.nat(), (parts, seed) => {
        const source = sourceText('a', parts.join(''));
        const offset = seed % (source.text.length + 1);
        if (source.text.slice(offset - 1, offset + 1) === '\r\n') return;
        const { line, column } = positionAt(source, offset);
        expect(offsetAt(source, line, column)).toBe(offset);
      }),
    );
  });

  it('names the line break that a text uses', () => {
    expect(lineBreakOf('a\r\nb\n')).toBe('\r\n');
    expect(lineBreakOf('a\nb\r\n')).toBe('\n');
    expect(lineBreakOf('a')).toBe('\n');
  });
});
