import { setOwn } from '../own.ts';
import { type JsonProblem, writtenTwice } from './problem.ts';
import { type JsonObject, type JsonValue, rememberOrder } from './value.ts';

/** An object or array that is being read. */
export type Container = OpenObject | OpenArray;

interface OpenObject {
  readonly kind: 'object';
  /** Offset of the opening brace. */
  readonly start: number;
  readonly value: Record<string, JsonValue>;
  /** The names so far, in the order of the text, with their latest place. */
  names: Map<string, { readonly offset: number; readonly length: number }> | undefined;
  /** The name that waits for its value. */
  key: string;
}

interface OpenArray {
  readonly kind: 'array';
  readonly start: number;
  readonly value: JsonValue[];
}

export function openContainer(kind: 'object' | 'array', start: number): Container {
  return kind === 'array' ? { kind, start, value: [] } : { kind, start, value: {}, names: undefined, key: '' };
}

/** Notes the name of the next property. A name that was there before is a problem: of two values the last counts. */
export function nameNext(object: OpenObject, key: string, offset: number, length: number): JsonProblem | undefined {
  object.names ??= new Map();
  const earlier = object.names.get(key);
  object.names.set(key, { offset, length });
  object.key = key;
  return earlier && writtenTwice(key, earlier.offset, earlier.length);
}

export function addTo(container: Container, value: JsonValue): void {
  if (container.kind === 'array') container.value.push(value);
  else setOwn(container.value, container.key, value);
}

export function closeContainer(container: Container): void {
  if (container.kind === 'array' || container.names === undefined) return;
  const names = [...container.names.keys()];
  if (names.some((name) => /^\d/.test(name))) rememberOrder(container.value as JsonObject, names);
}
