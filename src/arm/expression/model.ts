import type { Route } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type {
  AccessExpression,
  BrokenExpression,
  CallExpression,
  Expression,
  LiteralExpression,
  Scalar,
} from '../../template/expression.ts';
import { jsonPlace, keyPlace, type Place } from '../../template/place.ts';
import { parsedText } from './memo.ts';
import type { AccessNode, CallNode, LiteralNode, Node } from './node.ts';

/** The string that holds an expression. */
export interface Anchor {
  readonly source: SourceText;
  readonly route: Route | null;
  /** Where the parsed text starts within the decoded string: 1 behind the bracket that escapes it, else 0. */
  readonly offset: number;
  /** The string is the name of the member at `route`: a computed key. */
  readonly onKey?: boolean;
  /** Where the string stands in a file that is not JSON: then every part of it does. */
  readonly place?: Place;
}

/** The expression of a text that starts with `[` and ends with `]`, at its place. Parts are made when asked for. */
export function expressionAt(text: string, anchor: Anchor): Expression {
  const parsed = parsedText(text);
  if (parsed.kind === 'parsed') return modelOf(parsed.root, anchor);
  const { message, start, end } = parsed.problem;
  const broken: BrokenExpression = { kind: 'broken', message, place: innerPlace(anchor, start, end) };
  return broken;
}

/** An expression that stands in a file of another language: all of it at one place. */
export function expressionFrom(text: string, place: Place): Expression {
  return expressionAt(text, { source: place.source, route: null, offset: 0, place });
}

function modelOf(node: Node, anchor: Anchor): Expression {
  switch (node.kind) {
    case 'literal':
      return new LiteralPart(node, anchor);
    case 'call':
      return new CallPart(node, anchor);
    case 'access':
      return new AccessPart(node, anchor);
  }
}

function innerPlace({ source, route, offset, onKey, place }: Anchor, start: number, end: number): Place {
  if (place) return place;
  const inner = { start: start + offset, end: end + offset };
  return onKey && route ? keyPlace(source, route, inner) : jsonPlace(source, route, inner);
}

// The parts are classes for the sake of their accessors: a tree is shared by many places, most of which nobody asks for.

class LiteralPart implements LiteralExpression {
  readonly kind = 'literal';
  readonly #node: LiteralNode;
  readonly #anchor: Anchor;

  constructor(node: LiteralNode, anchor: Anchor) {
    this.#node = node;
    this.#anchor = anchor;
  }

  get value(): Scalar {
    return this.#node.value;
  }

  get place(): Place {
    return innerPlace(this.#anchor, this.#node.start, this.#node.end);
  }
}

class CallPart implements CallExpression {
  readonly kind = 'call';
  readonly namespace?: string;
  readonly name: string;
  readonly #node: CallNode;
  readonly #anchor: Anchor;
  #args: readonly Expression[] | undefined;

  constructor(node: CallNode, anchor: Anchor) {
    this.#node = node;
    this.#anchor = anchor;
    this.name = node.name;
    if (node.namespace !== undefined) this.namespace = node.namespace;
  }

  get args(): readonly Expression[] {
    this.#args ??= this.#node.args.map((arg) => modelOf(arg, this.#anchor));
    return this.#args;
  }

  get place(): Place {
    return innerPlace(this.#anchor, this.#node.start, this.#node.end);
  }
}

class AccessPart implements AccessExpression {
  readonly kind = 'access';
  readonly safe: boolean;
  readonly #node: AccessNode;
  readonly #anchor: Anchor;
  #base: Expression | undefined;
  #key: Expression | undefined;

  constructor(node: AccessNode, anchor: Anchor) {
    this.#node = node;
    this.#anchor = anchor;
    this.safe = node.safe;
  }

  get base(): Expression {
    this.#base ??= modelOf(this.#node.base, this.#anchor);
    return this.#base;
  }

  get key(): Expression {
    this.#key ??= modelOf(this.#node.key, this.#anchor);
    return this.#key;
  }

  get place(): Place {
    return innerPlace(this.#anchor, this.#node.start, this.#node.end);
  }
}
