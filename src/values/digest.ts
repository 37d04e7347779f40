/** A 106-bit non-cryptographic digest of a text, for names of long terms and cache keys. */
export function digest(text: string): string {
  return half(text, 0x9e3779b9).toString(36) + half(text, 0x85ebca6b).toString(36);
}

/** The public-domain cyrb53 mixing of UTF-16 units into 53 bits. */
function half(text: string, seed: number): number {
  let first = 0xdeadbeef ^ seed;
  let second = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  first = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909);
  second = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909);
  return 4294967296 * (2097151 & second) + (first >>> 0);
}
