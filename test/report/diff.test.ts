import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines } from '../../src/report/diff.ts';
import type { Fix } from '../../src/result/result.ts';
import { at, spanAt } from './fixture.ts';

function diff(text: string, edits: Fix['edits']): string[] {
  return diffLines({ title: 'x', applicability: 'safe', why: 'nothing that is deployed changes', edits }, () => text);
}

describe('the diff of a fix', () => {
  it('shows what changes between its neighbours', () => {
    const text = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    expect(diff(text, [{ location: at('m.json', text, 'e'), text: 'E' }])).toEqual([
      '--- a/m.json',
      '+++ b/m.json',
      '@@ -2,7 +2,7 @@',
      ' b',
      ' c',
      ' d',
      '-e',
      '+E',
      ' f',
      ' g',
      ' h',
    ]);
  });

  it('shows lines that stay between changed ones as such', () => {
    const text = 'a\nb\nc\nd\n';
    expect(diff(text, [{ location: at('m.json', text, 'b\nc\nd'), text: 'B\nc\nD' }]).slice(3)).toEqual([
      ' a',
      '-b',
      '+B',
      ' c',
      '-d',
      '+D',
    ]);
  });

  it('shows a line put in after another as that line alone', () => {
    const text = 'a\nb\n';
    expect(diff(text, [{ location: spanAt('m.json', text, 1, 1), text: '\nnew' }])).toEqual([
      '--- a/m.json',
      '+++ b/m.json',
      '@@ -1,2 +1,3 @@',
      ' a',
      '+new',
      ' b',
    ]);
  });

  it('keeps the numbers of later hunks right', () => {
    const text = `${Array.from({ length: 30 }, (_, line) => `line ${line + 1}`).join('\n')}\n`;
    const edits = [
      { location: at('m', text, 'line 3\n'), text: '' },
      { location: at('m', text, 'line 25'), text: 'line 25a\nline 25b' },
    ];
    expect(diff(text, edits).filter((line) => line.startsWith('@@'))).toEqual(['@@ -1,6 +1,5 @@', '@@ -22,7 +21,8 @@']);
  });

  it('has a part for each file, and none for a file that is not there', () => {
    const edits = ['b', 'a', 'gone'].map((file) => ({ location: at(file, 'x', 'x'), text: 'y' }));
    const lines = diffLines(
      { title: 'x', applicability: 'safe', why: 'nothing that is deployed changes', edits },
      (file) => (file === 'gone' ? undefined : 'x'),
    );
    expect(lines.filter((line) => line.startsWith('---'))).toEqual(['--- a/a', '--- a/b']);
  });

  it('says on every line of a hunk what becomes of it, so that the diff can be applied', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '', '{', '  x'), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.nat({ max: 8 }),
        fc.constantFrom('', 'new', '\nnew\n', 'p\nq'),
        (before, from, length, insert) => {
          const text = `${before.join('\n')}\n`;
          const start = from % text.length;
          const end = Math.min(text.length - 1, start + length);
          const wanted = text.slice(0, start) + insert + text.slice(Math.max(start, end));
          const location = spanAt('m', text, start, Math.max(start, end));
          expect(apply(text, diff(text, [{ location, text: insert }]))).toBe(wanted);
        },
      ),
    );
  });
});

/** Applies a diff of one hunk, checking every line it names. */
function apply(text: string, diffed: readonly string[]): string {
  const [, , head, ...body] = diffed;
  const [, first = '', count = ''] = /^@@ -(\d+),(\d+) \+\d+,\d+ @@$/.exec(head ?? '') ?? [];
  const lines = text.split('\n');
  const from = Number(first) - 1;
  const old = body.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  expect(lines.slice(from, from + Number(count))).toEqual(old);
  const next = body.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
  return [...lines.slice(0, from), ...next, ...lines.slice(from + Number(count))].join('\n');
}
