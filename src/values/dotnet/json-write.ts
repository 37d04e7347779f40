import { tableOf } from '../../source/own.ts';
import { isInteger, isNumber } from '../integer.ts';
import type { Plain } from '../plain.ts';
import { numberText } from './number.ts';

/** JSON without spaces, escaped as Newtonsoft.Json does. Floats always show a point or an exponent. */
export function writeJson(value: Plain): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (isNumber(value)) return isInteger(value) ? String(value) : floatText(value);
  if (value instanceof Map)
    return `{${Array.from(value, ([key, item]) => `${quote(key)}:${writeJson(item)}`).join(',')}}`;
  return `[${(value as readonly Plain[]).map(writeJson).join(',')}]`;
}

function floatText(value: number | bigint): string {
  const text = numberText(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const short = tableOf({
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
});

function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what JSON must escape
  return `"${text.replace(/["\\\x00-\x1f\x85\u2028\u2029]/g, escape)}"`;
}

function escape(unit: string): string {
  return short.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
