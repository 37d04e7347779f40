/**
 * Look-ups by names that a file may say. `table[name]` would find `constructor`, `toString` or `__proto__`, which every
 * object inherits; `scripts/lookups.ts` refuses it everywhere else.
 */

/** A table by name, written as an object. */
export function tableOf<T>(members: { readonly [name: string]: T }): ReadonlyMap<string, T> {
  return new Map(Object.entries(members));
}

/** A property by its exact name, never an inherited one. */
export function own<T>(object: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A property or item of what may be anything. */
export function ownOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return own(value as { readonly [name: string]: unknown }, String(key));
}

/** Sets a property of an object of ours, whatever its name: assigned to `__proto__`, a value would be the prototype. */
export function setOwn<T>(object: { [name: string]: T }, name: string, value: T): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
