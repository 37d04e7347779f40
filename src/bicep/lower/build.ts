import type {
  AccessExpression,
  BrokenExpression,
  CallExpression,
  Expression,
  LiteralExpression,
  ObjectEntry,
  Scalar,
} from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';

export function literal(value: Scalar, place: Place): LiteralExpression {
  return { kind: 'literal', value, place };
}

export function broken(message: string, place: Place): BrokenExpression {
  return { kind: 'broken', message, place };
}

export function call(name: string, args: readonly Expression[], place: Place): CallExpression {
  return { kind: 'call', name, args, place };
}

/** How a member is read: at once, safely (`.?`), or behind a safe access that skips it. */
export type AccessMode = 'plain' | 'safe' | 'chained';

export function memberAccess(
  base: Expression,
  key: Expression,
  place: Place,
  mode: AccessMode = 'plain',
): AccessExpression {
  const read = { kind: 'access' as const, base, key, safe: mode === 'safe', place };
  return mode === 'chained' ? { ...read, chained: true } : read;
}

export function member(base: Expression, key: string, place: Place, mode: AccessMode = 'plain'): Expression {
  return memberAccess(base, literal(key, place), place, mode);
}

export function object(entries: readonly ObjectEntry[], place: Place): Expression {
  return { kind: 'object', entries, place };
}

/** What stands in an object and is not known: any member may come from it. `text` is how it is written. */
export function hole(text: string, message: string, place: Place): ObjectEntry {
  return { key: text, computedKey: broken(message, place), value: broken(message, place) };
}

/** `format('{0}…', …)` over literal pieces and expressions in turn. */
export function interpolation(pieces: readonly string[], expressions: readonly Expression[], place: Place): Expression {
  const text = pieces.map(
    (piece, index) =>
      piece.replaceAll('{', '{{').replaceAll('}', '}}') + (index < expressions.length ? `{${index}}` : ''),
  );
  return call('format', [literal(text.join(''), place), ...expressions], place);
}
