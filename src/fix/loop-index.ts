import type { EnclosingLoop } from '../graph/way.ts';
import type { SourceText } from '../source/text.ts';
import { skipPart } from './bicep-skip.ts';
import type { Edit } from './request.ts';

const head = /\[\s*for\s+(?:([A-Za-z_]\w*)|\(\s*([A-Za-z_]\w*)\s*,\s*([A-Za-z_]\w*)\s*\))\s+in\s+/y;

export interface LoopIndex {
  readonly name: string;
  /** What gives the loop an index variable, where it has none. */
  readonly edit?: Edit;
}

/** The variable that counts a Bicep loop: its own, the item of a plain range from 0, or a new one. */
export function loopIndexOf({ place }: EnclosingLoop): LoopIndex | undefined {
  if (place.kind !== 'text') return undefined;
  const { source, span } = place;
  head.lastIndex = span.start;
  const match = head.exec(source.text);
  if (match === null) return undefined;
  const [whole, item, , index] = match;
  if (index !== undefined) return { name: index };
  if (item === undefined) return undefined;
  if (countsFromZero(source.text, span.start + whole.length)) return { name: item };
  return withIndex(source, span.start + whole.indexOf(item, whole.indexOf('for') + 3), item);
}

/** Whether a loop goes over `range(0, …)` and nothing more. */
function countsFromZero(text: string, at: number): boolean {
  const call = /range(?=\(\s*0\s*,)/y;
  call.lastIndex = at;
  const match = call.exec(text);
  if (match === null) return false;
  const end = skipPart(text, at + match[0].length);
  return /^\s*:/.test(text.slice(end, end + 20));
}

const names = ['index', 'i', 'itemIndex', 'position'];

function withIndex(source: SourceText, start: number, item: string): LoopIndex | undefined {
  const name = names.find((each) => !new RegExp(`\\b${each}\\b`).test(source.text));
  return name === undefined
    ? undefined
    : { name, edit: { source, span: { start, end: start + item.length }, text: `(${item}, ${name})` } };
}
