import type { Comment, LinterDirective, SyntaxDiagnostic } from '../syntax/span.ts';
import type { TokenKind } from '../token.ts';

/** More errors than this in one file help nobody; the rest is counted, not kept. */
export const maxDiagnostics = 1000;

/** The lexer at work: the text, where it stands, and what it found so far. */
export interface LexState {
  readonly text: string;
  kinds: Uint8Array;
  flags: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  count: number;
  /** Set by the function that scanned a token, beside the end it returns. */
  kind: TokenKind;
  flag: number;
  /** Open holes of strings and braces within them: see `holes.ts`. */
  readonly holes: number[];
  readonly comments: Comment[];
  readonly directives: LinterDirective[];
  readonly errors: SyntaxDiagnostic[];
}

export function createState(text: string): LexState {
  const capacity = (text.length >> 2) + 16;
  return {
    text,
    kinds: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    starts: new Int32Array(capacity),
    ends: new Int32Array(capacity),
    count: 0,
    kind: 1,
    flag: 0,
    holes: [],
    comments: [],
    directives: [],
    errors: [],
  };
}

export function pushToken(state: LexState, start: number, end: number): void {
  const index = state.count;
  if (index === state.kinds.length) grow(state);
  state.kinds[index] = state.kind;
  state.flags[index] = state.flag;
  state.starts[index] = start;
  state.ends[index] = end;
  state.count = index + 1;
}

function grow(state: LexState): void {
  const capacity = state.kinds.length * 2;
  const kinds = new Uint8Array(capacity);
  kinds.set(state.kinds);
  const flags = new Uint8Array(capacity);
  flags.set(state.flags);
  const starts = new Int32Array(capacity);
  starts.set(state.starts);
  const ends = new Int32Array(capacity);
  ends.set(state.ends);
  Object.assign(state, { kinds, flags, starts, ends });
}

export function reportLexical(state: LexState, code: string, message: string, start: number, end: number): void {
  if (state.errors.length < maxDiagnostics) state.errors.push({ code, message, start, end });
}
