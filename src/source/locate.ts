import { type Containers, containersOf } from './json/containers.ts';
import { decodeString } from './json/literal.ts';
import { cursorAt, type JsonCursor, nextToken } from './json/token.ts';
import { keysOf, type Route } from './route.ts';
import type { SourceText, Span } from './text.ts';

/** Where a value of a JSON text stands. */
export interface JsonLocation {
  readonly value: Span;
  /** The property's name with its quotes; an array's item and the root have none. */
  readonly key?: Span;
  /** How many keys of the route were found; fewer than asked where the rest is not there. */
  readonly depth: number;
}

interface Child {
  readonly key?: Span;
  readonly value: Span;
  /** Its number among the text's containers; -1 for a scalar. */
  readonly container: number;
}

interface Index {
  readonly text: string;
  readonly root: Child;
  readonly containers: Containers;
  /** The members of the containers that were looked into, by the container's number. */
  readonly members: Map<number, ReadonlyMap<string | number, Child>>;
}

const indexes = new WeakMap<SourceText, Index>();
const none: ReadonlyMap<string | number, Child> = new Map();

/**
 * Finds the value at a route, or its nearest ancestor. Of two properties with one name the last counts.
 * A text is scanned once, and each container on the way once, whatever is asked and however often.
 */
export function locateJson(source: SourceText, route: Route | null): JsonLocation {
  const index = indexOf(source);
  let { root: current } = index;
  let depth = 0;
  for (const key of keysOf(route)) {
    const child = membersOf(index, current.container).get(key);
    if (child === undefined) break;
    current = child;
    depth += 1;
  }
  return current.key ? { value: current.value, key: current.key, depth } : { value: current.value, depth };
}

/** The file offset of the decoded position `index` inside the string literal that starts (with its quote) at `start`. */
export function stringOffset(text: string, start: number, index: number): number {
  let at = start + 1;
  for (let decoded = 0; decoded < index && at < text.length; decoded += 1) {
    if (text[at] === '"') return at;
    if (text[at] !== '\\') at += 1;
    else at += text[at + 1] === 'u' ? 6 : 2;
  }
  return at;
}

function indexOf(source: SourceText): Index {
  let index = indexes.get(source);
  if (index === undefined) {
    const { text } = source;
    const containers = containersOf(text);
    const cursor = cursorAt(text, 0);
    index = { text, root: readChild(cursor, containers, 0), containers, members: new Map() };
    indexes.set(source, index);
  }
  return index;
}

function membersOf(index: Index, container: number): ReadonlyMap<string | number, Child> {
  if (container === -1) return none;
  let members = index.members.get(container);
  if (members === undefined) {
    members = readMembers(index, container);
    index.members.set(container, members);
  }
  return members;
}

/** One pass over a container's own tokens; what its members hold is jumped over. */
function readMembers({ text, containers }: Index, container: number): ReadonlyMap<string | number, Child> {
  const members = new Map<string | number, Child>();
  const start = containers.starts[container] ?? 0;
  const limit = containers.ends[container] ?? 0;
  const isObject = text[start] === '{';
  const cursor = cursorAt(text, start + 1);
  let next = container + 1;
  let key: { readonly name: string; readonly span: Span } | undefined;
  while (cursor.end < limit - 1) {
    const child = readChild(cursor, containers, next);
    if (child.container !== -1) next = containers.following[child.container] ?? next;
    if (child.value.end === child.value.start) continue;
    if (isObject && key === undefined) key = { name: nameAt(text, child.value), span: child.value };
    else {
      members.set(key ? key.name : members.size, key ? { ...child, key: key.span } : child);
      key = undefined;
    }
  }
  return members;
}

/** Reads a scalar or a whole container. `next` is the number of the first container that may start here. */
function readChild(cursor: JsonCursor, containers: Containers, next: number): Child {
  const token = nextToken(cursor);
  const { start } = cursor;
  if ((token === '{' || token === '[') && containers.starts[next] === start) {
    cursor.end = containers.ends[next] ?? cursor.end;
    return { value: { start, end: cursor.end }, container: next };
  }
  const isValue = token === 'string' || token === 'word';
  return { value: { start, end: isValue ? cursor.end : start }, container: -1 };
}

function nameAt(text: string, span: Span): string {
  const literal = text.slice(span.start, span.end);
  return decodeString(literal) ?? literal;
}
