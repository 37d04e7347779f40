import { decodeString } from '../source/json/literal.ts';
import { cursorAt, type JsonCursor, type JsonTokenKind, nextToken } from '../source/json/token.ts';
import type { SourceText } from '../source/text.ts';
import type { Block, Item } from './block.ts';

/** The object or array of a JSON text that starts at an offset; `undefined` where there is none that is well-formed. */
export function jsonBlock(source: SourceText, start: number): Block | undefined {
  const sign = source.text[start];
  if (sign !== '{' && sign !== '[') return undefined;
  const kind = sign === '{' ? 'object' : 'array';
  const cursor = cursorAt(source.text, start + 1);
  const items: Item[] = [];
  const end: JsonTokenKind = kind === 'object' ? '}' : ']';
  for (let token = nextToken(cursor); token !== end; token = nextToken(cursor)) {
    if (token === ',') {
      const last = items.at(-1);
      if (last === undefined || last.comma !== undefined) return undefined;
      items[items.length - 1] = { ...last, comma: cursor.start };
      continue;
    }
    const item = kind === 'object' ? readMember(cursor, token) : readValue(cursor, token);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { source, language: 'json', kind, open: start + 1, close: cursor.start, items };
}

function readMember(cursor: JsonCursor, token: JsonTokenKind): Item | undefined {
  const span = { start: cursor.start, end: cursor.end };
  const name = token === 'string' ? decodeString(cursor.text.slice(span.start, span.end)) : undefined;
  if (name === undefined || nextToken(cursor) !== ':') return undefined;
  const value = readValue(cursor, nextToken(cursor));
  return value && { span: { start: span.start, end: value.span.end }, key: { name, span } };
}

function readValue(cursor: JsonCursor, token: JsonTokenKind): Item | undefined {
  const { start } = cursor;
  if (token === 'string' || token === 'word') return { span: { start, end: cursor.end } };
  if (token !== '{' && token !== '[') return undefined;
  for (let depth = 1; depth > 0; ) {
    const next = nextToken(cursor);
    if (next === 'end' || next === 'open string' || next === 'open comment') return undefined;
    if (next === '{' || next === '[') depth += 1;
    if (next === '}' || next === ']') depth -= 1;
  }
  return { span: { start, end: cursor.end } };
}
