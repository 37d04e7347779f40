import { fileOfDiagnostic } from '../result/outcome.ts';
import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { groupBy } from '../source/group-by.ts';
import { plainLine } from './escape.ts';
import type { ReportOptions } from './options.ts';

/** The diagnostics that a text for people shows. */
export interface ToldDiagnostics {
  /** One by one, each at its place. */
  readonly each: readonly LintDiagnostic[];
  /** Of notes that there are several of a kind of, a line a kind. Escaped: safe to print. */
  readonly folded: readonly string[];
}

/** Notes that are about the run, and not about a place in a template. */
const ofTheRun = new Set(['baseline-updated', 'baseline-stale', 'edits-not-proven']);

/** Splits what is to be told: there may be hundreds of notes, and what they say is the same. */
export function toldDiagnostics({ diagnostics }: LintResult, options: ReportOptions): ToldDiagnostics {
  if (options.quiet) return { each: diagnostics.filter(({ severity }) => severity === 'error'), folded: [] };
  if (options.showNotes) return { each: diagnostics, folded: [] };
  const kinds = groupBy(
    diagnostics.filter(({ severity, code }) => severity === 'note' && !ofTheRun.has(code)),
    ({ code }) => code,
  );
  const many = [...kinds].filter(([, notes]) => notes.length > 1);
  const isFolded = new Set<LintDiagnostic>(many.flatMap(([, notes]) => notes));
  return {
    each: diagnostics.filter((each) => !isFolded.has(each)),
    folded: many.map(([code, notes]) => `note: ${saidOf(code, notes)} (--show-notes) [${plainLine(code)}]`),
  };
}

const sayings = new Map<string, (notes: readonly LintDiagnostic[]) => string>([
  ['not-restored', restoreText],
  ['opaque-deployment', (notes) => `${notes.length} nested deployments are not checked: their templates are not known`],
  ['missing-parameter', (notes) => `${notes.length} required parameters have no value`],
  ['placeholder', (notes) => `the placeholders of ${filesOf(notes).size} files count as values that are not known`],
]);

function saidOf(code: string, notes: readonly LintDiagnostic[]): string {
  const say =
    sayings.get(code) ?? (() => `${notes.length} of a kind, the first: ${plainLine(notes[0]?.message ?? '')}`);
  return say(notes);
}

function restoreText(notes: readonly LintDiagnostic[]): string {
  const modules = new Set(notes.flatMap(({ subjects = [] }) => subjects)).size;
  const files = filesOf(notes).size;
  const what = modules === 1 ? '1 module is' : `${modules} modules are`;
  const [first = 'FILE'] = filesOf(notes);
  return files === 1
    ? `${what} not restored: run 'bicep restore ${plainLine(first)}'`
    : `${what} not restored, in ${files} files: run 'bicep restore FILE' for each`;
}

function filesOf(notes: readonly LintDiagnostic[]): ReadonlySet<string> {
  return new Set(notes.flatMap((note) => fileOfDiagnostic(note) ?? []));
}
