import { applyEdits } from '../../fix/apply.ts';
import type { PlannedFix } from '../../fix/request.ts';
import { openTypes, type TypeIndex } from '../../resource-types/open.ts';
import { groupBy } from '../../source/group-by.ts';
import type { Session, SessionOptions } from '../../workspace/session.ts';
import type { Prove, Wanted } from '../judge/fold.ts';
import { type Attempted, attempt, type Change, type ProofRoot } from './attempt.ts';
import { refusalOfWrite } from './available.ts';
import { refusalsOf, tooMuch } from './batches.ts';

export interface Proofs {
  readonly prove: Prove;
  /** How many edits were not proven since that would have been too much for one run. */
  leftOut(): number;
}

let types: TypeIndex | undefined;

const notProven: Attempted = { reason: 'resilint itself failed to prove it', culprits: [] };

/**
 * Proves fixes by making them in memory: the texts are templates as before, what was found is found no more, no resource
 * fails what it did not fail before, and every property that is written is one its type has. */
export function openProofs(session: Session, options: SessionOptions, roots: readonly ProofRoot[]): Proofs {
  types ??= openTypes();
  const index = types;
  const users = usersOf(roots);
  let left = 0;
  const judge = (changes: readonly Change[]) =>
    session.faults.contain(changes[0]?.edits[0]?.source.path, () => attempt(changes, session, options), notProven);
  const prove: Prove = (wanted) => {
    const searches = wanted.map((want): Search => ({ want, at: 0 }));
    for (;;) {
      const tried = searches.flatMap((search) => nextOf(search, index, users) ?? []);
      if (tried.length === 0) break;
      const refused = refusalsOf(tried, judge);
      left += [...refused.values()].filter((reason) => reason === tooMuch).length;
      for (const change of tried) settle(change, refused.get(change));
    }
    return searches.map(({ found, reason }) => found ?? reason ?? 'there is none');
  };
  return { prove, leftOut: () => left };
}

/** The fixes that some findings might have, tried one after the other. */
interface Search {
  readonly want: Wanted;
  at: number;
  found?: PlannedFix;
  /** Why the likeliest one is not offered. */
  reason?: string;
}

interface Tried extends Change {
  readonly search: Search;
  readonly plan: PlannedFix;
}

/** The next fix that is worth making, if there is any. */
function nextOf(search: Search, index: TypeIndex, users: ReadonlyMap<string, readonly ProofRoot[]>): Tried | undefined {
  while (search.found === undefined) {
    const plan = search.want.plans[search.at];
    if (plan === undefined) return undefined;
    const roots = [...new Set(plan.edits.flatMap(({ source }) => users.get(source.path) ?? []))];
    const change: Tried = { search, plan, edits: plan.edits, group: search.want.group, roots };
    const refusal = refusalBefore(plan, index, roots);
    if (refusal === undefined) return change;
    refuse(change, refusal);
  }
  return undefined;
}

/** Why a fix is not worth making, as far as that is seen without it. */
function refusalBefore(
  { writes, edits }: PlannedFix,
  index: TypeIndex,
  roots: readonly ProofRoot[],
): string | undefined {
  for (const write of writes) {
    const refusal = refusalOfWrite(index, write);
    if (refusal !== undefined) return refusal;
  }
  if (roots.length === 0) return 'the finding could not be judged again';
  return [...groupBy(edits, ({ source }) => source)].every(([{ text }, own]) => applyEdits(text, own) !== undefined)
    ? undefined
    : 'its edits overlap';
}

function settle(tried: Tried, refusal: string | undefined): void {
  if (refusal === undefined) tried.search.found = tried.plan;
  else refuse(tried, refusal);
}

function refuse({ search }: Tried, reason: string): void {
  search.reason ??= reason;
  search.at += 1;
}

/** The templates in which an edit of a file may change something. */
function usersOf(roots: readonly ProofRoot[]): ReadonlyMap<string, readonly ProofRoot[]> {
  const users = new Map<string, ProofRoot[]>();
  for (const root of roots)
    for (const file of root.outcome.sources) {
      const known = users.get(file);
      if (known) known.push(root);
      else users.set(file, [root]);
    }
  return users;
}
