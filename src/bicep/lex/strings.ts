import { StringFlag, Token } from '../token.ts';
import { isNewLine } from './characters.ts';
import { scanEscape } from './escapes.ts';
import { type LexState, reportLexical } from './state.ts';

/**
 * The stack of what a `}` may close while a string's hole is open: 0 is a brace of an object within the hole,
 * 1 the hole of a single-line string, 1 + n the hole of a multi-line string that opens its holes with n dollar signs.
 */
const brace = 0;
const singleLine = 1;

export function openBrace(state: LexState): void {
  if (state.holes.length > 0) state.holes.push(brace);
}

/** Scans what begins with the `}` at `start`: a brace, or the rest of a string after a hole. Returns the end. */
export function scanRightBrace(state: LexState, start: number): number {
  const top = state.holes.at(-1);
  if (top === undefined || top === brace) {
    state.holes.pop();
    state.kind = Token.RightBrace;
    return start + 1;
  }
  const end =
    top === singleLine ? scanSegment(state, start, start + 1) : scanMultiLine(state, start, start + 1, top - 1);
  if (state.kind === Token.StringComplete) {
    state.holes.pop();
    state.kind = Token.StringRight;
  } else {
    state.kind = Token.StringMiddle;
  }
  return end;
}

/** Scans a string that begins with the quote at `start`. */
export function scanQuote(state: LexState, start: number): number {
  if (state.text.startsWith("''", start + 1)) return scanMultiLine(state, start, start + 3, 0);
  const end = scanSegment(state, start, start + 1);
  if (state.kind === Token.StringLeft) state.holes.push(singleLine);
  return end;
}

/** `$'''` opens a multi-line string with holes `${…}`, `$$'''` one with holes `$${…}`, and so on. */
export function scanDollar(state: LexState, start: number): number {
  const { text } = state;
  let quote = start;
  while (text.charCodeAt(quote) === 0x24) quote += 1;
  if (!text.startsWith("'''", quote)) {
    state.kind = Token.Unrecognized;
    return quote;
  }
  const dollars = quote - start;
  const end = scanMultiLine(state, start, quote + 3, dollars);
  if (state.kind === Token.StringLeft) state.holes.push(singleLine + dollars);
  return end;
}

/** Scans to the end of a single-line piece. `state.kind` becomes `StringComplete` (ended) or `StringLeft` (a hole opens). */
function scanSegment(state: LexState, start: number, from: number): number {
  const { text } = state;
  let position = from;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0x27 /* ' */) {
      state.kind = Token.StringComplete;
      return position + 1;
    }
    if (code === 0x24 /* $ */ && text.charCodeAt(position + 1) === 0x7b) {
      state.kind = Token.StringLeft;
      return position + 2;
    }
    if (code === 0x5c /* \ */ && position + 1 < text.length) {
      state.flag |= StringFlag.Escapes;
      position = scanEscape(state, position);
    } else if (isNewLine(code) || position >= text.length) {
      return unclosed(state, start, position);
    } else {
      position += 1;
    }
  }
}

function unclosed(state: LexState, start: number, end: number): number {
  state.kind = Token.StringComplete;
  state.flag |= StringFlag.Malformed;
  const message =
    "the string is not closed before the end of its line; close it with ', or write text of several lines between '''";
  reportLexical(state, 'unclosed-string', message, start, end);
  return end;
}

/** Scans a multi-line string's text; a run of at least three quotes ends it, all of the run belonging to it. */
function scanMultiLine(state: LexState, start: number, from: number, dollars: number): number {
  const { text } = state;
  state.flag = StringFlag.MultiLine;
  let position = from;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    let end = position + 1;
    if (code === 0x27 || code === 0x24) while (text.charCodeAt(end) === code) end += 1;
    if (code === 0x27 && end - position >= 3) {
      state.kind = Token.StringComplete;
      return end;
    }
    if (code === 0x24 && dollars > 0 && end - position >= dollars && text.charCodeAt(end) === 0x7b) {
      state.kind = Token.StringLeft;
      return end + 1;
    }
    position = end;
  }
  state.kind = Token.StringComplete;
  state.flag |= StringFlag.Malformed;
  const message = "the multi-line string is not closed, so the rest of the file is part of it; close it with '''";
  reportLexical(state, 'unclosed-multiline-string', message, start, position);
  return position;
}
