import { fileOfDiagnostic } from '../result/outcome.ts';
import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { type Counts, countsOf } from './counts.ts';
import { plainLine } from './escape.ts';
import type { ReportOptions } from './options.ts';
import { beyondLimit, bySeverity, diagnosticsOf, isFailure } from './select.ts';
import { severities } from './severity.ts';

export interface SummaryLine {
  readonly kind: 'clean' | 'findings' | 'warning' | 'detail' | 'next';
  /** Escaped: safe to print. */
  readonly text: string;
}

/** The last lines of a report: what was found, what can be mended, what is undecided, and one next step. */
export function summaryLines(result: LintResult, options: ReportOptions): readonly SummaryLine[] {
  const counts = countsOf(result);
  const hidden = beyondLimit(result, options);
  const details = [
    hidden === 0 ? undefined : `${hidden} more not shown (--limit ${options.limit})`,
    fixableLine(counts),
    undecidedLine(counts, options),
    reviewLine(counts, options),
    suppressedLine(counts, options),
    counts.baselined === 0 ? undefined : `${counts.baselined} in the baseline`,
  ];
  if (options.quiet)
    return counts.findings > 0 || counts.filesFailed.length > 0 ? [headline(result, counts, options)] : [];
  const next = nextStep(result, counts, options);
  return [
    headline(result, counts, options),
    ...warnings(result, counts),
    ...details.filter((text) => text !== undefined).map((text) => ({ kind: 'detail', text }) as const),
    ...(next === undefined ? [] : [{ kind: 'next', text: `next: ${next}` } as const]),
  ];
}

export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}

/** Only a run that decided every check is called clean. */
function headline(result: LintResult, counts: Counts, { narrowed, unchanged }: ReportOptions): SummaryLine {
  const hasError = result.diagnostics.some(({ severity }) => severity === 'error');
  // Modules that nobody asked for have findings too.
  const files = plural(Math.max(counts.filesLinted, counts.filesWithFindings), 'file');
  if (counts.findings > 0) {
    const where = counts.filesWithFindings < counts.filesLinted ? `${counts.filesWithFindings} of ${files}` : files;
    return { kind: 'findings', text: `${severityCounts(counts)} in ${where}` };
  }
  if (counts.filesLinted === 0 && counts.filesFailed.length > 0)
    return { kind: 'warning', text: `No file could be ${crashesIn(result).length > 0 ? 'linted' : 'read'}` };
  if (narrowed && counts.filesLinted === 0)
    return { kind: 'clean', text: unchanged ?? 'No template uses a file that changed' };
  const accepted = counts.suppressed + counts.baselined;
  if (counts.filesLinted === 0) return { kind: 'warning', text: 'No template to lint' };
  const decided = counts.passed;
  const undecided = counts.open + counts.review;
  if (undecided === 0 && decided === 0 && accepted === 0)
    return { kind: 'warning', text: `Nothing to check in ${files}` };
  if (undecided === 0) {
    const kind = counts.filesFailed.length === 0 && !hasError ? 'clean' : 'detail';
    return { kind, text: `No findings in ${files}${decided > 0 ? ` (${plural(decided, 'check')} passed)` : ''}` };
  }
  if (decided === 0 && accepted === 0)
    return {
      kind: 'warning',
      text: `Nothing could be decided in ${files}: none of ${plural(undecided, 'check')} passed or failed`,
    };
  const share = decided > 0 ? `${undecided} of ${plural(decided + undecided, 'check')}` : plural(undecided, 'check');
  return { kind: 'warning', text: `No findings in ${files}, but ${share} could not be decided` };
}

/** `2 high, 1 medium`; never empty. */
function severityCounts(counts: Counts): string {
  const parts = severities.filter((severity) => counts.bySeverity[severity] > 0);
  return parts.map((severity) => `${counts.bySeverity[severity]} ${severity}`).join(', ');
}

