import { isJsonObject, type JsonObject, type JsonScalar, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import type {
  ArrayExpression,
  BrokenExpression,
  Expression,
  LiteralExpression,
  LoopExpression,
  ObjectEntry,
  ObjectExpression,
} from '../template/expression.ts';
import { jsonPlace, type Place } from '../template/place.ts';
import { isCopyKey, isLoopList } from './copy.ts';
import { formOf } from './expression/literal.ts';
import { expressionAt } from './expression/model.ts';
import { field, textIn } from './json.ts';
import type { Reader } from './reader.ts';

/** Deeper nesting is not read: no template needs it, and everything that walks a value costs stack. */
export const maxJsonDepth = 256;

/** A JSON value as an expression. Objects and arrays are read when they are looked into. */
export function toExpression(reader: Reader, json: JsonValue, route: Route | null): Expression {
  return lower(reader, json, route, depthOf(route));
}

export function depthOf(route: Route | null): number {
  let depth = 0;
  for (let each = route; each !== null; each = each.parent) depth += 1;
  return depth;
}

/** An expression for what is missing or of the wrong kind; `bindTemplate` reports it. */
export function brokenAt(reader: Reader, message: string, route: Route | null): BrokenExpression {
  return { kind: 'broken', message, place: jsonPlace(reader.source, route) };
}

function lower(reader: Reader, json: JsonValue, route: Route | null, depth: number): Expression {
  if (typeof json === 'string') return lowerString(reader, json, route);
  if (typeof json !== 'object' || json === null) return new JsonLiteral(json, reader.source, route);
  if (depth >= maxJsonDepth) return brokenAt(reader, `this is nested more than ${maxJsonDepth} levels deep`, route);
  return isJsonObject(json)
    ? new JsonObjectExpression(reader, json, route, depth)
    : new JsonArrayExpression(reader, json, route, depth);
}

function lowerString(reader: Reader, text: string, route: Route | null): Expression {
  const { source, strings } = reader;
  if (strings === 'plain') return new JsonLiteral(text, source, route);
  switch (formOf(text)) {
    case 'literal':
      return new JsonLiteral(text, source, route);
    case 'escaped':
      return strings === 'outer'
        ? deferred(text.slice(1), source, route)
        : new JsonLiteral(text.slice(1), source, route);
    case 'expression':
      return expressionAt(text, { source, route, offset: 0 });
  }
}

/** One bracket was taken off by the parent's evaluation; what is left is read again by the nested deployment. */
function deferred(text: string, source: SourceText, route: Route | null): LiteralExpression {
  const place = jsonPlace(source, route);
  if (formOf(text) === 'escaped')
    return { kind: 'literal', value: text, deferred: new JsonLiteral(text.slice(1), source, route), place };
  return { kind: 'literal', value: text, deferred: expressionAt(text, { source, route, offset: 1 }), place };
}

class JsonLiteral implements LiteralExpression {
  readonly kind = 'literal';
  readonly value: JsonScalar;
  readonly #source: SourceText;
  readonly #route: Route | null;

  constructor(value: JsonScalar, source: SourceText, route: Route | null) {
    this.value = value;
    this.#source = source;
    this.#route = route;
  }

  get place(): Place {
    return jsonPlace(this.#source, this.#route);
  }
}

class JsonArrayExpression implements ArrayExpression {
  readonly kind = 'array';
  readonly #reader: Reader;
  readonly #json: readonly JsonValue[];
  readonly #route: Route | null;
  readonly #depth: number;
  #items: readonly Expression[] | undefined;

  constructor(reader: Reader, json: readonly JsonValue[], route: Route | null, depth: number) {
    this.#reader = reader;
    this.#json = json;
    this.#route = route;
    this.#depth = depth;
  }

  get items(): readonly Expression[] {
    this.#items ??= this.#json.map((item, index) =>
      lower(this.#reader, item, step(this.#route, index), this.#depth + 1),
    );
    return this.#items;
  }

  get place(): Place {
    return jsonPlace(this.#reader.source, this.#route);
  }
}

class JsonObjectExpression implements ObjectExpression {
  readonly kind = 'object';
  readonly #reader: Reader;
  readonly #json: JsonObject;
  readonly #route: Route | null;
  readonly #depth: number;
  #entries: readonly ObjectEntry[] | undefined;

  constructor(reader: Reader, json: JsonObject, route: Route | null, depth: number) {
    this.#reader = reader;
    this.#json = json;
    this.#route = route;
    this.#depth = depth;
  }

  get entries(): readonly ObjectEntry[] {
    this.#entries ??= readEntries(this.#reader, this.#json, this.#route, this.#depth);
    return this.#entries;
  }

  get place(): Place {
    return jsonPlace(this.#reader.source, this.#route);
  }
}

function readEntries(reader: Reader, json: JsonObject, route: Route | null, depth: number): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  for (const [key, value] of Object.entries(json)) {
    const here = step(route, key);
    if (reader.loops && isCopyKey(key) && isLoopList(value)) entries.push(...loopEntries(reader, value, here));
    else entries.push(entryFor(reader, key, lower(reader, value, here, depth + 1), here));
  }
  return entries;
}

/** A member under its name, or under the expression that computes it. */
export function entryFor(reader: Reader, key: string, value: Expression, route: Route): ObjectEntry {
  if (key.charCodeAt(0) !== 0x5b || reader.strings === 'plain') return { key, value };
  const form = formOf(key);
  if (form === 'literal') return { key, value };
  if (form === 'escaped') return { key: key.slice(1), value };
  return { key, computedKey: expressionAt(key, { source: reader.source, route, offset: 0, onKey: true }), value };
}

/** The arrays that a `copy` list makes, each under the name its loop gives it. */
export function loopEntries(reader: Reader, list: readonly JsonObject[], route: Route): ObjectEntry[] {
  return list.map((item, index) => {
    const loop = readLoop(reader, item, step(route, index), textIn(item, 'name') ?? '');
    return { key: loop.name, value: loop };
  });
}

/** A copy loop that makes an array: `{ name, count, input }`. Missing parts are broken expressions. */
export function readLoop(reader: Reader, item: JsonObject, route: Route | null, name: string): LoopExpression {
  const part = (key: string): Expression => {
    const found = field(item, key, route);
    return found
      ? toExpression(reader, found.value, found.route)
      : brokenAt(reader, `the copy loop has no '${key}'`, route);
  };
  return { kind: 'loop', name, count: part('count'), body: part('input'), place: jsonPlace(reader.source, route) };
}
