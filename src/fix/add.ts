import type { Block, Item } from './block.ts';
import { endsLine, isBlankBetween, lineEnd, lineStart, marginAt } from './lines.ts';
import type { Edit } from './request.ts';
import { isEmptyBlock, isOneLine, onOwnLine, type Style, styleOf } from './style.ts';
import { entryText, type NewEntry, type Spelling } from './writer.ts';

/** Writes entries behind an item. `undefined` for what the language cannot say. */
export function addAfter(
  block: Block,
  anchor: Item | undefined,
  entries: readonly NewEntry[],
  spelling: Spelling,
): Edit[] | undefined {
  const style = styleOf(block);
  if (anchor === undefined) return fill(block, entries, spelling, style);
  if (onOwnLine(block, anchor) && followedByLine(block, anchor))
    return addLines(block, anchor, entries, spelling, style);
  const texts = textsOf(entries, spelling, style, 'inline');
  return texts && [insert(block, anchor.span.end, texts.map((text) => style.gap + text).join(''))];
}

/** Writes entries in the place of an item; the comma behind it stays. */
export function replaceItem(
  block: Block,
  item: Item,
  entries: readonly NewEntry[],
  spelling: Spelling,
): Edit[] | undefined {
  const style = styleOf(block);
  const own = onOwnLine(block, item) && followedByLine(block, item);
  const margin = marginAt(block.source.text, item.span.start);
  const texts = textsOf(entries, spelling, style, own ? margin : 'inline');
  const separator = own ? commaOf(block) + style.lineBreak + margin : style.gap;
  return texts && [{ source: block.source, span: item.span, text: texts.join(separator) }];
}

function textsOf(
  entries: readonly NewEntry[],
  spelling: Spelling,
  style: Style,
  margin: string | 'inline',
): string[] | undefined {
  const texts = entries.map((entry) => entryText(entry, spelling, style, margin));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function insert({ source }: Block, at: number, text: string): Edit {
  return { source, span: { start: at, end: at }, text };
}

function commaOf(block: Block): string {
  return block.language === 'json' ? ',' : '';
}

/** Whether the next item, or the closing sign of a block in Bicep, stands on another line. */
function followedByLine({ source: { text }, language, close }: Block, item: Item): boolean {
  const end = item.comma === undefined ? item.span.end : item.comma + 1;
  return endsLine(text, end) || (language === 'json' && item.comma === undefined && isBlankBetween(text, end, close));
}

/** Each entry on a line of its own; comments behind the anchor stay with it. */
function addLines(
  block: Block,
  anchor: Item,
  entries: readonly NewEntry[],
  spelling: Spelling,
  style: Style,
): Edit[] | undefined {
  const { text } = block.source;
  const margin = marginAt(text, anchor.span.start);
  const texts = textsOf(entries, spelling, style, margin);
  if (texts === undefined) return undefined;
  const comma = commaOf(block);
  const lines = texts.map((each) => style.lineBreak + margin + each).join(comma);
  const end = anchor.comma === undefined ? anchor.span.end : anchor.comma + 1;
  const hasComment = endsLine(text, end) && !isBlankBetween(text, end, lineEnd(text, end));
  const at = hasComment ? lineEnd(text, end) : end;
  if (anchor.comma !== undefined) return [insert(block, at, lines + comma)];
  if (at === end || comma === '') return [insert(block, at, comma + lines)];
  return [insert(block, end, comma), insert(block, at, lines)];
}

/** Whether a block is a part of something that is written on one line. */
function standsInLine({ source: { text }, open }: Block): boolean {
  return /[{[]/.test(text.slice(lineStart(text, open - 1), open - 1));
}

/** The first entries of a block, which may hold comments. */
function fill(block: Block, entries: readonly NewEntry[], spelling: Spelling, style: Style): Edit[] | undefined {
  const { source, open, close } = block;
  const { text } = source;
  const inline = isOneLine(block) || standsInLine(block);
  const texts = textsOf(entries, spelling, style, inline ? 'inline' : style.margin);
  if (texts === undefined) return undefined;
  if (inline && isEmptyBlock(block)) {
    const padding = block.kind === 'object' ? style.padding : '';
    return [{ source, span: { start: open, end: close }, text: padding + texts.join(style.gap) + padding }];
  }
  const lines = texts.map((each) => style.lineBreak + style.margin + each).join(commaOf(block));
  if (endsLine(text, open) && !isEmptyBlock(block)) return [insert(block, lineEnd(text, open), lines)];
  const start = open + text.slice(open, close).trimEnd().length;
  const outer = marginAt(text, open - 1);
  return [{ source, span: { start, end: close }, text: lines + style.lineBreak + outer }];
}
