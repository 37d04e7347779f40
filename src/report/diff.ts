import type { Fix } from '../result/result.ts';
import { compare } from '../source/compare.ts';
import { groupBy } from '../source/group-by.ts';
import { visible, visibleCode } from './escape.ts';
import { diffOf } from './line-diff.ts';
import { endOfLine, linesAfter, linesBefore, splitLines, startOfLine } from './lines.ts';

type Edit = Fix['edits'][number];

const contextLines = 3;

/** A stretch of a file that a fix changes, with lines around it. */
export interface Hunk {
  readonly file: string;
  /** The number of its first line, before and after. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly HunkLine[];
}

export interface HunkLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

type TextOf = (file: string) => string | undefined;

/**
 * A fix as a unified diff to read, hidden characters shown as escapes; empty where a file's text is not there.
 * Line breaks are not compared: edits use those of their file.
 */
export function diffLines(fix: Fix, textOf: TextOf): string[] {
  return [...groupBy(hunksOf(fix, textOf, contextLines), ({ file }) => file)].flatMap(([file, hunks]) => [
    `--- a/${visible(file)}`,
    `+++ b/${visible(file)}`,
    ...hunks.flatMap(({ from, to, lines }) => [
      `@@ -${from},${countOf(lines, '+')} +${to},${countOf(lines, '-')} @@`,
      ...lines.map(({ sign, text }) => `${sign}${visibleCode(text)}`),
    ]),
  ]);
}

function countOf(lines: readonly HunkLine[], other: '-' | '+'): number {
  return lines.filter(({ sign }) => sign !== other).length;
}

/** What a fix changes, in order of file and place; edits whose context would meet share a hunk. */
export function hunksOf(fix: Fix, textOf: TextOf, context: number): Hunk[] {
  const byFile = groupBy(fix.edits, ({ location }) => location.file);
  return [...byFile]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([file, edits]) => {
      const text = textOf(file);
      return text === undefined ? [] : hunksIn(file, text, edits, context);
    });
}

function hunksIn(file: string, text: string, edits: readonly Edit[], context: number): Hunk[] {
  const ordered = [...edits].sort((a, b) => a.location.startOffset - b.location.startOffset);
  const hunks: Hunk[] = [];
  let shift = 0;
  for (const near of groupNear(ordered, context)) {
    const { from, lines } = hunkOf(text, near, context);
    hunks.push({ file, from, to: from + shift, lines });
    shift += countOf(lines, '-') - countOf(lines, '+');
  }
  return hunks;
}

function groupNear(edits: readonly Edit[], context: number): Edit[][] {
  const hunks: Edit[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const edit of edits) {
    const near = edit.location.startLine - end <= 2 * context;
    if (near) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
    end = Math.max(near ? end : 0, edit.location.endLine);
  }
  return hunks;
}

function hunkOf(text: string, edits: readonly Edit[], context: number): Pick<Hunk, 'from' | 'lines'> {
  const firstLine = edits[0]?.location.startLine ?? 1;
  const start = startOfLine(text, edits[0]?.location.startOffset ?? 0);
  const end = endOfLine(text, Math.max(...edits.map(({ location }) => location.endOffset)));
  const before = splitLines(text.slice(start, end));
  const after = splitLines(applied(text, edits, start, end));
  const same = commonEnds(before, after);
  const last = <T>(lines: readonly T[]): T[] => lines.slice(Math.max(0, lines.length - context));
  const head = last([...linesBefore(text, start, context), ...before.slice(0, same.head)]);
  const tail = [...before.slice(before.length - same.tail), ...linesAfter(text, end, context)].slice(0, context);
  const lines = [
    ...head.map(signed(' ')),
    ...changed(before.slice(same.head, before.length - same.tail), after.slice(same.head, after.length - same.tail)),
    ...tail.map(signed(' ')),
  ];
  return { from: firstLine + same.head - head.length, lines };
}

function signed(sign: HunkLine['sign']): (text: string) => HunkLine {
  return (text) => ({ sign, text });
}

/** The fewest lines that change. */
function changed(before: readonly string[], after: readonly string[]): HunkLine[] {
  const lines: HunkLine[] = [];
  let at = 0;
  for (const { from, to, start, end } of diffOf(before, after)) {
    lines.push(...before.slice(at, from).map(signed(' ')));
    lines.push(...before.slice(from, to).map(signed('-')), ...after.slice(start, end).map(signed('+')));
    at = to;
  }
  return [...lines, ...before.slice(at).map(signed(' '))];
}

function applied(text: string, edits: readonly Edit[], start: number, end: number): string {
  let out = '';
  let at = start;
  for (const { location, text: insert } of edits) {
    out += text.slice(at, location.startOffset) + insert;
    at = Math.max(at, location.endOffset);
  }
  return out + text.slice(at, end);
}

/** How many lines stay at the start and at the end; of both together at most so many. */
export function commonEnds(
  before: readonly string[],
  after: readonly string[],
  most = Math.min(before.length, after.length),
): { head: number; tail: number } {
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}
