/**
 * What a pattern of paths is made of. A path is relative, with forward slashes; a segment is what stands between two.
 * One tree for globs and for the lines of a `.gitignore`, which differ in how they are written.
 */
export type PatternNode =
  /** One character; the slash stands for itself alone. */
  | { readonly kind: 'character'; readonly character: string }
  /** `?`: any one character of a segment. */
  | { readonly kind: 'any' }
  /** `*`: any characters of a segment, or none. */
  | { readonly kind: 'many' }
  /** `[a-z]`: one character of a segment, by its ranges of code points. */
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly CodePointRange[] }
  /**
   * `**` before a slash or at the end. Where it starts a segment: whole segments with the slashes between them; with
   * `orNone` there may be none, and no slash after them. Elsewhere the same as `*`.
   */
  | { readonly kind: 'segments'; readonly orNone: boolean }
  /** The folder itself, where it is a segment of its own: nothing, and the slash after it. */
  | { readonly kind: 'here' }
  /** `{a,b}`, `@(a|b)`. */
  | { readonly kind: 'oneOf'; readonly options: readonly Pattern[] }
  /** `?(a)`, `*(a)`, `+(a)`. */
  | {
      readonly kind: 'repeat';
      readonly body: Pattern;
      readonly orNone: boolean;
      readonly more: boolean;
    };

export type Pattern = readonly PatternNode[];

/** The first and the last code point. */
export type CodePointRange = readonly [first: number, last: number];

/** A pattern that cannot be taken as it is written; the message says why, and what to write. */
export class PatternError extends Error {}
