import type { Atom, Unknown } from '../values/value.ts';

/** Kleene's strong logic: `unknown` is "true or false, nobody can tell before deployment". */
export type Truth = true | false | 'unknown';

/**
 * What a condition came to. An unknown one carries the terms that made it so, and the `splits`: facts about terms which
 * only have a few cases, so that the condition can be tried in each of them.
 */
export type Outcome =
  | { readonly truth: true }
  | { readonly truth: false }
  | { readonly truth: 'unknown'; readonly causes: readonly Unknown[]; readonly splits: readonly Atom[] };

export const yes: Outcome = { truth: true };
export const no: Outcome = { truth: false };

export function known(truth: boolean): Outcome {
  return truth ? yes : no;
}

export function unknown(causes: readonly Unknown[], splits: readonly Atom[] = []): Outcome {
  return { truth: 'unknown', causes, splits };
}

export function negate(outcome: Outcome): Outcome {
  if (outcome.truth === 'unknown') return outcome;
  return outcome.truth ? no : yes;
}

/** False as soon as one is false; `true` of nothing. */
export function all<T>(items: Iterable<T>, judge: (item: T) => Outcome): Outcome {
  return fold(items, judge, false);
}

/** True as soon as one is true; `false` of nothing. */
export function any<T>(items: Iterable<T>, judge: (item: T) => Outcome): Outcome {
  return fold(items, judge, true);
}

function fold<T>(items: Iterable<T>, judge: (item: T) => Outcome, decisive: boolean): Outcome {
  let open: Outcome | undefined;
  for (const item of items) {
    const outcome = judge(item);
    if (outcome.truth === decisive) return outcome;
    if (outcome.truth === 'unknown') open = merge(open, outcome);
  }
  return open ?? known(!decisive);
}

/** True when exactly one is true: two true ones decide whatever the others are. */
export function exactlyOne<T>(items: Iterable<T>, judge: (item: T) => Outcome): Outcome {
  let trues = 0;
  let open: Outcome | undefined;
  for (const item of items) {
    const outcome = judge(item);
    if (outcome.truth === true) trues += 1;
    if (trues === 2) return no;
    if (outcome.truth === 'unknown') open = merge(open, outcome);
  }
  return open ?? known(trues === 1);
}

/** Two unknown outcomes as one that names the causes of both; a known one adds nothing. */
export function merge(first: Outcome | undefined, second: Outcome): Outcome {
  if (first?.truth !== 'unknown') return second;
  if (second.truth !== 'unknown') return first;
  const causes = second.causes.length === 0 ? first.causes : distinctTerms([...first.causes, ...second.causes]);
  return unknown(causes.slice(0, maxKept), [...first.splits, ...second.splits].slice(0, maxKept));
}

/** More causes, or facts that would decide, are no help: a few are shown, and few cases are tried. */
const maxKept = 256;

/** Terms once each, in order of first mention. */
export function distinctTerms(terms: readonly Unknown[]): Unknown[] {
  return Array.from(new Map(terms.map((term) => [term.key, term] as const)).values());
}
