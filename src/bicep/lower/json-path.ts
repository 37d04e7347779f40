import type { JsonValue } from '../../source/json.ts';
import { ownOf } from '../../source/own.ts';
import { type Route, step } from '../../source/route.ts';
import { type FilterTest, type PathStep, parseJsonPath } from './json-path-parse.ts';

/** A selected part of a document. */
export interface Selected {
  readonly value: JsonValue;
  readonly route: Route | null;
}

export interface Selection {
  readonly selected: readonly Selected[];
  /** How many parts of the document were looked at. */
  readonly visited: number;
}

/** More than this is not selected by one step, nor looked at by all of them. */
const maxSelected = 100_000;
const maxVisited = 1_000_000;

/**
 * What a JSONPath selects, in the order of the document; `undefined` for a path that cannot be read (or that matches by
 * regular expressions), and for one that selects too much. The paths are those of Json.NET, which the compiler uses.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files#loadjsoncontent
 */
export function selectByPath(root: JsonValue, path: string): Selection | undefined {
  const steps = parseJsonPath(path);
  if (steps === undefined) return undefined;
  const walk: Walk = { root, visited: 0 };
  try {
    return { selected: follow(steps, [{ value: root, route: null }], walk), visited: walk.visited };
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}

/** The filters of a path look at the document too: one count for all. */
interface Walk {
  readonly root: JsonValue;
  visited: number;
}

class TooMuch extends Error {}

function visit(walk: Walk): void {
  walk.visited += 1;
  if (walk.visited > maxVisited) throw new TooMuch();
}

function follow(steps: readonly PathStep[], start: readonly Selected[], walk: Walk): readonly Selected[] {
  let selected = start;
  for (const each of steps) {
    const found: Selected[] = [];
    for (const from of selected) {
      for (const below of each.deep ? descendants(from) : [from]) {
        visit(walk);
        for (const next of stepFrom(each, below, walk)) {
          if (found.length >= maxSelected) throw new TooMuch();
          found.push(next);
        }
      }
    }
    selected = found;
  }
  return selected;
}

/** A value and all below it, without recursion. */
function* descendants(from: Selected): Iterable<Selected> {
  const waiting = [from];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    // One at a time: an array may have more items than a call takes arguments.
    for (const child of children(next).reverse()) waiting.push(child);
  }
}

function children({ value, route }: Selected): Selected[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.map((item, index) => ({ value: item, route: step(route, index) }));
  return Object.entries(value).map(([key, item]) => ({ value: item as JsonValue, route: step(route, key) }));
}

function stepFrom(each: PathStep, from: Selected, walk: Walk): readonly Selected[] {
  switch (each.kind) {
    case 'all':
      return children(from);
    case 'filter':
      return children(from).filter(({ value }) => holds(each.test, value, walk));
    case 'names':
      return Array.isArray(from.value) ? [] : each.names.flatMap((name) => member(from, name));
    case 'indices':
      return Array.isArray(from.value) ? each.indices.flatMap((index) => member(from, index)) : [];
    case 'slice':
      return Array.isArray(from.value) ? sliced(children(from), each) : [];
  }
}

function member({ value, route }: Selected, key: string | number): Selected[] {
  const found = ownOf(value, key) as JsonValue | undefined;
  return found === undefined ? [] : [{ value: found, route: step(route, key) }];
}

/** From, to and step count from the end where they are negative; a negative step goes backwards. */
function sliced(
  items: readonly Selected[],
  { from, to, by }: Extract<PathStep, { kind: 'slice' }>,
): readonly Selected[] {
  const place = (position: number): number => (position < 0 ? position + items.length : position);
  const start = from === undefined ? (by > 0 ? 0 : items.length - 1) : place(from);
  const end = to === undefined ? (by > 0 ? items.length : -1) : place(to);
  const found: Selected[] = [];
  const first = by > 0 ? Math.max(start, 0) : Math.min(start, items.length - 1);
  for (let at = first; by > 0 ? at < Math.min(end, items.length) : at > Math.max(end, -1); at += by) {
    const item = items[at];
    if (item) found.push(item);
  }
  return found;
}

function holds(test: FilterTest, current: JsonValue, walk: Walk): boolean {
  visit(walk);
  switch (test.kind) {
    case 'and':
      return test.tests.every((each) => holds(each, current, walk));
    case 'or':
      return test.tests.some((each) => holds(each, current, walk));
    case 'exists':
      return valuesOf(test.operand, current, walk).length > 0;
    case 'compare': {
      const right = valuesOf(test.right, current, walk);
      return valuesOf(test.left, current, walk).some((own) =>
        right.some((other) => {
          visit(walk);
          return compare(own, test.operator, other);
        }),
      );
    }
  }
}

function valuesOf(operand: Extract<FilterTest, { kind: 'exists' }>['operand'], current: JsonValue, walk: Walk) {
  if (operand.kind === 'literal') return [operand.value];
  const start = { value: operand.fromRoot ? walk.root : current, route: null };
  return follow(operand.steps, [start], walk).map(({ value }) => value);
}

function compare(own: JsonValue, operator: string, other: JsonValue): boolean {
  if (operator === '!=' || operator === '!==' || operator === '<>') return own !== other;
  if (operator === '==' || operator === '===' || operator === '=') return own === other;
  const ordered =
    (typeof own === 'number' && typeof other === 'number') || (typeof own === 'string' && typeof other === 'string');
  if (!ordered) return false;
  if (operator === '<') return own < other;
  if (operator === '<=') return own <= other;
  return operator === '>' ? own > other : own >= other;
}
