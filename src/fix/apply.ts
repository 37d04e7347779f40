import { groupBy } from '../source/group-by.ts';
import { jsonText } from '../source/json/write.ts';
import type { SourceText, Span } from '../source/text.ts';
import type { Edit } from './request.ts';

type TextEdit = Pick<Edit, 'span' | 'text'>;

/** The text with its edits made; `undefined` where two of them overlap or one lies outside of the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | undefined {
  const ordered = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, text: inserted } of ordered) {
    if (span.start < at || span.end < span.start || span.end > text.length) return undefined;
    result += text.slice(at, span.start) + inserted;
    at = span.end;
  }
  return result + text.slice(at);
}

export interface AppliedFixes<Fix> {
  readonly applied: readonly Fix[];
  /** They touch what another one changed: for the next pass, on the new text. */
  readonly deferred: readonly Fix[];
  /** The new texts of the files that changed. */
  readonly texts: ReadonlyMap<SourceText, string>;
}

/**
 * Makes the edits of as many fixes as go together, earlier ones first. A fix is made as a whole or not at all, in
 * however many files it has edits. Fixes with the very same edits are one.
 */
export function applyFixes<Fix extends { readonly edits: readonly Edit[] }>(fixes: readonly Fix[]): AppliedFixes<Fix> {
  const taken = new Map<SourceText, Edit[]>();
  const made = new Set<string>();
  const applied: Fix[] = [];
  const deferred: Fix[] = [];
  for (const fix of fixes) {
    const key = editsKey(fix.edits);
    if (made.has(key)) applied.push(fix);
    else if (fits(fix.edits, taken)) {
      applied.push(fix);
      made.add(key);
      for (const edit of fix.edits) take(edit, taken);
    } else deferred.push(fix);
  }
  const texts = new Map<SourceText, string>();
  for (const [source, edits] of taken) texts.set(source, applyEdits(source.text, edits) ?? source.text);
  return { applied, deferred, texts };
}

/** Edits that touch do not go together either: which of two insertions at one place comes first is not known. */
function fits(edits: readonly Edit[], taken: ReadonlyMap<SourceText, readonly Edit[]>): boolean {
  const own = groupBy(edits, (edit) => edit.source);
  for (const [source, here] of own) {
    if (applyEdits(source.text, here) === undefined) return false;
    const others = taken.get(source) ?? [];
    if (here.some(({ span }) => touches(span, others))) return false;
  }
  return true;
}

/** Edits that are taken are in the order of the text and do not touch: of these before a place the last one matters. */
function touches({ start, end }: Span, taken: readonly Edit[]): boolean {
  const next = placeIn(taken, start);
  const [before, after] = [taken[next - 1], taken[next]];
  return (before !== undefined && before.span.end >= start) || (after !== undefined && after.span.start <= end);
}

function take(edit: Edit, taken: Map<SourceText, Edit[]>): void {
  const others = taken.get(edit.source);
  if (others) others.splice(placeIn(others, edit.span.start), 0, edit);
  else taken.set(edit.source, [edit]);
}

/** The number of edits that start before an offset. */
function placeIn(edits: readonly Edit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for the same changes of the same files. */
export function editsKey(edits: readonly Edit[]): string {
  return jsonText(edits.map(({ source, span, text }) => [source.path, span.start, span.end, text]));
}
