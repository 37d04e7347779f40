import { readClass } from './character-class.ts';
import { type Pattern, PatternError, type PatternNode } from './nodes.ts';

/** One line of a `.gitignore`. */
export interface IgnorePattern {
  /** As it is written. */
  readonly text: string;
  readonly nodes: Pattern;
  /** `!…`: what it matches is not left out after all. */
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

const anywhere: Pattern = [
  { kind: 'segments', orNone: true },
  { kind: 'character', character: '/' },
];

/** No path is longer. */
const maxLength = 4096;

/**
 * A line of a `.gitignore`; `undefined` for one that is empty or a comment, or that git takes for nothing. Throws
 * `PatternError` for one that matches nothing because it is written wrongly.
 * Source: https://git-scm.com/docs/gitignore#_pattern_format
 */
export function readIgnorePattern(line: string): IgnorePattern | undefined {
  if (line.startsWith('#')) return undefined;
  const text = trimmed(line);
  const negated = text.startsWith('!');
  const foldersOnly = text.endsWith('/');
  const bare = text.slice(negated ? 1 : 0, foldersOnly ? -1 : undefined);
  const pattern = bare.startsWith('/') ? bare.slice(1) : bare;
  if (pattern === '') return undefined;
  if (pattern.length > maxLength) throw new PatternError(`a pattern has at most ${maxLength} characters`);
  const inFolders = bare.includes('/') ? [] : anywhere;
  return { text, nodes: [...inFolders, ...nodesOf(pattern)], negated, foldersOnly };
}

/** Without the blanks at its end that no backslash keeps. */
function trimmed(line: string): string {
  const text = line.replace(/\r$/, '');
  let end = text.length;
  while (text[end - 1] === ' ' && text[end - 2] !== '\\') end -= 1;
  return text.slice(0, end);
}

function nodesOf(text: string): PatternNode[] {
  const nodes: PatternNode[] = [];
  for (let at = 0; at < text.length; ) {
    const { node, end } = pieceAt(text, at);
    nodes.push(node);
    at = end;
  }
  return nodes;
}

function pieceAt(text: string, at: number): { readonly node: PatternNode; readonly end: number } {
  switch (text[at]) {
    case '*':
      return stars(text, at);
    case '?':
      return { node: { kind: 'any' }, end: at + 1 };
    case '[': {
      const found = readClass(text, at);
      if (found === undefined) throw new PatternError("its '[' is not closed: for the sign itself write '\\['");
      return found;
    }
    case '\\':
      if (at + 1 === text.length) throw new PatternError("it ends in a backslash: for the sign itself write '\\\\'");
      return characterAt(text, at + 1);
    default:
      return characterAt(text, at);
  }
}

function stars(text: string, at: number): { readonly node: PatternNode; readonly end: number } {
  let end = at;
  while (text[end] === '*') end += 1;
  const isSegment = (at === 0 || text[at - 1] === '/') && (end === text.length || text[end] === '/');
  if (end - at < 2 || !isSegment) return { node: { kind: 'many' }, end };
  return { node: { kind: 'segments', orNone: end < text.length }, end };
}

function characterAt(text: string, at: number): { readonly node: PatternNode; readonly end: number } {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { node: { kind: 'character', character }, end: at + character.length };
}
