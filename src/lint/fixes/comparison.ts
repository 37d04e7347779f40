import type { Occurrence } from '../judge/fold.ts';
import type { DeploymentFindings, FoundConcern } from '../judge/found.ts';

/** What an edit did that it should not have, and to what as far as that is known. */
export interface Harm {
  readonly reason: string;
  /** The resource, as `subjectOf` names it. */
  readonly subject?: string;
}

/** Findings of one policy that are to be mended. */
export interface Mended {
  readonly policy: string;
  readonly spots: readonly Occurrence[];
}

/**
 * What names a resource in both of two judgements. Ids of what is in a loop of Bicep hold the place of the loop, which
 * moves; the number of a resource does not.
 */
export function subjectOf(
  before: DeploymentFindings,
  after: DeploymentFindings,
): (of: Pick<Occurrence, 'node' | 'idKey'>) => string {
  return before.nodes === after.nodes ? ({ node }) => String(node) : ({ idKey }) => idKey;
}

/** Nothing fails that did not, and what was to be mended neither fails nor has become unknown. */
export function harmsOf(before: DeploymentFindings, after: DeploymentFindings, mended: readonly Mended[]): Harm[] {
  const subject = subjectOf(before, after);
  const checks = (concerns: readonly FoundConcern[], isFailure: boolean) =>
    countOf(concerns.filter(({ verdict }) => (verdict === 'fail') === isFailure).map(checkOf));
  function checkOf(each: Pick<FoundConcern, 'policy' | 'node' | 'idKey'>): string {
    return `${each.policy}|${subject(each)}`;
  }
  const subjects = new Map(after.concerns.map((each) => [checkOf(each), subject(each)]));
  const harm = (check: string, reason: string): Harm => ({ reason, subject: subjects.get(check) ?? '' });
  const gone = countOf(mended.flatMap(({ policy, spots }) => spots.map((spot) => checkOf({ policy, ...spot }))));
  const [failing, failed] = [checks(before.concerns, true), checks(after.concerns, true)];
  const [open, opened] = [checks(before.concerns, false), checks(after.concerns, false)];
  const silent = checks(before.silent, true);
  const harms: Harm[] = [];
  for (const [check, count] of failed) {
    const [mends, known] = [gone.get(check), failing.get(check) ?? 0];
    if (mends !== undefined && count > known - mends) harms.push(harm(check, 'the finding would stay'));
    else if (count > known + (silent.get(check) ?? 0))
      harms.push(harm(check, `it would bring a finding of ${check.slice(0, check.indexOf('|'))}`));
  }
  for (const check of gone.keys())
    if ((opened.get(check) ?? 0) > (open.get(check) ?? 0)) harms.push(harm(check, 'it would no longer be known'));
  const places = new Set(
    mended.flatMap(({ policy, spots }) => spots.map((spot) => `${checkOf({ policy, ...spot })} ${spot.path}`)),
  );
  for (const each of after.concerns)
    if (each.verdict === 'fail' && places.has(`${checkOf(each)} ${each.path}`))
      harms.push(harm(checkOf(each), 'the finding would stay'));
  return harms;
}

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
