import { spend } from '../../values/budget.ts';
import type { Unknown } from '../../values/value.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { readFields } from '../field.ts';
import { type OpenEnd, sizeOf } from '../join/node-set.ts';
import { resolveJoin } from '../join/resolve.ts';
import { all, any, merge, type Outcome, unknown, yes } from '../logic.ts';
import type { Evaluate } from '../scope.ts';
import { bind, type Scope } from '../scope.ts';
import { holdsUnder } from '../value/assume.ts';
import { type Found, foundOne, itemsOf } from '../value/read.ts';
import type { Condition, CountCondition } from './condition.ts';
import { type NumberBounds, testInterval } from './interval.ts';
import { memberOutcome, withoutSplits } from './members.ts';

/** A count as far as it is known, and what the rest hangs on. */
export interface Tally extends NumberBounds {
  readonly open?: Outcome;
}

/** Whether the number of members passes the comparison. */
export function evaluateCount(condition: CountCondition, scope: Scope, evaluate: Evaluate): Outcome {
  const tally = tallyOf(condition, scope, evaluate);
  const operand = evaluateExpression(condition.operand, scope);
  const outcome = testInterval(condition.operator, tally, operand, scope.assume);
  return outcome.truth === 'unknown' ? merge(outcome, tally.open ?? unknown([])) : outcome;
}

export function tallyOf({ counted, where }: CountCondition, scope: Scope, evaluate: Evaluate): Tally {
  switch (counted.kind) {
    case 'field': {
      const { path, name } = counted;
      const named = name === undefined ? {} : { name };
      return countFound(readFields(path, scope), scope, (found) => {
        const inner = bind(scope, { kind: 'field', path, node: scope.node, found, ...named });
        return where ? evaluate(where, inner) : yes;
      });
    }
    case 'value': {
      const named = counted.name === undefined ? {} : { name: counted.name };
      const list = itemsOf(foundOne(evaluateExpression(counted.list, scope)));
      return countFound(list, scope, ({ value }) =>
        where ? evaluate(where, bind(scope, { kind: 'value', value: value ?? null, ...named })) : yes,
      );
    }
    case 'resources':
      return countMembers(counted.join, where, scope, evaluate);
  }
}

/** Adds up what each member contributes: `min` to `max` where it counts, up to `max` where nobody knows. */
function add(contributions: Iterable<{ outcome: Outcome; min: number; max: number; from?: Unknown }>): Tally {
  const tally = { min: 0, max: 0 };
  let open: Outcome | undefined;
  for (const { outcome, min, max, from } of contributions) {
    if (outcome.truth === false) continue;
    tally.max += max;
    if (outcome.truth === true) tally.min += min;
    else open = merge(open, outcome);
    if (min !== max && from) open = merge(open, unknown([from]));
  }
  return open ? { ...tally, open } : tally;
}

function countFound(list: readonly Found[], scope: Scope, test: (found: Found) => Outcome): Tally {
  return add(
    list.map((found) => {
      const there = holdsUnder([found.guard], scope.assume);
      const outcome = there.truth === false ? there : all([there, withoutSplits(test(found), found)], (each) => each);
      return { outcome, ...found };
    }),
  );
}

function countMembers(join: string, where: Condition | undefined, scope: Scope, evaluate: Evaluate): Tally {
  const set = resolveJoin(join, scope, evaluate);
  const size = where ? undefined : sizeOf(set);
  if (size !== undefined) return { min: size, max: size };
  spend(set.openEnds.length);
  const ends = set.openEnds.flatMap((end) => openEnd(end, scope));
  return add([
    ...set.members.map((member) => ({ ...member, outcome: memberOutcome(member, where, scope, evaluate) })),
    ...ends,
  ]);
}

function openEnd(end: OpenEnd, scope: Scope): { outcome: Outcome; min: number; max: number }[] {
  const rest = { min: 0, max: Number.POSITIVE_INFINITY };
  if (end.kind === 'elsewhere') return scope.whole ? [] : [{ outcome: unknown([]), ...rest }];
  const there = holdsUnder(end.guards, scope.assume);
  const declared = any(end.unless ?? [], (node) => holdsUnder(node.when, scope.assume));
  if (there.truth === false || declared.truth === true) return [];
  const splits = [there, declared].flatMap((each) => (each.truth === 'unknown' ? each.splits : []));
  return [{ outcome: unknown([end.cause], splits), ...rest }];
}
