import type { EnclosingLoop } from '../graph/way.ts';
import { groupBy } from '../source/group-by.ts';
import { addAfter, replaceItem } from './add.ts';
import { type Block, type Item, itemNamed } from './block.ts';
import type { Written } from './formula.ts';
import { loopIndexOf } from './loop-index.ts';
import { anchorAtEnd, anchorInBody, rankOf } from './order.ts';
import { removeItems } from './remove.ts';
import type { Edit } from './request.ts';
import type { EditSite } from './site.ts';
import { blockAt } from './spans.ts';
import type { NewEntry, Spelling } from './writer.ts';

/** The changes of one fix while they are collected: those of one block are written together. */
export interface Draft {
  readonly edits: Edit[];
  readonly blocks: Map<string, BlockChange>;
}

interface BlockChange {
  readonly block: Block;
  readonly isBody: boolean;
  readonly plain: boolean;
  /** The loops that it stands in. */
  readonly loops: readonly EnclosingLoop[];
  readonly removed: Set<Item>;
  /** Members to be added by name; items of an array under a number. */
  readonly added: Map<string, NewEntry>;
}

export function newDraft(): Draft {
  return { edits: [], blocks: new Map() };
}

/** The change of the block at a place; `undefined` where none is spelled there. */
export function changeAt(
  draft: Draft,
  { place, scope: { loops } }: Pick<EditSite, 'place' | 'scope'>,
  isBody: boolean,
  plain: boolean,
): BlockChange | undefined {
  const block = blockAt(place);
  if (block === undefined) return undefined;
  const key = `${block.source.path}:${block.open}`;
  const known = draft.blocks.get(key);
  if (known) return known;
  const change: BlockChange = { block, isBody, plain, loops, removed: new Set(), added: new Map() };
  draft.blocks.set(key, change);
  return change;
}

/** Adds a member under a path of names that are not there yet; `false` where another value is asked for there. */
export function addMember(change: BlockChange, path: readonly string[], value: Written): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return false;
  const known = change.added.get(key.toLowerCase());
  const wrapped = rest.reduceRight<Written>((inner, name) => ({ kind: 'object', entries: [[name, inner]] }), value);
  const merged = known ? mergeWritten(known.value, wrapped) : wrapped;
  if (merged === undefined) return false;
  change.added.set(key.toLowerCase(), { key: known?.key ?? key, value: merged });
  return true;
}

export function addItem(change: BlockChange, value: Written): void {
  change.added.set(keyOf(value), { value });
}

/** The same for what is written the same. */
function keyOf(value: Written): string {
  return JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `${each}n` : each));
}

function mergeWritten(a: Written, b: Written): Written | undefined {
  if (a.kind !== 'object' || b.kind !== 'object') return keyOf(a) === keyOf(b) ? a : undefined;
  const entries = new Map(a.entries.map(([key, value]) => [key.toLowerCase(), [key, value] as const]));
  for (const [key, value] of b.entries) {
    const known = entries.get(key.toLowerCase());
    const merged = known ? mergeWritten(known[1], value) : value;
    if (merged === undefined) return undefined;
    entries.set(key.toLowerCase(), [known?.[0] ?? key, merged]);
  }
  return { kind: 'object', entries: [...entries.values()] };
}

/** Takes a member or item out; `false` where the text does not spell it as expected. */
export function removeMember(change: BlockChange, key: string | number): boolean {
  const { block } = change;
  const item = typeof key === 'number' ? block.items[key] : itemNamed(block, key);
  if (item === undefined) return false;
  change.removed.add(item);
  return true;
}

/** How values are spelled in a text. Loops that have no index variable get one. */
export function writingIn(
  draft: Draft,
  loops: readonly EnclosingLoop[],
  language: Spelling['language'],
  plain: boolean,
): Spelling {
  const indexName = (name: string): string | undefined => {
    const loop = loops.find((each) => each.name.toLowerCase() === name.toLowerCase());
    const index = loop && loopIndexOf(loop);
    if (
      index?.edit &&
      !draft.edits.some((edit) => edit.span.start === index.edit?.span.start && edit.source === index.edit.source)
    )
      draft.edits.push(index.edit);
    return index?.name;
  };
  return { language, indexName, plain };
}

/** All edits in order of file and place; `undefined` where the language cannot say something. */
export function editsOf(draft: Draft): Edit[] | undefined {
  const edits: Edit[] = [];
  for (const change of draft.blocks.values()) {
    const made = blockEdits(draft, change);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  edits.push(...draft.edits);
  const changing = edits.filter(({ source, span, text }) => source.text.slice(span.start, span.end) !== text);
  return changing.toSorted((a, b) => comparePaths(a, b) || a.span.start - b.span.start || a.span.end - b.span.end);
}

function comparePaths({ source: { path: a } }: Edit, { source: { path: b } }: Edit): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function blockEdits(draft: Draft, { block, isBody, plain, loops, removed, added }: BlockChange): Edit[] | undefined {
  const spelling = writingIn(draft, loops, block.language, plain);
  const entries = [...added.values()];
  const [replaced, ...others] = entries.length > 0 ? removed : [];
  if (replaced) {
    const edits = replaceItem(block, replaced, entries, spelling);
    return edits && [...edits, ...removeItems(block, new Set(others))];
  }
  const edits = removeItems(block, removed);
  for (const [anchor, group] of groupsOf(block, isBody, entries)) {
    const made = addAfter(block, anchor, group, spelling);
    if (made === undefined) return undefined;
    edits.push(...made);
  }
  return edits;
}

/** The entries by the item behind which they are written, in the order of a resource's properties. */
function groupsOf(block: Block, isBody: boolean, entries: readonly NewEntry[]): Map<Item | undefined, NewEntry[]> {
  const rank = ({ key }: NewEntry): number => (isBody && key !== undefined && rankOf(block.language, key)) || 0;
  const ordered = entries.toSorted((a, b) => rank(a) - rank(b));
  return groupBy(ordered, ({ key }) => (isBody && key !== undefined ? anchorInBody(block, key) : anchorAtEnd(block)));
}
