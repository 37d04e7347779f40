import { armExpression } from '../arm/write.ts';
import { bicepExpression, bicepKey } from '../bicep/write.ts';
import { rowNamed } from '../evaluate/functions.ts';
import { jsonText } from '../source/json/write.ts';
import type { Formula } from '../template/formula.ts';
import type { Language } from './block.ts';
import type { Written } from './formula.ts';
import type { Style } from './style.ts';

/** How values are spelled in a language. */
export interface Spelling {
  readonly language: Language;
  /** The name of a loop's index variable; `undefined` where it has none and cannot be given one. */
  readonly indexName: (loop: string) => string | undefined;
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
    return language === 'json'
      ? jsonFormula(value, spelling.plain)
      : bicepExpression(value, { indexName: spelling.indexName, functionName });
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

function functionName(name: string, count: number): string | undefined {
  const row = rowNamed(name.toLowerCase());
  if (row?.inBicep.kind !== 'function') return undefined;
  const { minArguments, maxArguments } = row.inBicep;
  return count >= minArguments && count <= maxArguments ? row.name : undefined;
}

/** A formula as a JSON value. `plain`: the text is no template, so brackets mean nothing. */
function jsonFormula(formula: Formula, plain = false): string {
  if (formula.kind !== 'literal') return jsonText(`[${armExpression(formula)}]`);
  const { value } = formula;
  if (typeof value === 'bigint') return value.toString();
  return jsonText(typeof value === 'string' && !plain ? escaped(value) : value);
}

/** Text that would be read as an expression gets a second bracket. */
function escaped(text: string): string {
  return text.length > 1 && text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}
