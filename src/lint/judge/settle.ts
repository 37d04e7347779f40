import type { Finding, Fix, LintDiagnostic, LintedFile } from '../../result/result.ts';
import { groupBy } from '../../source/group-by.ts';
import { assertFault } from '../../workspace/faults.ts';
import { sourceOf } from '../../workspace/find/compiled.ts';
import type { Session, SessionOptions } from '../../workspace/session.ts';
import type { ProofRoot } from '../fixes/attempt.ts';
import type { Proofs } from '../fixes/prove.ts';
import { type Exempted, type ExemptRun, exempt } from './exempt.ts';
import { type Folded, fold, type IsSatisfied, type RawFinding } from './fold.ts';

export interface Unsettled extends Omit<ExemptRun, 'raw'> {
  readonly options: ExemptRun['options'] & SessionOptions;
  readonly outcomes: readonly {
    readonly file: LintedFile;
    readonly raw: readonly RawFinding[];
    readonly passed: readonly RawFinding[];
    readonly proof?: ProofRoot;
  }[];
  readonly isSatisfied: IsSatisfied;
  /** What is said of the templates themselves. */
  readonly problems: readonly RawFinding[];
}

export interface SettledFindings extends Omit<Exempted, 'raw'> {
  readonly findings: readonly Finding[];
  /** The checks that passed, where they are told. */
  readonly passed: readonly Finding[];
  /** What is said of the templates themselves and not in the baseline. */
  readonly problems: readonly LintDiagnostic[];
  readonly baselined: number;
  /** How many edits were not proven since that would have been too much. */
  readonly leftOut: number;
}

/** The findings of what was judged: without what does not count, folded, with the fixes that are proven. */
export async function settle(run: Unsettled): Promise<SettledFindings> {
  const { session, outcomes, told } = run;
  const { raw: all, ...exempted } = await exempt({
    ...run,
    raw: [...run.problems, ...outcomes.flatMap((outcome) => outcome.raw)],
  });
  const raw = all.filter((each) => each.problem === undefined && told.finding(each));
  const { problems, inBaseline } = problemsOf(all);
  const sets = new Map(outcomes.map(({ file }) => [file.path, file.parameterSets] as const));
  const setsOf = (template: string): readonly string[] => sets.get(template) ?? [];
  const proofs = await proofsFor(raw, run);
  const { findings, baselined } = foldContained(session, raw, (own) =>
    fold(own, setsOf, run.isSatisfied, proofs?.prove),
  );
  const passed = outcomes.flatMap((outcome) => outcome.passed).filter(told.finding);
  const offered = (fix: Fix): boolean =>
    session.faults.contain(fix.edits[0]?.location.file, () => !editsCompiled(session, fix), false);
  return {
    ...exempted,
    findings: findings.map((finding) => ({ ...finding, fixes: finding.fixes.filter(offered) })),
    passed: foldContained(session, passed, (own) => fold(own, setsOf)).findings,
    problems,
    baselined: baselined + inBaseline,
    leftOut: proofs?.leftOut() ?? 0,
  };
}

function problemsOf(all: readonly RawFinding[]): { problems: LintDiagnostic[]; inBaseline: number } {
  const ours = all.filter(({ problem }) => problem !== undefined);
  const left = ours.filter(({ exempt: by }) => by?.kind !== 'baselined');
  const problems = left.flatMap(({ problem, exempt: by }) => {
    if (problem === undefined) return [];
    return by?.kind === 'suppressed' ? [{ ...problem, suppression: by.by }] : [problem];
  });
  return { problems, inBaseline: ours.length - left.length };
}

/** Where a fault of ours ends it, the findings of each template are folded alone, and those it is in are left out. */
function foldContained({ faults }: Session, raw: readonly RawFinding[], work: (raw: readonly RawFinding[]) => Folded) {
  try {
    return work(raw);
  } catch (error) {
    assertFault(error);
    const none: Folded = { findings: [], baselined: 0 };
    const parts = [...groupBy(raw, ({ spot }) => spot.root)].map(([root, own]) =>
      faults.contain(root, () => work(own), none),
    );
    return {
      findings: parts.flatMap(({ findings }) => findings),
      baselined: parts.reduce((sum, { baselined }) => sum + baselined, 0),
    };
  }
}

/** Proofs are loaded where some finding may be mended. */
async function proofsFor(
  raw: readonly RawFinding[],
  { session, options, outcomes }: Unsettled,
): Promise<Proofs | undefined> {
  if (!raw.some(({ plans }) => plans.length > 0)) return undefined;
  const { openProofs } = await import('../fixes/prove.ts');
  return openProofs(
    session,
    options,
    outcomes.flatMap(({ proof }) => proof ?? []),
  );
}

/** What is compiled is mended in its source, or the next compilation undoes it. */
function editsCompiled(session: Session, fix: Fix): boolean {
  return fix.edits.some(({ location }) => sourceOf(session, location.file) !== undefined);
}