function warnings(result: LintResult, counts: Counts): readonly SummaryLine[] {
  const crashed = [...new Set(crashesIn(result).flatMap(({ file }) => file ?? []))];
  const failed = counts.filesFailed.filter((file) => !crashed.includes(file));
  // Where nothing was decided at all, the headline says so.
  const isAnyDecided = counts.passed + counts.findings + counts.suppressed + counts.baselined > 0;
  const undecided = isAnyDecided && counts.filesUndecided.length < counts.filesLinted ? counts.filesUndecided : [];
  const others = diagnosticsOf(result).others.filter(({ code }) => code !== 'internal-error');
  const errors = others.filter(({ severity }) => severity === 'error');
  const places = [...new Set(errors.flatMap((error) => fileOfDiagnostic(error) ?? []))];
  return [
    ...(errors.length > 0 ? [`${plural(errors.length, 'error')} in ${someOf(places)}`] : []),
    ...(failed.length > 0 ? [`${plural(failed.length, 'file')} could not be read: ${someOf(failed)}`] : []),
    ...(crashed.length > 0 ? [`resilint itself failed on ${plural(crashed.length, 'file')}: ${someOf(crashed)}`] : []),
    ...(undecided.length > 0
      ? [`Nothing could be decided in ${plural(undecided.length, 'file')}: ${someOf(undecided)}`]
      : []),
  ].map((text) => ({ kind: 'warning', text }));
}

/** Where resilint itself failed. */
function crashesIn({ diagnostics }: LintResult): readonly LintDiagnostic[] {
  return diagnostics.filter(({ code }) => code === 'internal-error');
}

function someOf(paths: readonly string[]): string {
  const more = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
  return `${paths.slice(0, 3).map(plainLine).join(', ')}${more}`;
}

/** How many findings can be fixed, and how. */
export function fixableLine({ fixable, fixableMore, fixableElsewhere }: Counts): string | undefined {
  const ways = [
    { count: fixable, how: '' },
    { count: fixableMore, how: ' with --fix=all' },
    { count: fixableElsewhere, how: ' in files that are not linted' },
  ].filter(({ count }) => count > 0);
  if (ways.length === 0) return undefined;
  return ways.map(({ count, how }, at) => `${count} ${at === 0 ? 'fixable' : 'more'}${how}`).join(', ');
}

function undecidedLine({ open, waitingForWhole, possible }: Counts, options: ReportOptions): string | undefined {
  if (open === 0) return undefined;
  const parts = [
    ...(waitingForWhole > 0 ? [`${waitingForWhole} with --whole`] : []),
    ...(possible > 0 ? [`${possible} ${possible === 1 ? 'fails' : 'fail'} for some allowed value`] : []),
  ];
  return `${plural(open, 'check')} undecided${parts.length > 0 ? ` (${parts.join(', ')})` : ''}${options.showUnknown ? '' : listed}`;
}

const listed = '; list: --show-unknown';

function reviewLine({ review }: Counts, options: ReportOptions): string | undefined {
  if (review === 0) return undefined;
  const verb = review === 1 ? 'needs' : 'need';
  return `${plural(review, 'check')} ${verb} review${options.showUnknown ? '' : listed}`;
}

function suppressedLine({ suppressed }: Counts, options: ReportOptions): string | undefined {
  return suppressed === 0
    ? undefined
    : `${suppressed} suppressed${options.showSuppressed ? '' : ' (--show-suppressed)'}`;
}

/** From so many findings on, a team first wants to go on working. */
const many = 20;

/** Nobody has accepted anything yet, and there is more than one would mend before lunch. */
function isFirstRun({ findings, baselined, suppressed }: Counts, { narrowed }: ReportOptions): boolean {
  return findings >= many && baselined === 0 && suppressed === 0 && narrowed !== true;
}

/** The one thing most worth doing now. */
function nextStep(result: LintResult, counts: Counts, options: ReportOptions): string | undefined {
  if (crashesIn(result).length > 0)
    return 'report the fault of resilint, with the template: https://github.com/resilint/resilint/issues';
  const [unreadable] = counts.filesFailed;
  if (unreadable !== undefined) return `fix the syntax of ${plainLine(unreadable)} first`;
  if (counts.filesLinted === 0 && !options.narrowed)
    return '--list-files says what was looked at, and why it was left out';
  if (isFirstRun(counts, options))
    return `'resilint --baseline resilint.baseline.jsonl --update-baseline' accepts what is there (--add-suppressions REASON: in the files), so that only new findings count`;
  if (counts.fixable > 0) return `resilint --fix makes ${plural(counts.fixable, 'fix', 'fixes')}`;
  if (counts.fixableMore > 0) return `resilint --diff=all shows ${plural(counts.fixableMore, 'edit')} to consider`;
  const [first] = result.findings.filter(isFailure).sort(bySeverity);
  if (first !== undefined) return `resilint explain ${plainLine(first.policy)} says why and what to do`;
  if (counts.waitingForWhole > 0) return 'add --whole if the templates are all that is deployed';
  if (counts.open === 0) return undefined;
  return options.showUnknown
    ? '--parameters FILE gives values that are not known'
    : '--show-unknown lists what is not known';
}
