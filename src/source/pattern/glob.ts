import { pairAt } from './brackets.ts';
import { readClass } from './character-class.ts';
import { PatternError, type PatternNode } from './nodes.ts';
import { rangeOptions } from './sequence.ts';

/** Longer ones are no patterns that a person wrote. */
const maxLength = 4096;
const maxDepth = 20;
const maxAlternatives = 1000;

/** Where no segment starts, it is a character. */
const dot: readonly PatternNode[] = [
  { kind: 'oneOf', options: [[{ kind: 'character', character: '.' }], [{ kind: 'here' }]] },
];
/** Where a segment starts and ends, the folder itself. */
const nothing: PatternNode = { kind: 'oneOf', options: [[], [{ kind: 'here' }]] };

interface Reader {
  readonly text: string;
  alternatives: number;
}

/** A part of the text. `after`: what comes behind it, where that can be told. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly after: 'slash' | 'end' | 'text';
  readonly depth: number;
}

interface Piece {
  readonly nodes: readonly PatternNode[];
  readonly end: number;
}

/**
 * A glob as bash reads it: `*`, `?`, `**`, classes, braces with lists and ranges, `@(a|b)`, `?(a)`, `*(a)`, `+(a)`.
 * Braces become alternatives and are never written out. Throws `PatternError` for what cannot be matched.
 */
export function readGlob(text: string): readonly PatternNode[] {
  if (text.length > maxLength) throw new PatternError(`a pattern has at most ${maxLength} characters`);
  return readPart({ text, alternatives: 0 }, { from: 0, to: text.length, after: 'end', depth: 0 });
}

/** A text that, as a glob, stands for itself. */
export function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}()!|\\]/g, '\\$&');
}

function readPart(reader: Reader, part: Part): readonly PatternNode[] {
  if (part.depth > maxDepth) throw new PatternError(`its brackets are nested more than ${maxDepth} levels deep`);
  const nodes: PatternNode[] = [];
  for (let at = part.from; at < part.to; ) {
    const piece = readPiece(reader, at, part);
    nodes.push(...piece.nodes);
    at = piece.end;
  }
  return nodes;
}

function readPiece(reader: Reader, at: number, part: Part): Piece {
  const { text } = reader;
  const group = text[at + 1] === '(' && /[!?*+@]/.test(text[at] ?? '') ? readGroup(reader, at, part) : undefined;
  if (group) return group;
  switch (text[at]) {
    case '*':
      return readStars(text, at, part);
    case '?':
      return { nodes: [{ kind: 'any' }], end: at + 1 };
    case '[':
      return readBracket(text, at, part);
    case '{':
      return readBraces(reader, at, part) ?? readText(text, at);
    case '(':
      refuseAlternation(text, at, part);
      return readText(text, at);
    case '\\':
      return readText(text, at + 1 < part.to ? at + 1 : at);
    case '.':
      return behind(text, at + 1, part) === 'text' ? readText(text, at) : { nodes: dot, end: at + 1 };
    default:
      return readText(text, at);
  }
}

function readText(text: string, at: number): Piece {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { nodes: [{ kind: 'character', character }], end: at + character.length };
}

function readStars(text: string, at: number, part: Part): Piece {
  let end = at + 1;
  while (end < part.to && text[end] === '*' && text[end + 1] !== '(') end += 1;
  const after = behind(text, end, part);
  if (end - at !== 2 || after === 'text') return { nodes: [{ kind: 'many' }], end };
  return { nodes: [{ kind: 'segments', orNone: after === 'slash' }], end };
}

function readBracket(text: string, at: number, part: Part): Piece {
  const found = readClass(text.slice(0, part.to), at);
  return found ? { nodes: [found.node], end: found.end } : readText(text, at);
}

function readBraces(reader: Reader, at: number, part: Part): Piece | undefined {
  const pair = pairAt(reader.text, at, part.to, ',');
  if (pair === undefined) return undefined;
  const range =
    pair.parts.length === 1 ? rangeOptions(reader.text.slice(at + 1, pair.close), maxAlternatives) : undefined;
  if (pair.parts.length === 1 && range === undefined) return undefined;
  count(reader, range?.length ?? pair.parts.length);
  const after = behind(reader.text, pair.close + 1, part);
  const options =
    range?.map(literal) ?? pair.parts.map((each) => readPart(reader, { ...each, after, depth: part.depth + 1 }));
  // `a/{,b}/c`: of nothing between two slashes comes the folder itself.
  const isWithin = at > 0 && after === 'slash';
  return {
    nodes: [{ kind: 'oneOf', options: options.map((each) => (each.length === 0 && isWithin ? [nothing] : each)) }],
    end: pair.close + 1,
  };
}

function readGroup(reader: Reader, at: number, part: Part): Piece | undefined {
  const pair = pairAt(reader.text, at + 1, part.to, '|');
  if (pair === undefined) return undefined;
  const sign = reader.text[at];
  if (sign === '!') throw new PatternError("'!(…)' is not supported: write a pattern for what is meant");
  count(reader, pair.parts.length);
  const after = sign === '@' ? behind(reader.text, pair.close + 1, part) : 'text';
  const options = pair.parts.map((each) => readPart(reader, { ...each, after, depth: part.depth + 1 }));
  const oneOf: PatternNode = { kind: 'oneOf', options };
  const repeated: PatternNode = { kind: 'repeat', body: [oneOf], orNone: sign !== '+', more: sign !== '?' };
  return { nodes: [sign === '@' ? oneOf : repeated], end: pair.close + 1 };
}

function refuseAlternation(text: string, at: number, part: Part): void {
  const pair = pairAt(text, at, part.to, '|');
  if (pair && pair.parts.length > 1)
    throw new PatternError("write alternatives in braces, '{a,b}'; for a parenthesis in a name write '\\('");
}

function count(reader: Reader, alternatives: number): void {
  reader.alternatives += alternatives;
  if (reader.alternatives > maxAlternatives)
    throw new PatternError(`its braces hold too many alternatives: at most ${maxAlternatives}`);
}

function behind(text: string, at: number, part: Part): Part['after'] {
  if (at === part.to) return part.after;
  return text[at] === '/' ? 'slash' : 'text';
}

function literal(text: string): readonly PatternNode[] {
  return Array.from(text, (character) => ({ kind: 'character', character }));
}
