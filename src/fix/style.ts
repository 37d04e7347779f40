import type { Block, Item } from './block.ts';
import { isBlankBetween, layoutOf, marginAt, startsLine } from './lines.ts';

/** How a block's members are laid out, as far as one can see it in the text. */
export interface Style {
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation. */
  readonly unit: string;
  /** The margin of the block's members, where they stand on lines of their own. */
  readonly margin: string;
  /** Between a key and its value. */
  readonly colon: string;
  /** Between two members on one line. */
  readonly gap: string;
  /** Inside the braces of an object on one line. */
  readonly padding: string;
}

export function styleOf(block: Block): Style {
  const { source, language, items } = block;
  const { text } = source;
  const layout = layoutOf(text);
  const outer = marginAt(text, block.open - 1);
  const first = items.find((item) => startsLine(text, item.span.start));
  const own = first && marginAt(text, first.span.start);
  const unit = own?.startsWith(outer) && own.length > outer.length ? own.slice(outer.length) : layout.unit;
  const lead = items[0] && text.slice(block.open, items[0].span.start);
  const colon = colonOf(block) ?? (language === 'json' && isOneLine(block) ? ':' : ': ');
  return {
    lineBreak: layout.lineBreak,
    unit,
    margin: own ?? outer + unit,
    colon,
    gap: gapOf(block) ?? (colon === ':' ? ',' : ', '),
    padding: lead === '' ? '' : ' ',
  };
}

function colonOf({ source: { text }, language, items }: Block): string | undefined {
  if (language === 'bicep') return ': ';
  for (const item of items) {
    const found = item.key && /^[ \t]*:[ \t]*(?=\S)/.exec(text.slice(item.key.span.end, item.span.end));
    if (found) return found[0];
  }
  return undefined;
}

/** What stands between two members on one line. */
function gapOf({ source: { text }, items }: Block): string | undefined {
  for (const [position, { comma }] of items.entries()) {
    const next = items[position + 1];
    const between = next && comma !== undefined ? text.slice(comma, next.span.start) : '';
    if (/^,[ \t]*$/.test(between)) return between;
  }
  return undefined;
}

/** Whether what is added behind an item gets a line of its own. */
export function onOwnLine(block: Block, item: Item): boolean {
  return startsLine(block.source.text, item.span.start);
}

/** Whether a whole text is written without line breaks. */
export function isOneLine(block: Block): boolean {
  return layoutOf(block.source.text).isOneLine;
}

/** Whether nothing but white space stands in a block. */
export function isEmptyBlock({ source, open, close }: Block): boolean {
  return isBlankBetween(source.text, open, close);
}
