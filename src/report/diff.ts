import type { Fix } from '../result/result.ts';
import { compare } from '../source/compare.ts';
import { groupBy } from '../source/group-by.ts';
import { visible, visibleCode } from './escape.ts';
import { endOfLine, linesAfter, linesBefore, splitLines, startOfLine } from './lines.ts';

type Edit = Fix['edits'][number];

const contextLines = 3;

/**
 * A fix as a unified diff to read, hidden characters shown as escapes; empty where a file's text is not there.
 * Line breaks are not compared: edits use those of their file.
 */
export function diffLines(fix: Fix, textOf: (file: string) => string | undefined): string[] {
  const byFile = groupBy(fix.edits, ({ location }) => location.file);
  return [...byFile]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([file, edits]) => {
      const text = textOf(file);
      return text === undefined ? [] : fileDiff(file, text, edits);
    });
}

function fileDiff(file: string, text: string, edits: readonly Edit[]): string[] {
  const ordered = [...edits].sort((a, b) => a.location.startOffset - b.location.startOffset);
  const hunks = groupNear(ordered);
  let shift = 0;
  const out = [`--- a/${visible(file)}`, `+++ b/${visible(file)}`];
  for (const hunk of hunks) {
    const printed = printHunk(text, hunk, shift);
    shift += printed.shift;
    out.push(...printed.lines);
  }
  return out;
}

/** Edits whose context would meet share a hunk. */
function groupNear(edits: readonly Edit[]): Edit[][] {
  const hunks: Edit[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const edit of edits) {
    const near = edit.location.startLine - end <= 2 * contextLines;
    if (near) hunks.at(-1)?.push(edit);
    else hunks.push([edit]);
    end = Math.max(near ? end : 0, edit.location.endLine);
  }
  return hunks;
}

function printHunk(text: string, edits: readonly Edit[], shift: number): { lines: string[]; shift: number } {
  const firstLine = edits[0]?.location.startLine ?? 1;
  const start = startOfLine(text, edits[0]?.location.startOffset ?? 0);
  const end = endOfLine(text, Math.max(...edits.map(({ location }) => location.endOffset)));
  const before = splitLines(text.slice(start, end));
  const after = splitLines(applied(text, edits, start, end));
  const same = commonEnds(before, after);
  const head = [...linesBefore(text, start, contextLines), ...before.slice(0, same.head)].slice(-contextLines);
  const tail = [...before.slice(before.length - same.tail), ...linesAfter(text, end, contextLines)].slice(
    0,
    contextLines,
  );
  const removed = before.slice(same.head, before.length - same.tail);
  const added = after.slice(same.head, after.length - same.tail);
  const from = firstLine + same.head - head.length;
  const kept = head.length + tail.length;
  const mark = (sign: string) => (line: string) => `${sign}${visibleCode(line)}`;
  const lines = [
    `@@ -${from},${kept + removed.length} +${from + shift},${kept + added.length} @@`,
    ...head.map(mark(' ')),
    ...removed.map(mark('-')),
    ...added.map(mark('+')),
    ...tail.map(mark(' ')),
  ];
  return { lines, shift: added.length - removed.length };
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

function commonEnds(before: readonly string[], after: readonly string[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { head, tail };
}
