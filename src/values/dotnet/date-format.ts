import type { DateParts, Ticks } from './date.ts';
import { partsOfDate } from './date.ts';
import { FormatError } from './standard-number.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * The standard formats, in the invariant culture.
 * https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings
 */
const standard: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['U', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
]);

/** The form in which JSON holds a time: fractions only where there are some. */
export const jsonDateFormat = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFK";

/**
 * A UTC time under a .NET format string, standard or custom, in the invariant culture. Throws `FormatError`.
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
export function formatDate(ticks: Ticks, format: string): string {
  const custom = format.length === 1 ? standard.get(format) : format;
  if (custom === undefined) throw new FormatError(`'${format}' is not a date format`);
  return formatCustomDate(partsOfDate(ticks), custom.startsWith('%') ? custom.slice(1) : custom);
}

function formatCustomDate(date: DateParts, format: string): string {
  let text = '';
  let i = 0;
  while (i < format.length) {
    const unit = format[i] ?? '';
    const end = tokenEnd(format, i);
    const token = format.slice(i, end);
    if (unit === 'F') text = withShortFraction(text, date, token.length);
    else text += isLetter(unit) ? field(date, unit, token.length) : literal(token);
    i = end;
  }
  return text;
}

function isLetter(unit: string): boolean {
  return 'dfghHKmMstyz'.includes(unit);
}

/** The end of a run of one letter, of a quoted text, of an escaped unit, or of a single unit. */
function tokenEnd(format: string, i: number): number {
  const unit = format[i] ?? '';
  if (unit === '\\' || unit === '%') return requireEnd(format, i + 2);
  if (unit === "'" || unit === '"') {
    const close = format.indexOf(unit, i + 1);
    return requireEnd(format, close < 0 ? format.length + 1 : close + 1);
  }
  let end = i + 1;
  while ((isLetter(unit) || unit === 'F') && format[end] === unit) end += 1;
  return end;
}

function requireEnd(format: string, end: number): number {
  if (end > format.length) throw new FormatError(`'${format}' ends in the middle of a quotation`);
  return end;
}

function literal(token: string): string {
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('%')) throw new FormatError("'%' is allowed at the beginning of a format only");
  return token.length > 1 ? token.slice(1, -1) : token;
}

function field(date: DateParts, letter: string, count: number): string {
  const two = (value: number): string => String(value).padStart(Math.min(count, 2), '0');
  switch (letter) {
    case 'd':
      return count < 3 ? two(date.day) : shorten(days[date.weekday] ?? '', count);
    case 'M':
      return count < 3 ? two(date.month) : shorten(months[date.month - 1] ?? '', count);
    case 'y':
      return count < 3 ? two(date.year % 100) : String(date.year).padStart(count, '0');
    case 'h':
      return two(date.hour % 12 || 12);
    case 'H':
      return two(date.hour);
    case 'm':
      return two(date.minute);
    case 's':
      return two(date.second);
    case 't':
      return (date.hour < 12 ? 'AM' : 'PM').slice(0, count);
    case 'f':
      return fractionDigits(date, count);
    case 'g':
      return 'A.D.';
    case 'K':
      return 'Z'.repeat(count);
    default:
      return count > 2 ? '+00:00' : `+${'0'.repeat(count)}`;
  }
}

function shorten(name: string, count: number): string {
  return count === 3 ? name.slice(0, 3) : name;
}

function fractionDigits(date: DateParts, count: number): string {
  if (count > 7) throw new FormatError('a second has seven digits at most');
  return String(date.fraction).padStart(7, '0').slice(0, count);
}

/** `F` writes no trailing zeros, and takes back the point before it when there is nothing to write. */
function withShortFraction(text: string, date: DateParts, count: number): string {
  const digits = fractionDigits(date, count).replace(/0+$/, '');
  return digits === '' && text.endsWith('.') ? text.slice(0, -1) : text + digits;
}
