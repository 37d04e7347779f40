import { applyFixes } from '../../fix/apply.ts';
import { groupBy } from '../../source/group-by.ts';
import { openUnion } from '../../source/union.ts';
import { type Attempted, type Change, type ProofRoot, proofRoots } from './attempt.ts';

export const tooMuch = 'there is too much to prove in one run';

/** Changes that concern the same templates, directly or by way of others. */
function clustersOf<Each extends Change>(changes: readonly Each[]): Each[][] {
  const union = openUnion<ProofRoot | undefined>();
  for (const { roots } of changes) union.join(roots);
  return union.sets(changes, ({ roots: [root] }) => root);
}

/**
 * What judging again may cost for changes that belong together, in steps: many times what judging them took where that
 * was little, and never so much that it takes seconds.
 */
function allowance(changes: readonly Change[]): number {
  return Math.min(200_000 + 20 * costOf(changes), maxSteps);
}

const maxSteps = 700_000;

function costOf(changes: readonly Change[]): number {
  return [...proofRoots(changes)].flatMap(({ outcome }) => outcome.found).reduce((sum, { cost }) => sum + cost, 0);
}

/**
 * The changes that are not to be offered, and why.
 *
 * Edits that do not touch are made together, so a template is judged again once, not once an edit. Where together they
 * do harm, those are set apart on whose resources it was done, else they are halved; what is left alone is judged alone.
 * So an edit that is offered is right together with others; `--fix` makes them so, and `npm run soundness` makes each of
 * them alone.
 */
export function refusalsOf<Each extends Change>(
  changes: readonly Each[],
  judge: Judge<Each>,
): ReadonlyMap<Each, string> {
  return new Map(clustersOf(changes).flatMap((cluster) => [...refusalsIn(cluster, judge)]));
}

/** Makes changes together; `undefined`: all is well. */
type Judge<Each> = (changes: readonly Each[]) => Attempted | undefined;

function refusalsIn<Each extends Change>(changes: readonly Each[], judge: Judge<Each>): ReadonlyMap<Each, string> {
  const refused = new Map<Each, string>();
  let left = allowance(changes);
  const work: (readonly Each[])[] = [inOrder(changes)];
  for (let some = work.pop(); some !== undefined; some = work.pop()) {
    const { applied, deferred } = applyFixes(some);
    if (deferred.length > 0) work.push(deferred);
    left -= costOf(applied);
    const found: Attempted | undefined = left < 0 ? { reason: tooMuch, culprits: [] } : judge(applied);
    if (found === undefined) continue;
    if (applied.length === 1 || left < 0) for (const each of applied) refused.set(each, found.reason);
    else work.push(...partsOf(applied, found));
  }
  return refused;
}

/** What one policy asks for stands together, as it is likely to be refused together. */
function inOrder<Each extends Change>(changes: readonly Each[]): Each[] {
  const policyOf = ({ group }: Each): string => group[0]?.finding.policy ?? '';
  return [...groupBy(changes, policyOf).values()].flat();
}

/** Changes that did harm together, in two parts. */
function partsOf<Each extends Change>(changes: readonly Each[], { culprits }: Attempted): readonly (readonly Each[])[] {
  const named = new Set<Change>(culprits);
  const apart = changes.filter((each) => named.has(each));
  const half = changes.length >> 1;
  return apart.length > 0 && apart.length < changes.length
    ? [apart, changes.filter((each) => !named.has(each))]
    : [changes.slice(0, half), changes.slice(half)];
}
