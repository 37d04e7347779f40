import type { Scalar } from '../../template/expression.ts';
import { type Atom, callOf, isChoice, isText, isUnknown, type Maybe, type Unknown } from '../../values/value.ts';
import type { Outcome } from '../logic.ts';

/** What a person can give a template: a parameter of which few values are possible, or a member of one. */
export interface Input {
  /** `sku`; `disk.sku` for the member of an object. */
  readonly parameter: string;
  readonly term: Unknown;
  readonly domain: readonly Scalar[];
}

type Open = Extract<Outcome, { truth: 'unknown' }>;

/** Terms that are looked at for one check. */
const maxLooks = 1_000;
const maxDepth = 8;

/** The inputs that an answer hangs on, those with the fewest values first. None of them is secure. */
export function inputsBehind({ splits, causes }: Pick<Open, 'splits' | 'causes'>, root: string): Input[] {
  const search: Search = { root, found: new Map(), seen: new Set() };
  visitAtoms(splits, search, 0);
  for (const cause of causes) visit(cause, search, 0);
  return [...search.found.values()].sort((a, b) => a.domain.length - b.domain.length);
}

interface Search {
  readonly root: string;
  readonly found: Map<string, Input>;
  readonly seen: Set<string>;
}

function visit(value: Maybe, search: Search, depth: number): void {
  if (depth > maxDepth || search.seen.size > maxLooks) return;
  if (isText(value)) for (const part of value.parts) visit(part, search, depth + 1);
  else if (isChoice(value)) for (const { guard } of value.alternatives) visitAtoms(guard, search, depth);
  else if (isUnknown(value)) visitTerm(value, search, depth);
}

function visitAtoms(atoms: readonly Atom[], search: Search, depth: number): void {
  for (const { term } of atoms) visit(term, search, depth + 1);
}

function visitTerm(term: Unknown, search: Search, depth: number): void {
  if (search.seen.has(term.key)) return;
  search.seen.add(term.key);
  const parameter = term.secure ? undefined : nameOf(term, search.root);
  if (parameter !== undefined && term.domain !== undefined && term.domain.length > 1)
    search.found.set(term.key, { parameter, term, domain: term.domain });
  for (const arg of callOf(term)?.args ?? []) visit(arg, search, depth + 1);
}

/** How a person calls what is given to the root template: `sku`, `disk.sku`. */
function nameOf(term: Unknown, root: string, depth = 0): string | undefined {
  if (term.of.kind === 'parameter') return term.of.deployment === root ? term.of.name : undefined;
  const call = callOf(term);
  const [base, key] = call?.name === 'property' ? call.args : [];
  if (!isUnknown(base) || typeof key !== 'string' || depth > maxDepth) return undefined;
  const name = nameOf(base, root, depth + 1);
  return name === undefined ? undefined : `${name}.${key}`;
}
