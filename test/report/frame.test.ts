import { describe, expect, it } from 'vitest';
import { codeFrame, type FrameOptions } from '../../src/report/frame.ts';
import { at, spanAt } from './fixture.ts';

function frame(text: string, needle: string, change: Partial<FrameOptions> = {}): string {
  const options: FrameOptions = { context: 1, width: 80, marker: '^', paint: (_, painted) => painted, ...change };
  return codeFrame(text, at('a.json', text, needle), options).join('\n');
}

describe('a code frame', () => {
  it('underlines the span between its neighbours', () => {
    expect(frame('one\ntwo bad two\nthree\n', 'bad')).toBe(
      ['1 | one', '2 | two bad two', '  |     ^^^', '3 | three'].join('\n'),
    );
  });

  it('aligns line numbers', () => {
    const text = `${'x\n'.repeat(8)}nine\nten\neleven`;
    expect(frame(text, 'ten')).toBe([' 9 | nine', '10 | ten', '   | ^^^', '11 | eleven'].join('\n'));
  });

  it('counts the columns of tabs', () => {
    expect(frame('\tab\tbad', 'bad')).toBe(['1 |     ab  bad', '  |         ^^^'].join('\n'));
  });

  it('counts wide characters twice and marks not at all', () => {
    expect(frame('"日本" bad', 'bad')).toBe(['1 | "日本" bad', '  |        ^^^'].join('\n'));
    expect(frame('日本', '本')).toBe(['1 | 日本', '  |   ^^'].join('\n'));
    expect(frame('e\u0301 bad', 'bad')).toBe(['1 | e\u0301 bad', '  |   ^^^'].join('\n'));
  });

  it('shows hidden characters and underlines beside them', () => {
    expect(frame('\u202ea bad', 'bad')).toBe(['1 | \\u{202e}a bad', '  |           ^^^'].join('\n'));
  });

  it.each(['\r\n', '\r', '\n'])('knows lines that end with %j', (end) => {
    expect(frame(['one', 'bad', 'three'].join(end), 'bad')).toBe(
      ['1 | one', '2 | bad', '  | ^^^', '3 | three'].join('\n'),
    );
  });

  it('leaves out blank neighbours', () => {
    expect(frame('\n\nbad\n  \nx', 'bad', { context: 2 })).toBe(['3 | bad', '  | ^^^', '4 |', '5 | x'].join('\n'));
    expect(frame('\nbad\n\n', 'bad')).toBe(['2 | bad', '  | ^^^'].join('\n'));
  });

  it('marks a place without extent, even at the very end', () => {
    const options: FrameOptions = { context: 0, width: 80, marker: '-', paint: (_, text) => text };
    expect(codeFrame('abc', spanAt('a', 'abc', 3, 3), options)).toEqual(['1 | abc', '  |    -']);
    expect(codeFrame('', spanAt('a', '', 0, 0), options)).toEqual(['1 |', '  | -']);
  });

  it('underlines a span over lines to the end of its first', () => {
    expect(frame('x {\n y\n}', '{\n y\n}', { context: 0 })).toBe(['1 | x {', '  |   ^'].join('\n'));
  });

  it('cuts a long line around the span', () => {
    const shown = frame(`${'a'.repeat(1000)}bad${'z'.repeat(1000)}`, 'bad', { width: 50 }).split('\n');
    expect(shown[0]).toMatch(/^1 \| …a+badz+…$/);
    expect(shown[0]?.length).toBeLessThanOrEqual(50);
    expect(shown[1]?.indexOf('^^^')).toBe(shown[0]?.indexOf('bad'));
  });

  it('cuts neighbours to the same window, and never a character in two', () => {
    const shown = frame(`${'👍'.repeat(300)}\n${'👍'.repeat(300)}bad\nshort`, 'bad', { width: 50 });
    expect(shown).not.toMatch(/\\u\{d[89a-f]/);
    expect(shown).toContain('bad');
  });

  it('is quick on a file of one long line', () => {
    const text = `${'"x": 1, '.repeat(500_000)}bad`;
    const start = performance.now();
    for (let round = 0; round < 200; round += 1) frame(text.slice(0), 'bad');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('has nothing to show where the text is not the one of the place', () => {
    const place = at('a', 'some long text', 'text');
    const options: FrameOptions = { context: 1, width: 80, marker: '^', paint: (_, text) => text };
    expect(codeFrame(undefined, place, options)).toEqual([]);
    expect(codeFrame('', { ...place, startOffset: 99, endOffset: 103 }, options)).toEqual([]);
  });
});
