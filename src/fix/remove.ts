import type { Block, Item } from './block.ts';
import { endOfLineBefore, endsLine, isBlankBetween, lineEnd, startsLine } from './lines.ts';
import type { Edit } from './request.ts';

/** Takes members or items out, each with its comma and, where it has lines of its own, with these. */
export function removeItems(block: Block, removed: ReadonlySet<Item>): Edit[] {
  if (removed.size === 0) return [];
  const { source, items, open, close } = block;
  if (items.every((item) => removed.has(item)) && isBare(block))
    return [{ source, span: { start: open, end: close }, text: '' }];
  const spans = items.flatMap((item, position) => (removed.has(item) ? [spanOf(block, item, position)] : []));
  const comma = danglingComma(items, removed);
  if (comma !== undefined) spans.push({ start: comma, end: comma + 1 });
  return joined(spans).map((span) => ({ source, span, text: '' }));
}

/** Whether a block holds nothing but its members: no comments. */
function isBare({ source: { text }, items, open, close }: Block): boolean {
  let at = open;
  for (const { span, comma } of items) {
    if (!isBlankBetween(text, at, span.start)) return false;
    if (comma !== undefined && !isBlankBetween(text, span.end, comma)) return false;
    at = comma === undefined ? span.end : comma + 1;
  }
  return isBlankBetween(text, at, close);
}

/** The comma that would be left behind the last member. A block that ends with a comma keeps doing so. */
function danglingComma(items: readonly Item[], removed: ReadonlySet<Item>): number | undefined {
  const last = items.at(-1);
  if (last === undefined || !removed.has(last) || last.comma !== undefined) return undefined;
  return items.findLast((item) => !removed.has(item))?.comma;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function spanOf({ source: { text }, items }: Block, item: Item, position: number): Range {
  const { start } = item.span;
  const end = item.comma === undefined ? item.span.end : item.comma + 1;
  const before = endOfLineBefore(text, start);
  const first = startsLine(text, start);
  // From the end of the line before: an edit must not start in a line's leading white space.
  if (first && before !== undefined && endsLine(text, end)) return { start: before, end: lineEnd(text, end) };
  const next = items[position + 1];
  if (
    next &&
    (first || position === 0) &&
    isBlankBetween(text, end, next.span.start) &&
    lineEnd(text, end) > next.span.start
  )
    return { start, end: next.span.start };
  if (first) return { start, end };
  return { start: start - (/[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0), end };
}

/** Spans that touch become one. */
function joined(spans: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}
