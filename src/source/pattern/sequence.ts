import { PatternError } from './nodes.ts';

const range = /^(?:(-?\d+)\.\.(-?\d+)|([a-zA-Z])\.\.([a-zA-Z]))(?:\.\.(-?\d+))?$/;

/**
 * What `{1..3}`, `{01..10..3}` or `{a..e}` holds between its braces, written out; `undefined` where it is no range.
 * Throws `PatternError` where there are more than `most`.
 */
export function rangeOptions(text: string, most: number): readonly string[] | undefined {
  const [, from, to, firstLetter, lastLetter, stride = '1'] = range.exec(text) ?? [];
  const isNumeric = from !== undefined && to !== undefined;
  if (!isNumeric && (firstLetter === undefined || lastLetter === undefined)) return undefined;
  const first = isNumeric ? Number(from) : (firstLetter?.charCodeAt(0) ?? 0);
  const last = isNumeric ? Number(to) : (lastLetter?.charCodeAt(0) ?? 0);
  const step = Math.max(1, Math.abs(Number(stride)));
  if (!(Math.abs(last - first) / step < most) || !Number.isSafeInteger(first) || !Number.isSafeInteger(last))
    throw new PatternError(`the range '{${text}}' holds too many alternatives: at most ${most}`);
  const width = isNumeric && /^-?0\d/.test(`${from}`) ? from.length : isNumeric && /^-?0\d/.test(to) ? to.length : 0;
  const options: string[] = [];
  for (let at = first; first <= last ? at <= last : at >= last; at += first <= last ? step : -step)
    options.push(isNumeric ? padded(at, width) : String.fromCharCode(at));
  return options;
}

/** With zeros in front, as the range was written. */
function padded(number: number, width: number): string {
  return number < 0 ? `-${String(-number).padStart(width - 1, '0')}` : String(number).padStart(width, '0');
}
