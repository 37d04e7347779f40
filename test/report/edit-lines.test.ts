import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../src/report/index.ts';
import { stylish } from '../../src/report/stylish.ts';
import type { Fix } from '../../src/result/result.ts';
import { at, finding, result, spanAt } from './fixture.ts';

/** What stands below the line of the fix. */
function shown(text: string, edits: Fix['edits'], options: ReportOptions = {}): string[] {
  const fix: Fix = { title: 'Go', applicability: 'disruptive', why: 'it restarts', edits };
  const texts = { 'm.bicep': text, 'other.bicep': 'x: 1\n' };
  const lines = stylish(
    result({ texts, findings: [finding(spanAt('m.bicep', text, 0, 1), { fixes: [fix] })] }),
    options,
  ).split('\n');
  const start = lines.findIndex((line) => line.includes('Go (--fix=all'));
  expect(lines[start]).toContain('disruptive: it restarts');
  return lines.slice(start + 1, lines.indexOf('', start));
}

describe('the edit in a finding', () => {
  const text = 'a\nb: 1\nc\nd\n';

  it('shows the lines that go and come, by their numbers', () => {
    expect(shown(text, [{ location: at('m.bicep', text, '1'), text: '2' }])).toEqual(['  2 | - b: 1', '  2 | + b: 2']);
  });

  it('shows what is put in between its neighbours', () => {
    expect(shown(text, [{ location: spanAt('m.bicep', text, 6, 6), text: '\n  x\n  y' }])).toEqual([
      '  2 |   b: 1',
      '  3 | +   x',
      '  4 | +   y',
      '  5 |   c',
    ]);
  });

  it('names the file where it is another one', () => {
    const edits = [{ location: at('other.bicep', 'x: 1\n', '1'), text: '2' }];
    expect(shown(text, edits)).toEqual(['  in other.bicep:', '  1 | - x: 1', '  1 | + x: 2']);
  });

  it('is cut where it is long, and says how to see all of it', () => {
    const lines = Array.from({ length: 40 }, (_, line) => `\nl${line}`).join('');
    const cut = shown(text, [{ location: spanAt('m.bicep', text, 6, 6), text: lines }]);
    expect(cut).toHaveLength(13);
    expect(cut.at(-1)).toBe('  … 30 more lines (--diff=all shows them)');
  });

  it('shows of a long line the part that changes', () => {
    const long = `${'x'.repeat(500)}1${'y'.repeat(500)}\n`;
    const cut = shown(long, [{ location: at('m.bicep', long, '1'), text: '2' }], { width: 80 });
    expect(cut.map((line) => line.length <= 80)).toEqual([true, true]);
    expect(cut[0]).toMatch(/^ {2}1 \| - …x+1y+…$/);
    expect(cut[1]).toMatch(/^ {2}1 \| \+ …x+2y+…$/);
  });

  it('is painted, and is not shown where few words are wanted', () => {
    const edits = [{ location: at('m.bicep', text, '1'), text: '2' }];
    expect(shown(text, edits, { color: true }).join('\n')).toContain('\u001b[32m+ b: 2\u001b[39m');
    expect(shown(text, edits, { quiet: true })).toEqual([]);
  });

  it('escapes what others wrote', () => {
    const edits = [{ location: at('m.bicep', text, '1'), text: '\u001b[2J' }];
    expect(shown(text, edits).at(-1)).toBe('  2 | + b: \\u{1b}[2J');
  });
});
