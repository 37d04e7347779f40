import type { SourceText } from '../source/text.ts';
import { skipComment, skipPart } from './bicep-skip.ts';
import type { Block, Item } from './block.ts';

/** The object or array of a Bicep text that starts at an offset; `undefined` for a loop and where there is none. */
export function bicepBlock(source: SourceText, start: number): Block | undefined {
  const { text } = source;
  const sign = text[start];
  if (sign !== '{' && sign !== '[') return undefined;
  const end = skipPart(text, start);
  if (text[end - 1] !== (sign === '{' ? '}' : ']')) return undefined;
  const items = readItems(text, start + 1, end - 1);
  const kind = sign === '{' ? 'object' : 'array';
  if (kind === 'array' && items.some(({ span }) => /^for\b/.test(text.slice(span.start, span.end)))) return undefined;
  const named = kind === 'object' ? items.map((item) => withKey(text, item)) : items;
  return { source, language: 'bicep', kind, open: start + 1, close: end - 1, items: named };
}

/** Line ends and commas part the items; a line that begins with `?` or `:` goes on with a conditional expression. */
function readItems(text: string, from: number, to: number): Item[] {
  const items: Item[] = [];
  let current: { start: number; end: number } | undefined;
  const finish = (comma?: number): void => {
    if (current) items.push({ span: current, ...(comma !== undefined && { comma }) });
    current = undefined;
  };
  for (let at = from; at < to; ) {
    const character = text[at] ?? '';
    if (character === ',') finish(at);
    if (/[\r\n]/.test(character) && !goesOn(text, at)) finish();
    const comment = skipComment(text, at);
    if (comment !== at || /[\s,]/.test(character)) at = Math.max(comment, at + 1);
    else {
      const end = skipPart(text, at);
      current = { start: current?.start ?? at, end };
      at = end;
    }
  }
  finish();
  return items;
}

function goesOn(text: string, from: number): boolean {
  let at = from;
  for (let next = at; ; at = next) {
    while (/\s/.test(text[next] ?? '')) next += 1;
    next = skipComment(text, next);
    if (next === at) return text[at] === '?' || text[at] === ':';
  }
}

const plainKey = /^(?:([A-Za-z_]\w*)|'((?:[^'\\$]|\$(?!\{))*)')\s*:/;

function withKey(text: string, item: Item): Item {
  const match = plainKey.exec(text.slice(item.span.start, item.span.end));
  if (match === null) return item;
  const [, identifier, quoted] = match;
  const length = identifier?.length ?? (quoted?.length ?? 0) + 2;
  const { start } = item.span;
  return { ...item, key: { name: identifier ?? quoted ?? '', span: { start, end: start + length } } };
}
