import { jsonText } from '../json/write.ts';
import type { CodePointRange, Pattern, PatternNode } from './nodes.ts';

/** A state of the automaton that patterns become. Others are named by their number. */
export type State =
  | { readonly kind: 'takes'; readonly what: Taken; readonly next: number }
  | Fork
  | { readonly kind: 'end'; readonly pattern: number };

/** Goes on without taking a character. */
export interface Fork {
  readonly kind: 'fork';
  next: readonly number[];
  /** Past a `*` that takes nothing: what comes next starts no segment. */
  skip?: readonly number[];
  /** Only where a segment starts. */
  atStart?: readonly number[];
  /** Only where a segment starts: past the slash that comes next there. */
  pastSlash?: readonly number[];
}

/** One character, any but the slash, or one of a class. */
export type Taken =
  | string
  | 'any character'
  | { readonly negated: boolean; readonly ranges: readonly CodePointRange[] };

/** The states of some patterns, and the numbers of those they start with. */
export interface States {
  readonly all: readonly State[];
  readonly starts: readonly number[];
}

/**
 * Patterns that begin alike share the states of their beginning, so that thousands cost little more than one. `spend` is
 * told of each node before it is made.
 */
export function statesOf(patterns: readonly Pattern[], spend: () => void): States {
  const root: Branch = { children: new Map(), patterns: [] };
  const branches: Branch[] = [];
  for (const [pattern, nodes] of patterns.entries()) {
    let at = root;
    for (const node of nodes) {
      const key = node.kind === 'character' ? node.character : jsonText(node);
      const known = at.children.get(key);
      const next: Branch = known ?? { node, children: new Map(), patterns: [] };
      if (known === undefined) {
        spend();
        at.children.set(key, next);
        branches.push(next);
      }
      at = next;
    }
    at.patterns.push(pattern);
  }
  const all: State[] = [];
  const starts = new Map<Branch, number>();
  const after = ({ children, patterns: ended }: Branch): number[] => [
    ...Array.from(children.values(), (child) => starts.get(child) ?? 0),
    ...ended.map((pattern) => add(all, { kind: 'end', pattern })),
  ];
  // Each was made after the one that it continues.
  for (const branch of branches.reverse()) {
    const next = after(branch);
    const [only = 0] = next;
    const joined = next.length === 1 ? only : add(all, { kind: 'fork', next });
    if (branch.node) starts.set(branch, stateOf(all, branch.node, joined));
  }
  return { all, starts: after(root) };
}

/** A node that patterns have in common with all before it, and the patterns that end with it. */
interface Branch {
  readonly node?: PatternNode;
  readonly children: Map<string, Branch>;
  readonly patterns: number[];
}

function add(states: State[], state: State): number {
  return states.push(state) - 1;
}

/** From the last node to the first, for each has to know what comes after it. */
function sequence(states: State[], nodes: readonly PatternNode[], next: number): number {
  return nodes.reduceRight((after, node) => stateOf(states, node, after), next);
}

function stateOf(states: State[], node: PatternNode, next: number): number {
  const takes = (what: Taken, after: number): number => add(states, { kind: 'takes', what, next: after });
  switch (node.kind) {
    case 'character':
      return takes(node.character, next);
    case 'any':
      return takes('any character', next);
    case 'class':
      return takes(node, next);
    case 'many':
      return manyOf(states, next);
    case 'here':
      return add(states, { kind: 'fork', next: [], pastSlash: [next] });
    case 'segments':
      return segmentsOf(states, next, node.orNone);
    case 'oneOf':
      return add(states, { kind: 'fork', next: node.options.map((each) => sequence(states, each, next)) });
    case 'repeat': {
      const again: Fork = { kind: 'fork', next: [next] };
      const at = add(states, again);
      const body = sequence(states, node.body, node.more ? at : next);
      again.next = [next, body];
      return node.orNone ? at : body;
    }
  }
}

function manyOf(states: State[], next: number): number {
  const loop: Fork = { kind: 'fork', next: [], skip: [next] };
  const at = add(states, loop);
  loop.next = [add(states, { kind: 'takes', what: 'any character', next: at })];
  return at;
}

function segmentsOf(states: State[], next: number, orNone: boolean): number {
  const loop: Fork = { kind: 'fork', next: [] };
  const inside = add(states, loop);
  const first = add(states, { kind: 'takes', what: 'any character', next: inside });
  const slash = add(states, { kind: 'takes', what: '/', next: first });
  loop.next = [next, first, slash];
  const elsewhere = manyOf(states, next);
  return add(states, { kind: 'fork', next: [elsewhere], atStart: [first], ...(orNone && { pastSlash: [next] }) });
}
