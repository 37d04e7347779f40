import { guardFor, maxAlternatives } from './choice.ts';
import { always, both } from './guard.ts';
import { type Recompute, substitute } from './substitute.ts';
import {
  type Choice,
  callOf,
  force,
  type Guard,
  isScalar,
  isSpread,
  isThunk,
  type Lazy,
  type Maybe,
  type Unknown,
  type Value,
} from './value.ts';

/** One combination of values that unknowns of short domains can take, and what the arguments then are. */
export interface Row {
  readonly guard: Guard;
  readonly values: readonly Value[];
}

/** Something that is one of few: an unknown with a short domain, or a choice within a value. */
type Split = Unknown | Choice;

/** Values looked at before the search for splits ends. */
const maxVisits = 1_000;
const maxDepth = 12;

export interface EnumerateOptions {
  /** Members of objects are evaluated to look into them; else only what is known of them without. */
  readonly members: boolean;
  /** More combinations than this are not spelled out. */
  readonly limit?: number;
}

/**
 * What some values can be, spelled out over the unknowns of short domain (and the choices inside) that they hang on.
 * Unknowns without a list of values stay in the rows. `undefined` if there is nothing to spell out, or too much.
 */
export function enumerate(
  values: readonly Value[],
  recompute: Recompute,
  { members, limit = maxAlternatives }: EnumerateOptions,
): readonly Row[] | undefined {
  const search: Search = { found: new Map(), visits: 0, members, limit };
  for (const value of values) visit(value, search, 0);
  let rows: Assignment[] = [{ guard: always, values: new Map(), choices: new Map() }];
  for (const split of search.found.values()) {
    rows = rows.flatMap((row) => extended(row, split));
    if (rows.length > limit) return undefined;
  }
  if (rows.length < 2) return undefined;
  return rows.map((row) => {
    const by = { ...row, recompute, done: new Map<string, Value>() };
    return { guard: row.guard, values: values.map((value) => substitute(value, by)) };
  });
}

interface Assignment {
  readonly guard: Guard;
  readonly values: ReadonlyMap<string, Value>;
  readonly choices: ReadonlyMap<Choice, Maybe>;
}

function extended(row: Assignment, split: Split): Assignment[] {
  if (split.kind === 'choice') {
    return split.alternatives.flatMap(({ guard, value }) => {
      const joined = both(row.guard, guard);
      return joined ? [{ ...row, guard: joined, choices: new Map(row.choices).set(split, value) }] : [];
    });
  }
  return (split.domain ?? []).flatMap((value) => {
    const joined = both(row.guard, guardFor(split, value));
    return joined ? [{ ...row, guard: joined, values: new Map(row.values).set(split.key, value) }] : [];
  });
}

interface Search {
  readonly found: Map<string | Choice, Split>;
  readonly members: boolean;
  readonly limit: number;
  visits: number;
}

/** Two values each make more combinations than are wanted. */
function exhausted(search: Search): boolean {
  return search.visits > maxVisits || 2 ** search.found.size > search.limit * 4;
}

/** Returns whether the value holds a split. */
function visit(value: Maybe, search: Search, depth: number): boolean {
  search.visits += 1;
  if (value === undefined || isScalar(value) || depth > maxDepth || exhausted(search)) return false;
  switch (value.kind) {
    case 'unknown':
      return visitTerm(value, search, depth);
    case 'text':
      return visitAll(value.parts, search, depth);
    case 'array':
      return visitAll(
        value.parts.map((part) => (isSpread(part) ? part.from : part)),
        search,
        depth,
      );
    case 'object':
      return visitAll(
        Array.from(value.members.values(), (member) => member.value).filter(
          (each) => search.members || !isThunk(each) || each.optional === true,
        ),
        search,
        depth,
      );
    case 'choice':
      search.found.set(value, value);
      return true;
  }
}

function visitAll(values: readonly Lazy[], search: Search, depth: number): boolean {
  let found = false;
  for (const value of values) {
    if (exhausted(search)) break;
    found = visit(force(value), search, depth + 1) || found;
  }
  return found;
}

/** The unknowns that a term is made from come first: their values say more than its own. */
function visitTerm(term: Unknown, search: Search, depth: number): boolean {
  if (search.found.has(term.key)) return true;
  if (visitAll(callOf(term)?.args ?? [], search, depth)) return true;
  if (term.domain === undefined || term.domain.length > maxAlternatives) return false;
  search.found.set(term.key, term);
  return true;
}
