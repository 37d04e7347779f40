import type { Expression, ObjectEntry } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import { holdsToken } from '../template/tokens.ts';
import {
  callOf,
  force,
  isArray,
  isObject,
  isScalar,
  isSpread,
  isText,
  isUnknown,
  type Lazy,
  type Maybe,
  type Member,
  type Unknown,
} from '../values/value.ts';

/**
 * What is known of a value, as an expression that is written out: what is not known in it is broken. `written` is the
 * expression that makes it, whose parts give places; what is computed has the place of the whole. Nothing is evaluated
 * before it is read.
 */
export function knownExpression(value: Maybe, place: Place, written?: Expression): Expression {
  return expressionOf(value, place, written, new Map());
}

/** By place, the expressions of the values that stand there: values share their parts, and so do their expressions. */
type Made = Map<Place, Map<Maybe, Expression>>;

function expressionOf(value: Maybe, place: Place, written: Expression | undefined, made: Made): Expression {
  if (written || !(isObject(value) || isArray(value))) return madeOf(value, place, written, made);
  const here = made.get(place) ?? new Map<Maybe, Expression>();
  made.set(place, here);
  const expression = here.get(value) ?? madeOf(value, place, written, made);
  here.set(value, expression);
  return expression;
}

function madeOf(value: Maybe, place: Place, written: Expression | undefined, made: Made): Expression {
  if (typeof value === 'string' && holdsToken(value)) return unknown(place);
  if (isScalar(value)) return { kind: 'literal', value, place };
  if (isObject(value)) return objectOf(value.members.values(), value.rest, place, written, made);
  if (!isArray(value) || value.parts.some(isSpread)) return unknown(place);
  const items = value.parts.map((part, index) => {
    const item = written?.kind === 'array' ? written.items[index] : undefined;
    return isSpread(part) ? undefined : partOf(part, place, item, made);
  });
  return { kind: 'array', items: items.flatMap((item) => item ?? []), place };
}

function unknown(place: Place): Expression {
  return { kind: 'broken', message: 'is not known', place };
}

function partOf(part: Lazy, place: Place, written: Expression | undefined, made: Made): Expression {
  return expressionOf(force(part), written?.place ?? place, written, made);
}

function objectOf(
  members: Iterable<Member>,
  rest: Unknown | undefined,
  place: Place,
  written: Expression | undefined,
  made: Made,
): Expression {
  const own = written?.kind === 'object' ? written.entries : [];
  const entries = Array.from(members, ({ key, value }): ObjectEntry => {
    const entry = own.find((each) => each.key === key);
    return {
      key,
      get value() {
        return partOf(value, place, entry?.value, made);
      },
    };
  });
  return {
    kind: 'object',
    entries: rest ? [...entries, { key: '', computedKey: unknown(place), value: unknown(place) }] : entries,
    place,
  };
}

/** The type of a value that is not known itself but declared, as a parameter is. */
export function declaredType(value: Maybe): Unknown['type'] {
  if (isText(value)) return 'string';
  return isUnknown(value) && callOf(value) === undefined ? value.type : 'any';
}
