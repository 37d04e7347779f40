import path from 'node:path';
import { readGlob } from './glob.ts';
import { type Pattern, PatternError } from './nodes.ts';
import { refuseLeaving } from './reach.ts';

/** A glob for files, relative to some folder. */
export interface PathGlob {
  /** The path before the first segment that is a pattern: `../parameters`. All of it, where none is. */
  readonly prefix: string;
  /** What files below that match; none where the glob names one file. */
  readonly rest: Pattern | undefined;
}

/** Backslashes stand between folders too, but before a sign that means something, whose meaning they take away. */
export function withSlashes(pattern: string): string {
  return pattern.replace(/\\([*?[\]{}()!|,\\# ]?)/g, (escape, sign: string) => (sign === '' ? '/' : escape));
}

/**
 * Reads a glob. It may start with `..`, and is refused where it holds `..` elsewhere, or is absolute, whatever braces
 * or signs hide that. Throws `PatternError`.
 */
export function readPathGlob(pattern: string): PathGlob {
  const text = withSlashes(pattern);
  if (text.startsWith('!')) throw new PatternError("nothing can be excluded by '!' here; for a name write '\\!'");
  if (/^(?:\/|\\\\|[a-z]:)/i.test(text)) throw new PatternError('it is an absolute path: patterns are relative');
  const { prefix, rest } = splitGlob(text);
  if (rest === '') return { prefix, rest: undefined };
  const nodes = readGlob(rest);
  refuseLeaving(nodes);
  return { prefix, rest: nodes };
}

/** The segments that are no patterns, as one path without `.` and empty ones, and what follows them. */
export function splitGlob(text: string): { readonly prefix: string; readonly rest: string } {
  const segments = text.split('/');
  const first = segments.findIndex(isPattern);
  const plain = first === -1 ? segments : segments.slice(0, first);
  const rest = first === -1 ? [] : segments.slice(first);
  const isKept = (segment: string, index: number): boolean => segment !== '' || index === rest.length - 1;
  return { prefix: path.posix.join(...plain), rest: rest.filter(isKept).join('/') };
}

function isPattern(segment: string): boolean {
  return /[*?[\]{}()!|\\]/.test(segment);
}
