import type { JsonValue } from '../source/json.ts';
import { isJsonObject } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import type { TypeModel } from '../template/types.ts';
import { field, fieldsOfAny } from './json.ts';
import type { Reader } from './reader.ts';
import { readType } from './types.ts';

interface Found {
  readonly value: JsonValue;
  readonly route: Route | null;
}

/** The value a pointer like `x/properties/y` leads to below `definitions`, ignoring case; `undefined` if to none. */
export function followPointer(
  definitions: JsonValue | undefined,
  route: Route | null,
  pointer: string,
): Found | undefined {
  let found: Found | undefined = definitions === undefined ? undefined : { value: definitions, route };
  for (const encoded of pointer.split('/')) {
    found = found && child(found, encoded.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return found;
}

function child({ value, route }: Found, name: string): Found | undefined {
  if (isJsonObject(value)) return field(value, name, route);
  if (!Array.isArray(value) || !/^\d+$/.test(name)) return undefined;
  const item = value[Number(name)] as JsonValue | undefined;
  return item === undefined ? undefined : { value: item, route: step(route, Number(name)) };
}

/**
 * User-defined types, each read when asked for. Besides the names of definitions the map answers pointers into them
 * (`x/properties/y`), which Bicep writes for `x.y`; these are not among its keys.
 */
export class Definitions implements ReadonlyMap<string, TypeModel> {
  readonly #reader: Reader;
  readonly #json: JsonValue | undefined;
  readonly #route: Route | null;
  readonly #read = new Map<string, TypeModel | undefined>();
  #all: ReadonlyMap<string, TypeModel> | undefined;

  constructor(reader: Reader, json: JsonValue | undefined, route: Route | null) {
    this.#reader = reader;
    this.#json = json;
    this.#route = route;
  }

  get(pointer: string): TypeModel | undefined {
    const key = pointer.toLowerCase();
    if (this.#read.has(key)) return this.#read.get(key);
    const found = followPointer(this.#json, this.#route, key);
    const type = found && readType(this.#reader, found.value, found.route);
    this.#read.set(key, type);
    return type;
  }

  has(pointer: string): boolean {
    return this.get(pointer) !== undefined;
  }

  get size(): number {
    return this.#readAll().size;
  }

  entries(): MapIterator<[string, TypeModel]> {
    return this.#readAll().entries();
  }

  keys(): MapIterator<string> {
    return this.#readAll().keys();
  }

  values(): MapIterator<TypeModel> {
    return this.#readAll().values();
  }

  [Symbol.iterator](): MapIterator<[string, TypeModel]> {
    return this.entries();
  }

  forEach(callback: (value: TypeModel, key: string, map: ReadonlyMap<string, TypeModel>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }

  #readAll(): ReadonlyMap<string, TypeModel> {
    this.#all ??= new Map(
      fieldsOfAny(this.#json, this.#route).map(({ key, value, route }) => [
        key.toLowerCase(),
        readType(this.#reader, value, route),
      ]),
    );
    return this.#all;
  }
}
