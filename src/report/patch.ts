import { inert, visible, visibleCode } from './escape.ts';
import { diffOf, type LineChange } from './line-diff.ts';
import type { ReportOptions } from './options.ts';
import { type Paint, painter } from './style.ts';

/** A file before and after: the text as it is, and as it may be shown, secrets masked, offsets the same. */
export interface Patch {
  readonly file: string;
  /** Whether the file starts with a byte order mark, which is not part of its text. */
  readonly bom: boolean;
  readonly before: Version;
  readonly after: Version;
}

interface Version {
  readonly text: string;
  readonly shown: string;
}

const contextLines = 3;

/**
 * Files as a unified diff that `git apply` and `patch -p1` take, lines with the ends they have. A line that may not be
 * shown as it is, for it holds a secret, hidden characters or a command to CI, is no context; where it changes itself, it is shown masked,
 * and only then the diff is one to read alone.
 */
export function patchText(patches: readonly Patch[], options: ReportOptions = {}): string {
  const text = patches.map(fileText).join('');
  return options.color ? painted(text, painter(options)) : text;
}

/** Lines are told apart by how they begin, as git does. */
function painted(text: string, paint: Paint): string {
  return text.replace(/^([-+@])(.*)$/gm, (line: string, sign: string) => {
    if (/^(?:--- a|\+\+\+ b)\//.test(line)) return paint('bold', line);
    return paint(sign === '@' ? 'cyan' : sign === '-' ? 'red' : 'green', line);
  });
}

function fileText({ file, bom, before, after }: Patch): string {
  const [old, made] = [linesOf(before, bom), linesOf(after, bom)];
  const changes = diffOf(
    old.map(({ text }) => text),
    made.map(({ text }) => text),
  );
  const name = visible(file) + (/\s/.test(file) ? '\t' : '');
  const hunks = groupNear(changes).map((group) => hunkText(old, made, group));
  return hunks.length === 0 ? '' : `--- a/${name}\n+++ b/${name}\n${hunks.join('')}`;
}

interface Line {
  /** With its line break. */
  readonly text: string;
  readonly shown: string;
}

function linesOf({ text, shown }: Version, bom: boolean): Line[] {
  const lines = split(text);
  const masked = split(shown);
  const same = masked.length === lines.length;
  return lines.map((line, at) => {
    const mark = bom && at === 0 ? '\uFEFF' : '';
    return { text: mark + line, shown: mark + escaped(same ? (masked[at] ?? '') : line.replace(/[^\s]/g, '*')) };
  });
}

/** Into lines with their ends; a carriage return alone ends none, as for git. */
function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function escaped(line: string): string {
  const [, content = '', end = ''] = /^(.*?)(\r?\n|\r?)$/s.exec(line) ?? [];
  return inert(visibleCode(content)) + end;
}

/** Changes whose context would meet share a hunk. */
function groupNear(changes: readonly LineChange[]): LineChange[][] {
  const groups: LineChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last && change.from - last.to <= 2 * contextLines) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkText(old: readonly Line[], made: readonly Line[], changes: readonly LineChange[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const head = [...showable(old.slice(Math.max(0, first.from - contextLines), first.from).reverse())].reverse();
  const tail = showable(old.slice(last.to, last.to + contextLines));
  const body: string[] = [...head.map((line) => marked(' ', line))];
  let at = first.from;
  for (const { from, to, start, end } of changes) {
    body.push(...old.slice(at, from).map((line) => marked(' ', line)));
    body.push(...old.slice(from, to).map((line) => marked('-', line)));
    body.push(...made.slice(start, end).map((line) => marked('+', line)));
    at = to;
  }
  body.push(...tail.map((line) => marked(' ', line)));
  const kept = head.length + tail.length;
  const range = (from: number, count: number) => `${count === 0 ? from : from + 1},${count}`;
  const [oldRange, newRange] = [
    range(first.from - head.length, last.to - first.from + kept),
    range(first.start - head.length, last.end - first.start + kept),
  ];
  return `@@ -${oldRange} +${newRange} @@\n${body.join('')}`;
}

/** As many lines from the first on as are shown as they are. */
function showable(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ text, shown }) => text !== shown);
  return end === -1 ? lines : lines.slice(0, end);
}

function marked(sign: string, { shown }: Line): string {
  return shown.endsWith('\n') ? sign + shown : `${sign}${shown}\n\\ No newline at end of file\n`;
}
