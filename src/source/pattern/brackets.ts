/** A pair of brackets in a pattern, by offsets. */
export interface Pair {
  /** Of the sign that closes it. */
  readonly close: number;
  /** What stands between its separators; one part where there are none. */
  readonly parts: readonly { readonly from: number; readonly to: number }[];
}

/** The pair that opens at an offset, before `limit`; `undefined` where it is not closed. A backslash hides a sign. */
export function pairAt(text: string, open: number, limit: number, separator: ',' | '|'): Pair | undefined {
  const [opening, closing] = separator === ',' ? ['{', '}'] : ['(', ')'];
  const parts: { from: number; to: number }[] = [];
  let depth = 0;
  let from = open + 1;
  for (let at = open; at < limit; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === opening) depth += 1;
    else if (sign === separator && depth === 1) {
      parts.push({ from, to: at });
      from = at + 1;
    } else if (sign === closing) {
      depth -= 1;
      if (depth === 0) return { close: at, parts: [...parts, { from, to: at }] };
    }
  }
  return undefined;
}
