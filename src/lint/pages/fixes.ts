import { applyEdits } from '../../fix/apply.ts';
import type { Finding, Fix } from '../result.ts';
import type { PageCase } from './page.ts';

/** What is found in another text under the same policy and options, or why it cannot be read. */
export type Rejudge = (text: string) => { readonly findings: readonly Finding[]; readonly errors: readonly string[] };

/**
 * Each offered fix, made alone: the text is still a template, the finding is gone, and nothing new is found. The first
 * of them is what the page's diff shows.
 */
export function compareFixes(example: PageCase, findings: readonly Finding[], rejudge: Rejudge): string[] {
  const offered = findings.filter(isFailure).flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const problems = offered.flatMap(({ finding, fix }) => lawsOf(example, findings, finding, fix, rejudge));
  if (example.diff === undefined) return problems;
  const [first] = offered;
  if (first === undefined) return [...problems, 'the page shows a diff, but no fix is offered'];
  const shown = applyDiff(example.text, example.diff);
  if (shown === undefined) return [...problems, "the diff's lines are not those of the template"];
  const made = fixedText(example.text, first.fix);
  return shown === made ? problems : [...problems, `the diff shows another text than the fix makes:\n${made ?? ''}`];
}

/** The text after a fix; `undefined` where its edits overlap. */
function fixedText(text: string, fix: Fix): string | undefined {
  const edits = fix.edits.map(({ location, text: inserted }) => ({
    span: { start: location.startOffset, end: location.endOffset },
    text: inserted,
  }));
  return applyEdits(text, edits);
}

function lawsOf(
  example: PageCase,
  before: readonly Finding[],
  { message }: Finding,
  fix: Fix,
  rejudge: Rejudge,
): string[] {
  const text = fixedText(example.text, fix);
  if (text === undefined) return [`the edits of '${fix.title}' overlap`];
  const { findings, errors } = rejudge(text);
  const had = countOf(before);
  const left = countOf(findings);
  const fresh = [...left].filter(([each, count]) => count > (had.get(each) ?? 0)).map(([each]) => each);
  return [
    ...errors.map((error) => `after '${fix.title}' ${error}`),
    ...((left.get(message) ?? 0) < (had.get(message) ?? 0) ? [] : [`'${fix.title}' leaves the finding: ${message}`]),
    ...fresh.map((each) => `'${fix.title}' brings a new finding: ${each}`),
  ];
}

function countOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { message } of findings.filter(isFailure)) counts.set(message, (counts.get(message) ?? 0) + 1);
  return counts;
}

function isFailure({ verdict }: Finding): boolean {
  return verdict === 'fail';
}

/** Hunks are apart by a line `@@ …`; each one's context tells where it belongs. */
function applyDiff(text: string, diff: string): string | undefined {
  let lines = text.split('\n');
  for (const hunk of diff.split(/^@@.*\n?/m).filter((each) => each.trim() !== '')) {
    const marked = hunk.replace(/\n$/, '').split('\n');
    const before = marked.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
    const after = marked.filter((line) => !line.startsWith('-')).map((line) => line.slice(1));
    const starts = [...lines.keys()].filter((at) => before.every((line, index) => lines[at + index] === line));
    const [start, ...others] = starts;
    if (start === undefined || others.length > 0) return undefined;
    lines = lines.toSpliced(start, before.length, ...after);
  }
  return lines.join('\n');
}
