import { compare } from '../../source/compare.ts';

/** Orders ids as people count: VM-2 before VM-10, and packs by name. (A collator takes 5 ms to load.) */
export function comparePolicyIds(a: string, b: string): number {
  const [first, second] = [split(a), split(b)];
  return compare(first.name, second.name) || first.number - second.number || compare(a, b);
}

function split(id: string): { name: string; number: number } {
  const digits = /\d{1,9}$/.exec(id)?.[0] ?? '';
  return { name: id.slice(0, id.length - digits.length).toLowerCase(), number: Number(digits) };
}
