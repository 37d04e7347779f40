import type { Cursor } from './cursor.ts';

/** Brackets nested deeper than this are refused. No real file comes near. */
const maxNesting = 200;

/** The tree of a statement is no higher than this, so that it can be walked by recursion. */
const maxTreeHeight = 1000;

/** Nodes that one level of nesting adds at most: an object, its property, a call, a sign. */
const nodesPerLevel = 4;

/** Thrown by the functions below and caught around each statement: there is no going on inside it. */
export class NestingError extends Error {}

/** How high the tree is, as far as known: `links` of the chains at this level, `height` of what is nested in it. */
export interface NestingLevel {
  readonly links: number;
  readonly height: number;
}

/** Begins a level of nesting; the caller passes what it returns to `leave`. */
export function enter(cursor: Cursor): NestingLevel {
  const outer = { links: cursor.links, height: cursor.height };
  cursor.depth += 1;
  cursor.links = 0;
  cursor.height = 0;
  if (cursor.depth > maxNesting) throw new NestingError();
  return outer;
}

export function leave(cursor: Cursor, outer: NestingLevel): void {
  const height = cursor.height + cursor.links + nodesPerLevel;
  if (height > maxTreeHeight) throw new NestingError();
  cursor.depth -= 1;
  cursor.links = outer.links;
  cursor.height = Math.max(height, outer.height);
}

/** A chain of operators or accesses (`a + b + c`, `a.b.c`) has grown by a link, which is a level of the tree. */
export function addLink(cursor: Cursor): void {
  cursor.links += 1;
}
