import { both } from '../../values/guard.ts';
import type { Substitution } from '../../values/substitute.ts';
import type { Guard, Unknown, Value } from '../../values/value.ts';
import { recompute } from './recompute.ts';

const made = new WeakMap<readonly Guard[], Substitution>();

/** The terms that an assumption gives a value, or leaves fewer values than before. */
export function substitutionOf(assume: readonly Guard[]): Substitution {
  let substitution = made.get(assume);
  if (substitution === undefined) {
    const terms = new Map(assume.flat().map(({ term }) => [term.key, term] as const));
    const values = new Map<string, Value>();
    for (const [key, term] of terms) {
      const value = valueOf(term, assume);
      if (value !== term) values.set(key, value);
    }
    substitution = { values, recompute, done: new Map() };
    made.set(assume, substitution);
  }
  return substitution;
}

function valueOf(term: Unknown, assume: readonly Guard[]): Value {
  const [first, ...rest] = assume.map((guard) => guard.find((atom) => !atom.negated && atom.term.key === term.key));
  if (first && rest.every((atom) => atom && atom.value === first.value)) return first.value;
  const left = term.domain?.filter((value) =>
    assume.some((guard) => both(guard, [{ term, value, negated: false }]) !== undefined),
  );
  if (left === undefined || left.length === 0 || left.length === term.domain?.length) return term;
  const [only] = left;
  return left.length === 1 && only !== undefined ? only : { ...term, domain: left };
}
