import { lineEnd } from './lines.ts';

/** The offset after the comment that starts at an offset; the offset itself where none starts. */
export function skipComment(text: string, at: number): number {
  if (text[at] !== '/') return at;
  if (text[at + 1] === '/') return lineEnd(text, at);
  if (text[at + 1] !== '*') return at;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

const opening = '{[(';
const closing = '}])';

/** The offset after a bracket, string, comment or single character that starts at an offset. */
export function skipPart(text: string, start: number): number {
  // What closes the innermost part: a bracket, or a string (then with the number of `$` that open its holes).
  const open: (Hole | 'bracket')[] = [];
  let at = start;
  do {
    at = skipOne(text, at, open);
  } while (open.length > 0 && at < text.length);
  return at;
}

/** A string that is interrupted by a hole. */
interface Hole {
  readonly multiLine: boolean;
  readonly dollars: number;
}

function skipOne(text: string, at: number, open: (Hole | 'bracket')[]): number {
  const comment = skipComment(text, at);
  if (comment !== at) return comment;
  const character = text[at] ?? '';
  if (opening.includes(character)) {
    open.push('bracket');
    return at + 1;
  }
  if (closing.includes(character)) {
    const top = open.pop();
    return typeof top === 'object' ? skipString(text, at + 1, top, open) : at + 1;
  }
  const dollars = /^\$+(?=''')/.exec(text.slice(at, at + 12))?.[0].length ?? 0;
  if (text.startsWith("'''", at + dollars))
    return skipString(text, at + dollars + 3, { multiLine: true, dollars }, open);
  return character === "'" ? skipString(text, at + 1, { multiLine: false, dollars: 1 }, open) : at + 1;
}

/** To the end of a string, or to its next hole, which is then open. */
function skipString(text: string, from: number, string: Hole, open: (Hole | 'bracket')[]): number {
  const { multiLine, dollars } = string;
  const hole = `${'$'.repeat(dollars)}{`;
  for (let at = from; at < text.length; at += 1) {
    if (!multiLine && text[at] === '\\') at += 1;
    else if (!multiLine && /[\r\n]/.test(text[at] ?? '')) return at;
    else if (text.startsWith(multiLine ? "'''" : "'", at)) return multiLine ? endOfQuotes(text, at) : at + 1;
    else if (dollars > 0 && text.startsWith(hole, at)) {
      open.push(string);
      return at + hole.length;
    }
  }
  return text.length;
}

/** Quotes before the last three belong to the string. */
function endOfQuotes(text: string, at: number): number {
  let end = at + 3;
  while (text[end] === "'") end += 1;
  return end;
}
