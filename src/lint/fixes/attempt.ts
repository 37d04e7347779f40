import { applyFixes } from '../../fix/apply.ts';
import type { Edit } from '../../fix/request.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import { groupBy } from '../../source/group-by.ts';
import { type Session, type SessionOptions, sessionWith } from '../../workspace/session.ts';
import type { Occurrence, RawFinding } from '../judge/fold.ts';
import { type DeploymentFindings, foundIn } from '../judge/found.ts';
import type { Judging } from '../judge/judging.ts';
import { judgeTemplate, setsOf, type TemplateOutcome } from '../judge/one-template.ts';
import { type Harm, harmsOf, type Mended, subjectOf } from './comparison.ts';

/** A root template as it was judged, and how to judge it again. */
export interface ProofRoot {
  readonly path: string;
  readonly judging: Judging;
  readonly outcome: Pick<TemplateOutcome, 'found' | 'sources' | 'diagnostics'>;
}

/** One change of the files, and the findings that it is to mend. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly group: readonly RawFinding[];
  /** The templates that it concerns. */
  readonly roots: readonly ProofRoot[];
}

/** What changes did when they were made together: to nothing in particular, or to those that are named. */
export interface Attempted {
  readonly reason: string;
  readonly culprits: readonly Change[];
}

/** Makes changes that do not touch, in memory, and judges again what they concern. `undefined`: all is well. */
export function attempt(changes: readonly Change[], session: Session, options: SessionOptions): Attempted | undefined {
  const texts = new Map([...applyFixes(changes).texts].map(([source, text]) => [source.path, text] as const));
  const edited = sessionWith(session, options, texts);
  const spots = spotsOf(changes);
  const culprits = new Set<Change>();
  let reason: string | undefined;
  for (const root of proofRoots(changes)) {
    const after = judgeAgain(root, edited);
    if (after === undefined) return { reason: 'the template would not be valid', culprits: [] };
    for (const [set, found] of after.entries()) {
      const key = `${root.path}|${set}`;
      const here = spots.get(key) ?? [];
      spots.delete(key);
      const before = root.outcome.found[set];
      const harms = before ? harmsOf(before, found, mendedBy(here)) : [];
      reason ??= harms[0]?.reason;
      if (before) for (const { change } of concernedBy(harms, here, subjectOf(before, found))) culprits.add(change);
    }
  }
  if (spots.size > 0) return { reason: reason ?? 'the finding could not be judged again', culprits: [] };
  return reason === undefined ? undefined : { reason, culprits: [...culprits] };
}

export function proofRoots(changes: readonly Change[]): ReadonlySet<ProofRoot> {
  return new Set(changes.flatMap(({ roots }) => roots));
}

interface Placed {
  readonly change: Change;
  readonly policy: string;
  readonly spot: Occurrence;
}

/** What is to be mended, by root template and parameter set. */
function spotsOf(changes: readonly Change[]): Map<string, Placed[]> {
  const placed = changes.flatMap((change) =>
    change.group.map(({ spot, finding }): Placed => ({ change, policy: finding.policy, spot })),
  );
  return groupBy(placed, ({ spot: { root, set } }) => `${root}|${set}`);
}

function mendedBy(placed: readonly Placed[]): Mended[] {
  return [...groupBy(placed, ({ policy }) => policy)].map(([policy, own]) => ({
    policy,
    spots: own.map(({ spot }) => spot),
  }));
}

function concernedBy(
  harms: readonly Harm[],
  placed: readonly Placed[],
  subject: (spot: Occurrence) => string,
): readonly Placed[] {
  const harmed = new Set(harms.map((each) => each.subject));
  return harms.length === 0 ? [] : placed.filter(({ spot }) => harmed.has(subject(spot)));
}

/** What is found after an edit; `undefined` where there is no template any more, or something new is wrong with it. */
function judgeAgain({ path, judging, outcome }: ProofRoot, session: Session): DeploymentFindings[] | undefined {
  const document = session.documents.open(path);
  if (document.kind !== 'template') return undefined;
  const sets = setsOf(session, path, judging);
  const found: DeploymentFindings[] = [];
  const problems: LintDiagnostic[] = [...document.warnings];
  for (const each of judgeTemplate(session, document.template, sets, judging)) {
    found.push(foundIn(each));
    problems.push(...each.diagnostics());
  }
  const before = errorsOf(outcome.diagnostics);
  const isNew = [...errorsOf(problems)].some((problem) => !before.has(problem));
  return isNew || found.length !== outcome.found.length ? undefined : found;
}

/** Without their places, which move. */
function errorsOf(problems: readonly LintDiagnostic[]): ReadonlySet<string> {
  return new Set(
    problems.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`),
  );
}
