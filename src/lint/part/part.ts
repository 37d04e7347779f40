import type { Finding, LintDiagnostic, LintedFile, SkippedFile } from '../../result/result.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import { isParameterFile } from '../../workspace/bind/parameter-files.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import type { Session } from '../../workspace/session.ts';
import { askedOf } from '../asked.ts';
import type { BaselineEntry } from '../exempt/baseline/entry.ts';
import { judgeFiles } from '../judge/all-files.ts';
import type { Known } from '../judge/exempt.ts';
import type { RunScope } from '../judge/scope.ts';
import { settle } from '../judge/settle.ts';
import type { LintOptions } from '../options.ts';
import { ruleProblems } from '../rules/levels.ts';
import { type CheckCounts, checkCountsOf } from '../statistics.ts';
import { startStopwatch, type Times } from '../stopwatch.ts';

/** What judging files of a run and settling their findings gave, as plain data: findings of others do not change it. */
export interface Part {
  /** What was asked for and is a template, as itself or through others. */
  readonly files: readonly LintedFile[];
  /** What was asked for and is no template, where that is to be told. */
  readonly left: readonly SkippedFile[];
  /** The files by whose settings something was judged. */
  readonly judged: readonly string[];
  /** The parameter files that each template was judged with. */
  readonly sets: readonly (readonly [template: string, files: readonly string[]])[];
  /** What was asked for and is a parameter file. */
  readonly parameterFiles: readonly string[];
  readonly findings: readonly Finding[];
  readonly passed: readonly Finding[];
  readonly baselined: number;
  readonly leftOut: number;
  /** The selectors of configurations that suppressed something. */
  readonly used: readonly string[];
  readonly isDated: boolean;
  /** What a baseline would hold of the findings. */
  readonly now: readonly BaselineEntry[];
  readonly diagnostics: readonly LintDiagnostic[];
  readonly counts: CheckCounts;
  /** Where files that are told of hold secrets, where that was asked for. */
  readonly secrets: readonly Secrets[];
  /** Whether some file could not be read, so that what is not found may be there all the same. */
  readonly isIncomplete: boolean;
  readonly times: Times;
}

/** Offsets, from and to, of what is not to be shown of a file. */
export type Secrets = readonly [file: string, spans: readonly (readonly [start: number, end: number])[]];

/** Files that are judged and settled together. */
export interface PartFiles {
  /** What was asked for. */
  readonly candidates: readonly Candidate[];
  /** That, and the templates that may use it, each behind those that may use it. */
  readonly judged: readonly Candidate[];
}

/** What holds for every part of a run. */
export interface RunWide {
  readonly scope: RunScope;
  /** Whether more is judged than was asked for, in whatever part. */
  readonly traced: boolean;
  readonly baseline: Known | undefined;
}

export type PartOptions = Omit<LintOptions, 'paths' | 'changed'>;

/** @param uses Whether a file that was judged uses what changed; absent where everything counts. */
export async function settlePart(
  session: Session,
  settings: RunSettings,
  options: PartOptions,
  { candidates, judged }: PartFiles,
  { scope, traced, baseline }: RunWide,
  uses: ((file: string) => boolean) | undefined,
): Promise<Part> {
  const stopwatch = startStopwatch();
  const done = await judgeFiles(session, settings, { candidates, judged, traced }, options, stopwatch);
  stopwatch.lap('judging');
  const asked = askedOf(candidates, uses, traced, session.documents.uses.reach);
  const { told } = asked;
  const { outcomes, satisfied } = done;
  const looked = [...new Set([...asked.candidates, ...outcomes.map(({ file }) => file)].map(({ path }) => path))];
  const ofFiles = [...outcomes.flatMap(({ diagnostics }) => diagnostics), ...session.parameterFiles.diagnostics];
  const toldProblems = await ruleProblems(session, settings, ofFiles.filter(told.diagnostic));
  const { problems, ...settled } = await settle({
    session,
    settings,
    options,
    scope,
    baseline,
    files: looked,
    outcomes,
    told,
    isSatisfied: satisfied.has,
    problems: toldProblems.ofTemplates,
  });
  const files = done.files(asked.candidates);
  const linted = new Set(files.map(({ path }) => path));
  stopwatch.lap('edits');
  return {
    files,
    left: done.left,
    judged: done.paths,
    sets: outcomes.map(({ file }) => [file.path, file.parameterSets]),
    parameterFiles: candidates
      .map(({ path }) => path)
      .filter((path) => !linted.has(path) && isParameterFile(session.documents, path)),
    ...settled,
    diagnostics: [...toldProblems.others, ...problems, ...session.faults.diagnostics()],
    counts: checkCountsOf(outcomes, told),
    secrets: [],
    isIncomplete: outcomes.some(({ file }) => file.status === 'failed'),
    times: stopwatch.times(),
  };
}
