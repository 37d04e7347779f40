import type { DirectiveCode, LinterDirective } from '../syntax/span.ts';
import { isNewLine, isSpaceOrTab, isWordCharacter } from './characters.ts';
import { type LexState, reportLexical } from './state.ts';

const directiveKinds: readonly LinterDirective['kind'][] = [
  'disable-next-line',
  'disable-diagnostics',
  'restore-diagnostics',
];

/** Steps over blanks, comments and directives, noting the latter two; returns where the next token begins. */
export function skipTrivia(state: LexState, from: number): number {
  const { text } = state;
  let position = from;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0x20 || code === 0x09) {
      position += 1;
      continue;
    }
    if (code !== 0x2f /* / */ && code !== 0x23 /* # */) return position;
    const end = code === 0x2f ? scanComment(state, position) : scanDirective(state, position);
    if (end === position) return position;
    position = end;
  }
}

function scanComment(state: LexState, start: number): number {
  const next = state.text.charCodeAt(start + 1);
  if (next === 0x2f) {
    const end = endOfLine(state.text, start);
    state.comments.push({ kind: 'line', start, end });
    return end;
  }
  return next === 0x2a ? scanBlockComment(state, start) : start;
}

function scanBlockComment(state: LexState, start: number): number {
  const close = state.text.indexOf('*/', start + 2);
  const end = close === -1 ? state.text.length : close + 2;
  state.comments.push({ kind: 'block', start, end });
  if (close === -1) {
    const message =
      "the comment that starts with '/*' is not closed, so the rest of the file is part of it; close it with '*/'";
    reportLexical(state, 'unclosed-comment', message, start, end);
  }
  return end;
}

/** A `#` is a directive only as the first thing on its line and before one of the known words; else it is left alone. */
function scanDirective(state: LexState, start: number): number {
  const { text } = state;
  const kind = directiveKinds.find((word) => text.startsWith(word, start + 1));
  if (kind === undefined || !isFirstOnLine(text, start)) return start;
  const afterWord = start + 1 + kind.length;
  const codes = scanCodes(text, afterWord);
  if (codes.length === 0) {
    const message = `#${kind} names no diagnostic; write the codes after it, separated by blanks: #${kind} BCP037 no-unused-params`;
    reportLexical(state, 'directive-without-codes', message, afterWord, afterWord);
  }
  const end = codes.at(-1)?.end ?? afterWord;
  state.directives.push({ kind, codes, start, end });
  return end;
}

/** Codes are words of letters, digits, `_` and `-` between blanks; whatever else follows ends the directive. */
function scanCodes(text: string, from: number): DirectiveCode[] {
  const codes: DirectiveCode[] = [];
  let position = from;
  while (position < text.length && !isNewLine(text.charCodeAt(position))) {
    const start = skipBlanks(text, position);
    let end = start;
    while (isWordCharacter(text.charCodeAt(end)) || text[end] === '-') end += 1;
    if (end === start) break;
    codes.push({ code: text.slice(start, end), start, end });
    position = end;
    if (position < text.length && !isSpaceOrTab(text.charCodeAt(position))) break;
  }
  return codes;
}

function skipBlanks(text: string, from: number): number {
  let position = from;
  while (isSpaceOrTab(text.charCodeAt(position))) position += 1;
  return position;
}

function isFirstOnLine(text: string, start: number): boolean {
  let position = start - 1;
  while (position >= 0 && isSpaceOrTab(text.charCodeAt(position))) position -= 1;
  return position < 0 || isNewLine(text.charCodeAt(position)) || text.charCodeAt(position) === 0xfeff;
}

function endOfLine(text: string, from: number): number {
  let position = from;
  while (position < text.length && !isNewLine(text.charCodeAt(position))) position += 1;
  return position;
}
