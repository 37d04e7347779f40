import { readFileSync } from 'node:fs';

/** A folder of `src/`: what is in it, and the rooms that it may import, or single files of others. */
export interface Room {
  readonly holds: string;
  readonly imports: readonly string[];
  readonly files?: readonly string[];
}

/** What `src/rooms.json` says: the rooms, what of Node reaches outside, and who may use it. */
export interface Table {
  readonly rooms: Readonly<Record<string, Room>>;
  readonly reaches: Readonly<Record<string, readonly string[]>>;
  readonly doors: Readonly<Record<string, { readonly may: readonly string[]; readonly why: string }>>;
}

export function readTable(): Table {
  return JSON.parse(readFileSync(new URL('../../src/rooms.json', import.meta.url), 'utf8')) as Table;
}
