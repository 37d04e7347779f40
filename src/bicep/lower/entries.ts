import type { ObjectEntry } from '../../template/expression.ts';
import type { ObjectItemSyntax, ObjectPropertySyntax } from '../syntax.ts';
import { hole } from './build.ts';
import { type Locals, placeAt } from './file.ts';
import { keyText } from './keys.ts';
import type { Lowering } from './lowering.ts';

/** A property of an object. One whose name could not be read may be any. */
export function lowerEntry(item: ObjectPropertySyntax, to: Lowering, locals: Locals): ObjectEntry {
  const key = keyText(item.key);
  if (key !== undefined) return { key, value: to.lower(item.value, locals, item.key) };
  if (item.key.kind !== 'interpolatedString') return unreadItem(item, to);
  const value = to.lower(item.value, locals, item.key);
  return { key: textOf(item.key, to), computedKey: to.lower(item.key, locals), value };
}

/** An item of an object that could not be read, or that Bicep does not allow there: what it brings is not known. */
export function unreadItem(item: ObjectItemSyntax, to: Lowering): ObjectEntry {
  const message =
    item.kind === 'spread'
      ? 'a spread (...) is not allowed here, and what it brings is not read'
      : 'this could not be read';
  return hole(textOf(item, to), message, placeAt(to.file.source, item));
}

function textOf({ start, end }: { readonly start: number; readonly end: number }, to: Lowering): string {
  return to.file.source.text.slice(start, end);
}
