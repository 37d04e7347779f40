import { jsonText } from '../source/json/write.ts';
import { jsonFormula } from './arm-writing.ts';
import { bicepKey, bicepText, type IndexName } from './bicep-writing.ts';
import type { Language } from './block.ts';
import type { Written } from './formula.ts';
import type { Style } from './style.ts';

/** How values are spelled in a language. */
export interface Spelling {
  readonly language: Language;
  readonly indexName: IndexName;
  /** The text is a parameter file: its strings are never expressions. */
  readonly plain?: boolean;
}

/** A member or item to be written. */
export interface NewEntry {
  readonly key?: string;
  readonly value: Written;
}

/**
 * An entry as text, on one line or over several. `margin` is that of its first line, without which it is returned.
 * `undefined` for what the language cannot say.
 */
export function entryText(
  { key, value }: NewEntry,
  spelling: Spelling,
  style: Style,
  margin: string | 'inline',
): string | undefined {
  const text = valueText(value, spelling, style, margin);
  if (text === undefined || key === undefined) return text;
  return spelling.language === 'json' ? jsonText(key) + style.colon + text : `${bicepKey(key)}: ${text}`;
}

export function valueText(
  value: Written,
  spelling: Spelling,
  style: Style,
  margin: string | 'inline',
): string | undefined {
  const { language } = spelling;
  if (value.kind !== 'object' && value.kind !== 'array')
    return language === 'json' ? jsonFormula(value, spelling.plain) : bicepText(value, spelling.indexName);
  const isObject = value.kind === 'object';
  const [open, close] = isObject ? ['{', '}'] : ['[', ']'];
  const entries: NewEntry[] = isObject
    ? value.entries.map(([key, each]) => ({ key, value: each }))
    : value.items.map((each) => ({ value: each }));
  const inner = margin === 'inline' ? margin : margin + style.unit;
  const parts: string[] = [];
  for (const entry of entries) {
    const part = entryText(entry, spelling, style, inner);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  if (parts.length === 0) return open + close;
  if (margin === 'inline') {
    const padding = isObject ? style.padding : '';
    return open + padding + parts.join(style.gap) + padding + close;
  }
  const comma = language === 'json' ? ',' : '';
  const lines = parts.join(comma + style.lineBreak + inner);
  return `${open}${style.lineBreak}${inner}${lines}${style.lineBreak}${margin}${close}`;
}
