import { applyEdits } from '../../fix/apply.ts';
import type { Finding, Fix } from '../../result/result.ts';
import type { PageCase } from './case.ts';
import { applyDiff } from './diff.ts';
import { type Files, filesOfCase } from './files.ts';

/** What is found in other texts under the same policy and options, or why they cannot be read. */
export type Rejudge = (files: Files) => { readonly findings: readonly Finding[]; readonly errors: readonly string[] };

/**
 * Each offered fix, made alone: the text is still a template, the finding is gone, and nothing new is found. The first
 * of them is what the page's diff shows.
 */
export function compareFixes(example: PageCase, findings: readonly Finding[], rejudge: Rejudge): string[] {
  const offered = findings.filter(isFailure).flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const files = filesOfCase(example);
  const problems = offered.flatMap(({ finding, fix }) => lawsOf(files, findings, finding, fix, rejudge));
  return [...problems, ...compareDiff(example.diff, files, offered[0]?.fix)];
}

function compareDiff(diff: string | undefined, files: Files, fix: Fix | undefined): string[] {
  if (fix === undefined) return diff === undefined ? [] : ['the page shows a diff, but no fix is offered'];
  if (diff === undefined) return [`no diff shows what '${fix.title}' makes of the template`];
  const shown = applyDiff(files, diff);
  if (shown === undefined) return ["the diff's lines are not those of the template"];
  const made = fixedTexts(files, fix) ?? new Map<string, string>();
  return [...made]
    .filter(([path, text]) => shown.get(path) !== text)
    .map(([, text]) => `the diff shows another text than the fix makes:\n${text}`);
}

/** The texts after a fix; `undefined` where its edits overlap. */
function fixedTexts(files: Files, fix: Fix): Files | undefined {
  const fixed = new Map<string, string>();
  for (const [path, before] of files) {
    const edits = fix.edits
      .filter(({ location }) => location.file === path)
      .map(({ location, text }) => ({ span: { start: location.startOffset, end: location.endOffset }, text }));
    const text = applyEdits(before, edits);
    if (text === undefined) return undefined;
    fixed.set(path, text);
  }
  return fixed;
}

function lawsOf(files: Files, before: readonly Finding[], { message }: Finding, fix: Fix, rejudge: Rejudge): string[] {
  const fixed = fixedTexts(files, fix);
  if (fixed === undefined) return [`the edits of '${fix.title}' overlap`];
  const { findings, errors } = rejudge(fixed);
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
