import { wholeMessage } from '../result/message.ts';
import type { Finding, Fix, LintResult } from '../result/result.ts';
import { commonEnds } from './diff.ts';
import { inert, markdownBlock, markdownCode, markdownText, visibleCode, webUri } from './escape.ts';
import { hashOf } from './hash.ts';
import { endOfLine, splitLines, startOfLine } from './lines.ts';
import { type OneEdit, oneEditOf } from './one-edit.ts';
import { bySeverity, isFailure, policiesOf } from './select.ts';

/** Lines of a file that others may take the place of, as a comment on a pull request. */
export interface Suggestion {
  readonly file: string;
  /** From 1, the last one included. */
  readonly startLine: number;
  readonly endLine: number;
  /** The same in the next run, wherever the lines are then. */
  readonly key: string;
  /** Markdown of GitHub's. */
  readonly body: string;
}

/** Longer ones show what is changed no more. */
const maxLines = 40;
const marker = /<!-- resilint:suggestion:([0-9a-f]{32}) -->/g;

/** The keys of the suggestions that texts of comments hold. */
export function keysIn(bodies: readonly string[]): ReadonlySet<string> {
  return new Set(bodies.flatMap((body) => Array.from(body.matchAll(marker), ([, key = '']) => key)));
}

/**
 * The first edit of each failure as a suggestion, the most severe first; no two of them meet. `textOf`: what is in a file,
 * nothing masked, where suggestions can be made for it.
 */
export function suggestionsOf(result: LintResult, textOf: (file: string) => string | undefined): Suggestion[] {
  const policies = policiesOf(result);
  const made: Suggestion[] = [];
  const repeats = new Map<string, number>();
  for (const finding of result.findings.filter(isFailure).sort(bySeverity)) {
    const { file } = finding.location;
    const [fix] = finding.fixes;
    const lines = fix && linesOfFix(fix, file, textOf(file), result.text(file));
    if (!fix || !lines || made.some((other) => other.file === file && meets(other, lines))) continue;
    const hash = hashOf(file, finding.policy, ...lines.before, '', ...lines.after);
    const repeat = repeats.get(hash) ?? 0;
    repeats.set(hash, repeat + 1);
    const key = repeat === 0 ? hash : hashOf(hash, String(repeat));
    const body = bodyOf(finding, fix, lines.after, policies.get(finding.policy), key);
    made.push({ file, startLine: lines.startLine, endLine: lines.endLine, key, body });
  }
  return made;
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** None where a line is masked, or holds what is not seen: nobody could judge it. */
function linesOfFix(fix: Fix, file: string, text: string | undefined, shown: string | undefined): Lines | undefined {
  const edit = text !== undefined && shown?.length === text.length ? oneEditOf(fix, file, shown) : undefined;
  if (text === undefined || edit === undefined) return undefined;
  const { startOffset, endOffset, insert } = withoutLastBreak(edit, text);
  const [start, end] = [startOfLine(text, startOffset), endOfLine(text, endOffset)];
  if (text.slice(start, end) !== shown?.slice(start, end)) return undefined;
  const before = splitLines(text.slice(start, end));
  const made = text.slice(start, startOffset) + (insert ?? '') + text.slice(endOffset, end);
  const after = insert === undefined && made === '' ? [] : splitLines(made);
  const lines = trimmed(before, after, splitLines(text.slice(0, start)).length);
  const isPlain = [...lines.before, ...lines.after].every((line) => inert(visibleCode(line)) === line);
  return isPlain && lines.before.length <= maxLines && lines.after.length <= maxLines ? lines : undefined;
}

/**
 * What ends with a line break, and so does what takes its place, does not concern the line behind. No `insert` is left where
 * lines go altogether.
 */
function withoutLastBreak({ startOffset, endOffset, text: insert }: OneEdit, text: string) {
  const [, gone = ''] = /(\r\n|\n|\r)$/.exec(text.slice(startOffset, endOffset)) ?? [];
  const [, made = ''] = /(\r\n|\n|\r)$/.exec(insert) ?? [];
  const isWhole = insert === '' && startOfLine(text, startOffset) === startOffset;
  if (gone === '' || (made === '' && !isWhole)) return { startOffset, endOffset, insert };
  const kept = isWhole ? undefined : insert.slice(0, insert.length - made.length);
  return { startOffset, endOffset: endOffset - gone.length, insert: kept };
}

/** Without lines that stay, at both ends; but one is kept, for a comment needs a line. */
function trimmed(before: readonly string[], after: readonly string[], startLine: number): Lines {
  const { head, tail } = commonEnds(before, after, Math.min(before.length - 1, after.length));
  return {
    startLine: startLine + head,
    endLine: startLine + before.length - 1 - tail,
    before: before.slice(head, before.length - tail),
    after: after.slice(head, after.length - tail),
  };
}

function meets(a: Pick<Lines, 'startLine' | 'endLine'>, b: Pick<Lines, 'startLine' | 'endLine'>): boolean {
  return a.startLine <= b.endLine && b.startLine <= a.endLine;
}

function bodyOf(
  finding: Finding,
  fix: Fix,
  after: readonly string[],
  policy: { readonly title: string; readonly helpUri: string } | undefined,
  key: string,
): string {
  const uri = webUri(policy?.helpUri ?? '');
  const id = markdownText(finding.policy);
  return [
    `**${finding.severity}** ${uri === undefined ? id : `[${id}](${uri})`} ${markdownText(policy?.title ?? '')}`,
    markdownCode(wholeMessage(finding)),
    after.length > 0 ? markdownBlock('suggestion', after) : '```suggestion\n```',
    `${markdownText(fix.title)} (${fix.applicability}: ${markdownText(fix.why)})`,
    `<!-- resilint:suggestion:${key} -->`,
  ].join('\n\n');
}
