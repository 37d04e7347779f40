import type { Place } from './place.ts';

/** A value that JSON can hold without structure. Integers beyond 2^53 are `bigint`; every other number is a `number`. */
export type Scalar = null | boolean | number | bigint | string;

/**
 * The one expression language both ARM JSON and Bicep are read into. It is ARM's: everything a template computes is a
 * literal, an object, an array, a call (`parameters('x')`, `if(…)`, `lambda('x', …)`), an access or a loop.
 */
export type Expression =
  | LiteralExpression
  | ObjectExpression
  | ArrayExpression
  | CallExpression
  | AccessExpression
  | LoopExpression
  | BrokenExpression;

export interface LiteralExpression {
  readonly kind: 'literal';
  readonly value: Scalar;
  /**
   * Set on escaped text (`"[[parameters('x')]"`) of a nested template with outer scope: the parent's evaluation takes
   * one bracket off, and what is left is an expression of the nested deployment itself.
   */
  readonly deferred?: Expression;
  readonly place: Place;
}

export interface ObjectEntry {
  /** As spelled in the source. Lookups ignore case. */
  readonly key: string;
  /** A computed key (`"[concat('a', 'b')]": 1`); `key` then holds its source text. */
  readonly computedKey?: Expression;
  readonly value: Expression;
}

/** `entries` is lazy in ARM JSON: read it only when the object is needed. */
export interface ObjectExpression {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
  readonly place: Place;
}

export interface ArrayExpression {
  readonly kind: 'array';
  readonly items: readonly Expression[];
  readonly place: Place;
}

export interface CallExpression {
  readonly kind: 'call';
  /** `contoso` in `contoso.makeName('x')`; absent for functions of ARM. */
  readonly namespace?: string;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly place: Place;
}

/**
 * `base.name`, `base[index]`, and the safe forms `base.?name`, `base[?index]`; `fromEnd` is Bicep's `base[^1]`.
 * `chained` follows a safe form (`base.?name.next`): skipped where the base is null, and a plain access else.
 */
export interface AccessExpression {
  readonly kind: 'access';
  readonly base: Expression;
  readonly key: Expression;
  readonly safe: boolean;
  readonly chained?: boolean;
  readonly fromEnd?: boolean;
  readonly place: Place;
}

/** An array made by a copy loop on a property, variable or output, or by Bicep's `[for …]`. `copyIndex(name)` is its index. */
export interface LoopExpression {
  readonly kind: 'loop';
  readonly name: string;
  readonly count: Expression;
  readonly body: Expression;
  readonly place: Place;
}

/** Text that could not be parsed; its diagnostic has been reported where it was read. Evaluates to an unknown. */
export interface BrokenExpression {
  readonly kind: 'broken';
  readonly message: string;
  readonly place: Place;
}

/** The entry of an object by name, ignoring case. Among several of one name the last counts. */
export function entryOf(object: ObjectExpression, name: string): ObjectEntry | undefined {
  const wanted = name.toLowerCase();
  return object.entries.findLast((entry) => entry.key.toLowerCase() === wanted);
}

/** The expressions that one is made of, in the order in which they are written. */
export function partsOfExpression(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'object':
      return expression.entries.flatMap(({ computedKey, value }) => (computedKey ? [computedKey, value] : [value]));
    case 'array':
      return expression.items;
    case 'access':
      return [expression.base, expression.key];
    case 'loop':
      return [expression.count, expression.body];
    case 'call':
      return expression.args;
    default:
      return [];
  }
}
