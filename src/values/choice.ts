import type { Scalar } from '../template/expression.ts';
import { always, both, termIs } from './guard.ts';
import type { Alternative, Guard, Maybe, Unknown, Value } from './value.ts';
import { isChoice, isUnknown, keyOf } from './value.ts';

/** More alternatives than this are not followed: the value becomes an unknown. */
export const maxAlternatives = 16;

/** All that a value may be, each with its guard; one alternative for a value that is no choice. */
export function alternativesOf(value: Maybe): readonly Alternative[] {
  return isChoice(value) ? value.alternatives : [{ guard: always, value }];
}

/** Whether a value is one of a few that are known. What does something in each case of a longer list would not end. */
export function isOneOfFew(value: Maybe, most = maxAlternatives): value is Unknown {
  return isUnknown(value) && value.domain !== undefined && value.domain.length <= most;
}

/** The alternatives of a value, with unknowns of a finite domain spelled out that is no longer than `most`. */
export function expand(value: Maybe, most = maxAlternatives): readonly Alternative[] {
  if (!isOneOfFew(value, most)) return alternativesOf(value);
  return (value.domain ?? []).map((item) => ({ guard: guardFor(value, item), value: item }));
}

/** A boolean term's truth is taken apart, so that it meets the guards that conditions make. */
export function guardFor(term: Unknown, value: Scalar): Guard {
  return typeof value === 'boolean' ? termIs(term, value) : [{ term, value, negated: false }];
}

/**
 * One value out of alternatives: nested choices are flattened, those that all agree collapse. `undefined` as result
 * stands for "all absent"; more than `maxAlternatives` gives `tooMany()`.
 */
export function choose(alternatives: readonly Alternative[], tooMany: () => Value): Maybe {
  const flat: Alternative[] = [];
  for (const { guard, value } of alternatives) {
    for (const inner of alternativesOf(value)) {
      const joined = both(guard, inner.guard);
      if (joined) flat.push({ guard: joined, value: inner.value });
    }
  }
  const first = flat[0];
  if (first === undefined) return tooMany();
  const key = caseKey(first.value);
  if (flat.every((alternative) => caseKey(alternative.value) === key)) return first.value;
  return flat.length > maxAlternatives ? tooMany() : { kind: 'choice', alternatives: flat };
}

/** One unknown that is certainly there, and the same that may be absent, are two cases. */
function caseKey(value: Maybe): string {
  return isUnknown(value) && value.optional ? `${keyOf(value)}?` : keyOf(value);
}

/** Applies `step` to every combination of alternatives that can hold together. */
export function distribute(
  args: readonly (readonly Alternative[])[],
  step: (values: readonly Maybe[]) => Maybe,
  tooMany: () => Value,
): Maybe {
  let rows: { guard: Guard; values: Maybe[] }[] = [{ guard: always, values: [] }];
  for (const alternatives of args) {
    const next: typeof rows = [];
    for (const row of rows) {
      for (const { guard, value } of alternatives) {
        const joined = both(row.guard, guard);
        if (joined) next.push({ guard: joined, values: [...row.values, value] });
      }
    }
    if (next.length > maxAlternatives) return tooMany();
    rows = next;
  }
  return choose(
    rows.map(({ guard, values }) => ({ guard, value: step(values) })),
    tooMany,
  );
}
