import { keysOf, type Route } from './route.ts';
import type { SourceText, Span } from './text.ts';

/** Where a value of a JSON text stands. `key` is the property's name with its quotes; `depth` the steps that were found. */
export interface JsonLocation {
  readonly value: Span;
  readonly key?: Span;
  /** How many keys of the route were found; fewer than asked where the rest is not there. */
  readonly depth: number;
}

interface Child {
  readonly key?: Span;
  readonly value: Span;
}

/** Children of the containers that were looked into, by the offset at which the container starts. */
type Containers = Map<number, Map<string | number, Child>>;

const cache = new WeakMap<SourceText, Containers>();

/** Finds the value at a route, or its nearest ancestor. Scans a container at most once per text. */
export function locateJson(source: SourceText, route: Route | null): JsonLocation {
  const containers = cache.get(source) ?? new Map();
  cache.set(source, containers);
  let current: Child = { value: rootSpan(source.text) };
  let depth = 0;
  for (const key of keysOf(route)) {
    const child = childrenAt(source.text, current.value.start, containers).get(key);
    if (child === undefined) break;
    current = child;
    depth += 1;
  }
  return current.key ? { value: current.value, key: current.key, depth } : { value: current.value, depth };
}

/** The names and positions of a container's members, in the order of the text. Of two with one name the last counts. */
export function membersAt(source: SourceText, route: Route | null): ReadonlyMap<string | number, Child> {
  const { value } = locateJson(source, route);
  return childrenAt(source.text, value.start, cache.get(source) ?? new Map());
}

function rootSpan(text: string): Span {
  const start = skipTrivia(text, 0);
  return { start, end: endOfValue(text, start) };
}

function childrenAt(text: string, start: number, containers: Containers): Map<string | number, Child> {
  let children = containers.get(start);
  if (children === undefined) {
    children = scanChildren(text, start);
    containers.set(start, children);
  }
  return children;
}

/** One pass over a container, jumping over what its members hold. */
function scanChildren(text: string, start: number): Map<string | number, Child> {
  const children = new Map<string | number, Child>();
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return children;
  let at = start + 1;
  let index = 0;
  let key: { readonly name: string; readonly span: Span } | undefined;
  for (;;) {
    at = skipTrivia(text, at);
    const character = text[at];
    if (character === undefined || character === '}' || character === ']') return children;
    if (character === ',' || character === ':') {
      at += 1;
      continue;
    }
    const end = endOfValue(text, at);
    if (end <= at) return children;
    if (isObject && key === undefined) {
      key = { name: decodeString(text.slice(at, end)), span: { start: at, end } };
    } else {
      if (key) children.set(key.name, { key: key.span, value: { start: at, end } });
      else children.set(index, { value: { start: at, end } });
      index += 1;
      key = undefined;
    }
    at = end;
  }
}

function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xfeff) at += 1;
    else if (unit === 47 && text.charCodeAt(at + 1) === 47) at = endOfLine(text, at);
    else if (unit === 47 && text.charCodeAt(at + 1) === 42) at = endOfComment(text, at);
    else return at;
  }
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

function endOfComment(text: string, from: number): number {
  const at = text.indexOf('*/', from + 2);
  return at === -1 ? text.length : at + 2;
}

function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 92) at += 1;
    else if (unit === 34) return at + 1;
  }
  return text.length;
}

/** The end of the string, number, keyword, object or array at `from`. */
function endOfValue(text: string, from: number): number {
  const unit = text.charCodeAt(from);
  if (unit === 34) return endOfString(text, from);
  if (unit !== 123 && unit !== 91) return endOfWord(text, from);
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const here = text.charCodeAt(at);
    if (here === 34) at = endOfString(text, at);
    else if (here === 47) at = Math.max(skipTrivia(text, at), at + 1);
    else {
      if (here === 123 || here === 91) depth += 1;
      if (here === 125 || here === 93) depth -= 1;
      at += 1;
      if (depth === 0) return at;
    }
  }
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !',:{}[]"/ \t\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}

/** The text that a JSON string literal stands for; raw line breaks inside are kept. */
export function decodeString(literal: string): string {
  if (!literal.startsWith('"')) return literal;
  try {
    return JSON.parse(
      literal.replace(/\p{Cc}/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ) as string;
  } catch {
    return literal.slice(1, -1);
  }
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
