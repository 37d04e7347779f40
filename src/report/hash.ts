import { createHash } from 'node:crypto';

/** A key that is the same on every machine: 32 hexadecimal digits. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
