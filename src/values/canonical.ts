import { writeJson } from './dotnet/json-write.ts';
import { isPlainArray, isPlainObject, type Plain, toPlain } from './plain.ts';
import type { Maybe } from './value.ts';

/** One text for equal values that are known all through; `undefined` for others. Large values need no pairwise comparison. */
export function canonicalText(value: Maybe): string | undefined {
  const plain = toPlain(value);
  return plain === undefined ? undefined : writeJson(sorted(plain));
}

function sorted(plain: Plain): Plain {
  if (isPlainArray(plain)) return plain.map(sorted);
  if (!isPlainObject(plain)) return plain;
  const entries = Array.from(plain, ([key, value]) => [key, sorted(value)] as const);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
