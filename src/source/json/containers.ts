import { cursorAt, nextToken } from './token.ts';

/** The objects and arrays of a text, numbered in the order in which they start. Offsets in UTF-16 code units. */
export interface Containers {
  readonly starts: readonly number[];
  /** After the closing sign; the text's end where there is none. */
  readonly ends: readonly number[];
  /** The number of the first container that starts after this one's end. */
  readonly following: readonly number[];
}

/** One pass over a text, which may be any text. */
export function containersOf(text: string): Containers {
  const starts: number[] = [];
  const ends: number[] = [];
  const following: number[] = [];
  const open: number[] = [];
  const cursor = cursorAt(text, 0);
  for (let token = nextToken(cursor); token !== 'end'; token = nextToken(cursor)) {
    if (token === '{' || token === '[') {
      open.push(starts.length);
      starts.push(cursor.start);
      ends.push(text.length);
      following.push(0);
    } else if (token === '}' || token === ']') {
      const container = open.pop();
      if (container === undefined) continue;
      ends[container] = cursor.end;
      following[container] = starts.length;
    }
  }
  for (const container of open) following[container] = starts.length;
  return { starts, ends, following };
}
