import { nameGuid, uniqueString } from '../dotnet/hash.ts';
import { writeJson } from '../dotnet/json-write.ts';
import { checkLength } from '../limits.ts';
import { type Plain, toPlain } from '../plain.ts';
import { endsWithText, startsWithText } from '../text/compare.ts';
import { cut, replaceText, splitText } from '../text/search.ts';
import { substringText, trimText } from '../text/slice.ts';
import { joinTexts, mapCase, type StringValue, scalarText, stringOf } from '../text.ts';
import { arrayOf, isArray, isObject, isScalar, itemsOf, type Value } from '../value.ts';
import { concat } from './concat.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { format } from './format.ts';
import { like } from './like.ts';
import { carrying, partial, plain } from './signature.ts';
import { checkSubstring } from './substring.ts';
import { countOf, decided, plainText, textOfArgument, valueOf } from './text-arguments.ts';

/** Functions of strings. Those that strings share with arrays stand in the array table. */
export const stringFunctions: readonly FunctionEntry[] = [
  carrying('string', 'concat(...arg: any): any', concat, { calledInBicep: 'concat(arg1: any, ...arg: any): any' }),
  partial('string', 'endsWith(stringToSearch: string|null, stringToFind: string|null): bool', ([text, end]) =>
    decided(endsWithText(textOfArgument(text), textOfArgument(end), true)),
  ),
  partial('string', 'format(formatString: string, ...arg: any): string', format, { readsMembers: true }),
  plain(
    'string',
    'guid(baseString: string|null, ...extraString: string|null): string',
    (args) => nameGuid(dashed('guid', args)),
    {
      result: { range: { min: 36, max: 36 } },
    },
  ),
  partial('string', 'join(inputArray: array, delimiter: string|null): string', join),
  partial('bicep-string', 'like(input: string|null, pattern: string|null): bool', like),
  plain(
    'string',
    'padLeft(valueToPad: string|int|null, totalLength: int, [paddingCharacter: string|null]): string',
    padLeft,
  ),
  partial(
    'string',
    'replace(originalString: string|null, oldString: string|null, newString: string|null): string',
    replace,
  ),
  partial('string', 'split(inputString: string|null, delimiter: string|array|null): array', split),
  partial('string', 'startsWith(stringToSearch: string|null, stringToFind: string|null): bool', ([text, start]) =>
    decided(startsWithText(textOfArgument(text), textOfArgument(start), true)),
  ),
  partial('string', 'string(valueToConvert: any): string', ([value]) => decided(asString(valueOf(value))), {
    readsMembers: true,
  }),
  partial('string', 'substring(stringToParse: string|null, [startIndex: int], [length: int]): string', substring, {
    calledInBicep: 'substring(stringToParse: string, startIndex: int, [length: int]): string',
  }),
  partial('string', 'toLower(stringToChange: string|null): string', ([text]) =>
    decided(mapCase(textOfArgument(text), 'toLower')),
  ),
  partial('string', 'toUpper(stringToChange: string|null): string', ([text]) =>
    decided(mapCase(textOfArgument(text), 'toUpper')),
  ),
  partial('string', 'trim(stringToTrim: string|null): string', ([text]) => decided(trimText(textOfArgument(text)))),
  plain(
    'string',
    'uniqueString(baseString: string|null, ...extraString: string|null): string',
    (args) => uniqueString(dashed('uniqueString', args)),
    { result: { range: { min: 13, max: 13 } } },
  ),
];

function dashed(name: string, args: readonly Plain[]): string {
  const text = args.map(plainText).join('-');
  checkLength(name, text.length);
  return text;
}

/** `string()`: objects and arrays as JSON. */
function asString(value: Value): StringValue | undefined {
  const simple = stringOf(value);
  if (simple !== undefined) return simple;
  const known = toPlain(value);
  return known === undefined ? undefined : writeJson(known);
}

function join([array, delimiter]: readonly Argument[]): Result {
  const value = valueOf(array);
  const items = isArray(value) ? itemsOf(value) : undefined;
  if (items === undefined) return undefined;
  const between = textOfArgument(delimiter);
  const pieces: StringValue[] = [];
  let length = 0;
  for (const [i, item] of items.entries()) {
    const piece = itemText(item, i);
    if (piece === undefined) return undefined;
    length += typeof piece === 'string' ? piece.length + (typeof between === 'string' ? between.length : 0) : 0;
    checkLength('join', length);
    pieces.push(...(i === 0 ? [piece] : [between, piece]));
  }
  return decided(joinTexts(pieces));
}

function itemText(item: Value, position: number): StringValue | undefined {
  if (!isObject(item) && !isArray(item)) return stringOf(item);
  throw new EvaluationError(
    'wrong-type',
    `join() joins strings, integers and booleans; item ${position} of the array is ${isArray(item) ? 'an array' : 'an object'}`,
    0,
  );
}

function padLeft([value, width, character]: readonly Plain[]): Plain {
  const text = scalarText(isScalar(value as Value) ? (value as string | number | bigint | null) : null);
  const total = Number(width);
  const padding = character === undefined || character === null ? ' ' : plainText(character);
  if (padding.length !== 1)
    throw new EvaluationError('bad-argument', `padLeft() pads with one character, not with '${padding}'`, 2);
  if (total < 0) throw new EvaluationError('bad-argument', `padLeft() cannot make a string of ${total} characters`, 1);
  checkLength('padLeft', total);
  return text.padStart(total, padding);
}

function replace([text, wanted, by]: readonly Argument[]): Result {
  const value = textOfArgument(text);
  const old = textOfArgument(wanted);
  if (old === '') throw new EvaluationError('bad-argument', 'replace() cannot search for an empty string', 1);
  if (typeof old !== 'string') return value === '' ? decided('') : undefined;
  const replacement = textOfArgument(by);
  checkLength('replace', growth(value, old, replacement));
  return decided(replaceText(value, old, replacement));
}

/** A lower bound of the length of the result. */
function growth(value: StringValue, old: string, by: StringValue): number {
  if (typeof value !== 'string' || typeof by !== 'string') return 0;
  const count = value.split(old).length - 1;
  return value.length + count * (by.length - old.length);
}

function split([text, delimiter]: readonly Argument[]): Result {
  const value = valueOf(text);
  if (value === null) return decided(arrayOf([]));
  const separators = separatorsOf(valueOf(delimiter));
  if (separators === undefined) return undefined;
  if (separators === null) return decided(arrayOf([value]));
  const whole = textOfArgument(value);
  if (typeof whole === 'string') return decided(arrayOf(cut(whole, separators)));
  return separators.length > 0 && separators.every((each) => each.length === 1)
    ? decided(splitText(whole, separators))
    : undefined;
}

/** `null` if there is nothing to split at, `undefined` if that is not known. */
function separatorsOf(delimiter: Value): readonly string[] | null | undefined {
  if (delimiter === null) return null;
  const known = toPlain(delimiter);
  if (typeof known === 'string') return [known];
  if (!Array.isArray(known)) return undefined;
  if (known.every((each) => typeof each === 'string' || each === null)) return known.map(plainText);
  throw new EvaluationError('wrong-type', 'split() expects a string or an array of strings to split at', 1);
}

function substring([text, start, length]: readonly Argument[]): Result {
  if (start === undefined) throw new EvaluationError('argument-count', 'substring() needs to know where to start', 0);
  const from = countOf(start);
  const count = length === undefined ? undefined : countOf(length);
  if (from === undefined || (length !== undefined && count === undefined)) return undefined;
  const value = textOfArgument(text);
  checkSubstring(value, from, count);
  return decided(substringText(value, from, count));
}
