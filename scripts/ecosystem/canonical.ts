import { createHash } from 'node:crypto';
import { armShown } from '../../src/arm/write.ts';
import { formulaOfTerm } from '../../src/values/formula.ts';
import type { Printed } from '../../src/values/print.ts';
import { splitName } from '../../src/values/resource-ids.ts';
import { isSecure } from '../../src/values/term.ts';
import {
  type Choice,
  callOf,
  force,
  type Guard,
  isArray,
  isChoice,
  isObject,
  isScalar,
  isSpread,
  isText,
  isUnknown,
  type Maybe,
  type ObjectValue,
  type Text,
  type Unknown,
  type Value,
} from '../../src/values/value.ts';

/** Deeper values and terms are cut. */
const maxDepth = 60;
const maxText = 1500;

/**
 * A value as data in which two spellings of one value are equal: members sorted, unknown values by what they are
 * computed from, loops without their names.
 */
export function canonical(value: Maybe, depth = 0): Printed | undefined {
  if (typeof value === 'bigint') return value.toString();
  if (value === undefined || isScalar(value)) return value;
  if (depth > maxDepth) return '…';
  if (isObject(value)) return canonicalObject(value, depth);
  if (isChoice(value)) return `$unknown ${textOf(value)}`;
  if (!isArray(value)) return isSecure(value) ? '$secure' : `$unknown ${textOf(value)}`;
  return value.parts.map((part) =>
    isSpread(part)
      ? { $each: canonical(force(part.item), depth + 1) ?? null, $from: textOf(part.from) }
      : (canonical(force(part), depth + 1) ?? null),
  );
}

/** Ids ignore case. */
export function idText(id: Value): string {
  return JSON.stringify(canonical(id) ?? null).toLowerCase();
}

function canonicalObject(value: ObjectValue, depth: number): Printed {
  const entries: [string, Printed][] = [];
  for (const member of value.members.values()) {
    const printed = canonical(force(member.value), depth + 1);
    if (printed !== undefined) entries.push([member.key, printed]);
  }
  if (value.rest) entries.push(['$rest', isSecure(value.rest) ? '$secure' : textOf(value.rest)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
}

const texts = new WeakMap<object, string>();

/** One line that is the same for the same term. Ids ignore case. */
function textOf(value: Maybe, depth = 0): string {
  if (value === undefined || isScalar(value)) return typeof value === 'string' ? `'${value}'` : String(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = depth > maxDepth ? '…' : shorten(write(value, depth + 1));
  texts.set(value, text);
  return text;
}

function write(value: Exclude<Value, string | number | bigint | boolean | null>, depth: number): string {
  if (isText(value)) {
    const text = `concat(${joined(value)
      .map((part) => textOf(part, depth))
      .join(', ')})`;
    return text.includes('/providers/') ? text.toLowerCase() : text;
  }
  if (isChoice(value)) return choiceText(value, depth);
  if (isObject(value) || isArray(value)) return JSON.stringify(canonical(value, depth), replaceBig);
  return unknownText(value, depth);
}

function replaceBig(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function unknownText(term: Unknown, depth: number): string {
  const call = callOf(term);
  const segment = segmentOf(term);
  if (segment !== undefined) return textOf(segment, depth);
  if (call === undefined) return armShown(formulaOfTerm(term)).replace(/copyIndex\('[^']*'\)/gi, 'copyIndex()');
  return `${call.name.toLowerCase()}(${call.args.map((arg) => textOf(arg, depth)).join(', ')})`;
}

/**
 * The compiler cuts the names of parents out of qualified names, `split('{vnet}/{subnet}', '/')[0]`. Names of resources
 * have no slashes, so that is `{vnet}`.
 */
function segmentOf(term: Unknown): Value | undefined {
  const item = callOf(term);
  const [list, index] = item?.name === 'item' ? item.args : [];
  const split = isUnknown(list) ? callOf(list) : undefined;
  if (typeof index !== 'number' || split?.name.toLowerCase() !== 'split') return undefined;
  const [whole, separator] = split.args;
  return separator === '/' && isText(whole) ? splitName(whole)?.[index] : undefined;
}

/** The parts of a text, those of segments that are texts among them; neighbouring literals are one. */
function joined({ parts }: Text): Value[] {
  const whole = parts.flatMap((part): Value[] => {
    const segment = isUnknown(part) ? segmentOf(part) : undefined;
    return segment !== undefined && isText(segment) ? joined(segment) : [segment ?? part];
  });
  const done: Value[] = [];
  for (const part of whole) {
    const last = done.at(-1);
    if (typeof part === 'string' && typeof last === 'string') done.splice(-1, 1, last + part);
    else done.push(part);
  }
  return done;
}

/** The alternatives in any order. */
function choiceText({ alternatives }: Choice, depth: number): string {
  const each = alternatives.map(({ guard, value }) => `${guardText(guard, depth)} ? ${textOf(value, depth)}`);
  return `choice(${each.sort().join(' | ')})`;
}

function guardText(guard: Guard, depth: number): string {
  const atoms = guard.map(({ term, value, negated }) => `${textOf(term, depth)}${negated ? '≠' : '='}${String(value)}`);
  return atoms.sort().join(' & ');
}

function shorten(text: string): string {
  if (text.length <= maxText) return text;
  return `${text.slice(0, 200)}…${createHash('sha1').update(text).digest('hex')}`;
}
