import type { Finding, Fix, LintResult } from '../result/result.ts';
import { type Hunk, type HunkLine, hunksOf } from './diff.ts';
import { plainLine } from './escape.ts';
import { cutLine } from './frame.ts';
import type { Paint } from './style.ts';

interface EditOptions {
  /** Columns that a line may take. */
  readonly width: number;
  readonly paint: Paint;
}

/** More of an edit is for `--diff`. */
const maxLines = 12;

/** What a fix changes, to be shown below its title: the lines that go and come, each with its number in its version. */
export function editLines(
  fix: Fix | undefined,
  { location }: Finding,
  result: LintResult,
  options: EditOptions,
): string[] {
  const hunks = fix === undefined ? [] : hunksOf(fix, (file) => result.text(file), 1).map(withoutEnds);
  const rows = hunks.flatMap((hunk, at) => [
    ...(hunk.file === (hunks[at - 1]?.file ?? location.file) ? [] : [{ file: hunk.file }]),
    ...numbered(hunk),
  ]);
  const gutter = Math.max(0, ...rows.map((row) => ('file' in row ? 0 : String(row.number).length)));
  const shown = rows.length > maxLines + 1 ? rows.slice(0, maxLines) : rows;
  const left = rows.length - shown.length;
  return [
    ...shown.map((row) => ('file' in row ? `  in ${plainLine(row.file)}:` : lineOf(row, gutter, options))),
    ...(left > 0 ? [`  ${options.paint('dim', `… ${left} more lines (--diff=all shows them)`)}`] : []),
  ];
}

/** Where lines are replaced they say themselves what it is about. */
function withoutEnds(hunk: Hunk): Hunk {
  const { lines } = hunk;
  if (lines.every(({ sign }) => sign !== '-')) return hunk;
  const first = lines.findIndex(({ sign }) => sign !== ' ');
  const last = lines.findLastIndex(({ sign }) => sign !== ' ');
  return { ...hunk, from: hunk.from + first, to: hunk.to + first, lines: lines.slice(first, last + 1) };
}

interface Row extends HunkLine {
  readonly number: number;
  /** The first offset at which it differs from the line that it stands for. */
  readonly from: number;
}

function numbered({ from, to, lines }: Hunk): Row[] {
  let [before, after] = [from, to];
  return lines.map((line, at) => {
    const row = { ...line, number: line.sign === '-' ? before : after, from: differenceOf(lines, at) };
    if (line.sign !== '+') before += 1;
    if (line.sign !== '-') after += 1;
    return row;
  });
}

function differenceOf(lines: readonly HunkLine[], at: number): number {
  const [line, next, last] = [lines[at], lines[at + 1], lines[at - 1]];
  const other = line?.sign === '-' && next?.sign === '+' ? next : last;
  if (line === undefined || other === undefined || line.sign === ' ' || other.sign === line.sign) return 0;
  let same = 0;
  while (same < line.text.length && line.text[same] === other.text[same]) same += 1;
  return same;
}

function lineOf({ sign, text, number, from }: Row, gutter: number, { width, paint }: EditOptions): string {
  const code = `${sign} ${cutLine(text, from, Math.max(20, width - gutter - 9))}`.trimEnd();
  const colour = sign === '-' ? 'red' : 'green';
  return `  ${paint('dim', `${String(number).padStart(gutter)} |`)} ${sign === ' ' ? code : paint(colour, code)}`;
}
