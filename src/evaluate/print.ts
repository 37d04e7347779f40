import { causeOf, isSecure, showValue } from './term.ts';
import { force, isChoice, isScalar, isSpread, isText, isUnknown, kindOf, type Maybe, type Value } from './value.ts';

/** A value as plain JSON data: what is not known is `{ $unknown: { type, reason, expression } }`, a secret `{ $secure: true }`. */
export type Printed =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Printed[]
  | { readonly [key: string]: Printed };

/** Deeper values are cut; no resource needs it. */
const maxDepth = 200;

export function print(value: Maybe, depth = 0): Printed | undefined {
  if (value === undefined) return undefined;
  if (isScalar(value)) return value;
  if (isSecure(value, 1)) return { $secure: true };
  if (depth > maxDepth) return { $unknown: { type: 'any', reason: 'nested too deep to print', expression: '…' } };
  switch (value.kind) {
    case 'object':
      return printObject(value, depth);
    case 'array':
      return value.parts.some(isSpread)
        ? printUnknown(value)
        : value.parts.map((part) => print(isSpread(part) ? null : force(part), depth + 1) ?? null);
    default:
      return isSecure(value) ? { $secure: true } : printUnknown(value);
  }
}

function printObject(value: Extract<Value, { kind: 'object' }>, depth: number): Printed {
  const entries: [string, Printed][] = [];
  for (const member of value.members.values()) {
    const printed = print(force(member.value), depth + 1);
    if (printed !== undefined) entries.push([member.key, printed]);
  }
  if (value.rest) entries.push(['$rest', printUnknown(value.rest)]);
  return Object.fromEntries(entries);
}

function printUnknown(value: Value): Printed {
  const reason = causeOf([value])?.reason ?? 'it depends on values that are not known';
  return {
    $unknown: {
      type: typeOfUnknown(value),
      reason,
      expression: isUnknown(value) ? value.expression : printable(value),
    },
  };
}

function typeOfUnknown(value: Value): string {
  if (isUnknown(value)) return value.type;
  if (isText(value)) return 'string';
  if (!isChoice(value)) return kindOf(value);
  const types = new Set(
    value.alternatives.map((each) =>
      each.value == null ? 'null' : isScalar(each.value) ? kindOf(each.value) : typeOfUnknown(each.value),
    ),
  );
  const [only] = types;
  return types.size === 1 && only ? only : 'any';
}

/** A value as one line of text: known pieces of a string as they are, unknown ones as `{expression}`. */
export function printable(value: Maybe): string {
  if (typeof value === 'string') return value;
  if (isSecure(value)) return '{secure value}';
  if (isText(value))
    return value.parts.map((part) => (typeof part === 'string' ? part : `{${part.expression}}`)).join('');
  if (isChoice(value))
    return `{${value.alternatives
      .slice(0, 4)
      .map((each) => printable(each.value))
      .join(' | ')}${value.alternatives.length > 4 ? ' | …' : ''}}`;
  return isUnknown(value) ? `{${value.expression}}` : showValue(value);
}

/** The text of printed data as JSON, with integers of any size. */
export function toJson(value: Printed, indent = 2): string {
  return write(value, '', ' '.repeat(indent));
}

function write(value: Printed, margin: string, indent: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = margin + indent;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => inner + write(item, inner, indent)).join(',\n')}\n${margin}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${write(item, inner, indent)}`).join(',\n')}\n${margin}}`;
}
