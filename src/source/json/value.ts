export type JsonScalar = string | number | bigint | boolean | null;
export type JsonValue = JsonScalar | JsonObject | readonly JsonValue[];

/** Own properties only; may have a property called `__proto__`. Read it with `own`, list it with `namesOf`. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** The order of the text, for those objects that list their keys in another one. */
const textOrder = new WeakMap<JsonObject, readonly string[]>();

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names of an object's properties in the order of the text; `Object.keys` puts names like '10' first. */
export function namesOf(object: JsonObject): readonly string[] {
  return textOrder.get(object) ?? Object.keys(object);
}

export function rememberOrder(object: JsonObject, names: readonly string[]): void {
  textOrder.set(object, names);
}
