import type { SourceText, Span } from '../source/text.ts';

/** An object or array as it stands in a text. */
export interface Block {
  readonly source: SourceText;
  readonly language: Language;
  readonly kind: 'object' | 'array';
  /** After the opening sign. */
  readonly open: number;
  /** At the closing sign. */
  readonly close: number;
  readonly items: readonly Item[];
}

export type Language = 'json' | 'bicep';

/** One member or item. */
export interface Item {
  /** From the key to the value's end, without comments around and without the comma behind. */
  readonly span: Span;
  readonly key?: { readonly name: string; readonly span: Span };
  /** Where the comma behind it stands, if there is one. */
  readonly comma?: number;
}

/** The member of a name, ignoring case. Of several the last counts. */
export function itemNamed({ items }: Block, name: string): Item | undefined {
  const wanted = name.toLowerCase();
  return items.findLast((item) => item.key?.name.toLowerCase() === wanted);
}
