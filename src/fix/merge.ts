import { mostDisruptive } from '../graph/change.ts';
import { groupBy } from '../source/group-by.ts';
import { messageKey } from '../template/message.ts';
import { applyEdits, editsKey } from './apply.ts';
import { describeFix, joinReached } from './reached.ts';
import type { Edit, PlannedFix } from './request.ts';

/** The fixes that would mend one fault, the likeliest first. */
export type Alternatives = readonly PlannedFix[];

/**
 * The fixes that are right for every instance of a declaration (the copies of a loop, each deployment of a module, each
 * set of parameters): those that every instance asks for. An instance may have a fault several times, in several items
 * of an array: then one fix mends all of them.
 */
export function mergePlans(instances: readonly (readonly Alternatives[])[]): PlannedFix[] {
  const [first, ...others] = instances.map(joinFaults);
  return (first ?? []).flatMap((plan) => {
    const key = editsKey(plan.edits);
    const same = others.map((other) => other.find((each) => editsKey(each.edits) === key));
    return same.every((each) => each !== undefined) ? [merged([plan, ...same])] : [];
  });
}

function merged(plans: readonly [PlannedFix, ...PlannedFix[]]): PlannedFix {
  const longest = plans.reduce((a, b) => (messageKey(b.title).length > messageKey(a.title).length ? b : a));
  return { ...longest, ...mostDisruptive(plans), writes: plans.flatMap(({ writes }) => writes) };
}

/** The faults of one instance, mended together: the first fix of each, the second of each, as far as all have them. */
function joinFaults(faults: readonly Alternatives[]): PlannedFix[] {
  const [only] = faults;
  if (only === undefined || faults.length === 1) return [...(only ?? [])];
  const count = Math.min(...faults.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => join(faults.flatMap((each) => each[at] ?? []))).flatMap(
    (plan) => plan ?? [],
  );
}

function join(plans: readonly PlannedFix[]): PlannedFix | undefined {
  const [first, ...others] = plans;
  if (first === undefined) return undefined;
  const distinct = [...new Map(plans.map((plan) => [editsKey(plan.edits), plan])).values()];
  const edits = distinct.flatMap((plan) => plan.edits).toSorted(inOrder);
  const fits = [...groupBy(edits, ({ source }) => source)].every(
    ([source, own]) => applyEdits(source.text, own) !== undefined && !own.some((edit, at) => meets(own[at - 1], edit)),
  );
  const reached = joinReached([first.reached, ...others.map((plan) => plan.reached)]);
  const call = plans.every((plan) => plan.call === first.call) ? first.call : undefined;
  const writes = plans.flatMap((plan) => plan.writes);
  return fits ? { ...describeFix(reached), edits, writes, reached, call } : undefined;
}

function inOrder(a: Edit, b: Edit): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end;
}

function meets(before: Edit | undefined, edit: Edit): boolean {
  return before !== undefined && edit.span.start <= before.span.end;
}
