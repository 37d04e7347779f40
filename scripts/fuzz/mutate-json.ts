import { armExpression, oddNumbers, oddTexts } from './expressions.ts';
import type { Random } from './random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

interface Slot {
  readonly value: Json;
  /** Puts another value there, or takes it out. */
  set(value: Json | undefined): void;
}

/** A few changes of a JSON text: of its tree where it has one, and sometimes of its letters. */
export function mutateJson(text: string, random: Random): string {
  const tree = parsed(text);
  if (tree === undefined) return text;
  const holder: { [key: string]: Json } = { top: tree };
  for (let changes = 1 + random.below(4); changes > 0; changes -= 1) mutateTree(holder, random);
  return JSON.stringify(holder.top ?? null, null, random.pick([0, 2, 2, '\t']));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
  } catch {
    return undefined;
  }
}

function mutateTree(holder: { [key: string]: Json }, random: Random): void {
  const slots = slotsOf(holder);
  if (slots.length === 0) return;
  const keys = [...new Set(slots.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])))];
  const slot = random.pick(slots);
  // A copy: what stands in two places must not be changed in both, or hold itself.
  slot.set(structuredClone(changed(slot.value, slots, keys.length > 0 ? keys : ['a'], random)));
}

/** Another value; `undefined`: none any more. */
function changed(value: Json, slots: readonly Slot[], keys: readonly string[], random: Random): Json | undefined {
  switch (random.below(11)) {
    case 0:
      return undefined;
    case 1:
      return random.pick(slots).value;
    case 2:
      return random.pick(oddTexts);
    case 3:
      return random.pick(oddNumbers);
    case 4:
      return random.pick<Json>([null, true, false, [], {}, [null], [[]]]);
    case 5:
    case 6:
      return `[${armExpression(random, keys)}]`;
    case 7:
      return Array.isArray(value) && value.length > 0 ? repeated(value, random) : [value, value];
    case 8:
      return isObject(value)
        ? { ...value, [random.pick([...keys, ...oddTexts.slice(0, 12)])]: random.pick(slots).value }
        : { value };
    case 9:
      if (isObject(value)) return renamed(value, random, keys);
      return typeof value === 'string' ? altered(value, random) : [value];
    default:
      return nested(value, random.pick([2, 5, 40, 600]));
  }
}

function repeated(items: readonly Json[], random: Random): Json {
  return [...items, ...Array.from({ length: random.pick([1, 2, 30]) }, () => random.pick(items))];
}

function nested(value: Json, depth: number): Json {
  let whole = value;
  for (let at = 0; at < depth; at += 1) whole = at % 2 === 0 ? [whole] : { a: whole };
  return whole;
}

function renamed(value: { [key: string]: Json }, random: Random, keys: readonly string[]): Json {
  const entries = Object.entries(value);
  if (entries.length === 0) return value;
  const chosen = random.below(entries.length);
  const other = random.pick([
    ...keys,
    '__proto__',
    'constructor',
    'copy',
    'condition',
    'existing',
    'scope',
    'resources',
  ]);
  return Object.fromEntries(entries.map(([key, each], at) => [at === chosen ? other : key, each]));
}

function altered(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const insert = random.pick(['', "'", '(', ')', ']', ',', '.', random.pick(oddTexts)]);
  return text.slice(0, at) + insert + text.slice(at + random.below(3));
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function slotsOf(holder: { [key: string]: Json }): Slot[] {
  const slots: Slot[] = [];
  const visit = (parent: { [key: string]: Json } | Json[], depth: number): void => {
    for (const key of Object.keys(parent)) {
      const value = (parent as { [key: string]: Json })[key] as Json;
      slots.push({ value, set: (next) => put(parent, key, next) });
      if (typeof value === 'object' && value !== null && depth < 60) visit(value, depth + 1);
    }
  };
  visit(holder, 0);
  return slots;
}

function put(parent: { [key: string]: Json } | Json[], key: string, value: Json | undefined): void {
  if (value === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  } else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
}
