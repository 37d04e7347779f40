import type { Instance } from '../evaluate/context.ts';
import { decodeString } from '../source/json/literal.ts';
import { locateJson } from '../source/locate.ts';
import { isCut, type Message } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import { brief } from '../values/print.ts';
import { isSecure } from '../values/term.ts';
import { callOf, isUnknown, type Value } from '../values/value.ts';
import type { ResourceNode } from './graph.ts';

/** What messages call a resource: by its name, or as its template calls it where the name says little. */
export function labelOf({ called }: Pick<ResourceNode, 'called'>, name: Value): Message {
  const text = brief(name);
  return called !== undefined && saysLittle(name, text) ? called : text;
}

/** Nothing of it is known, or what is not known has to be cut. A name that is one of several is known well enough. */
function saysLittle(name: Value, text: Message): boolean {
  return (isUnknown(name) && callOf(name)?.name !== 'name') || isSecure(name) || isCut(text);
}

/** Longer expressions are no name for anything. */
const maxWritten = 60;

/** By its symbolic name, `vm` or `vm[0]`; else by the expression of its name, `[variables('vmName')]`, if that is short. */
export function calledIn({ symbol, declaration, frame }: Instance): string | undefined {
  if (symbol !== undefined) return symbol;
  const text = writtenAt(declaration.name.place);
  // Every copy of a loop would be called the same.
  const isCopy = frame.indices.size > 0 && /copyIndex/i.test(text ?? '');
  return text !== undefined && text.length <= maxWritten && text.startsWith('[') && !isCopy ? text : undefined;
}

/** A string of a JSON template as it is written. */
function writtenAt(place: Place): string | undefined {
  if (place.kind !== 'json') return undefined;
  const { start, end } = locateJson(place.source, place.route).value;
  const literal = place.source.text.slice(start, end);
  return literal.startsWith('"') ? decodeString(literal) : undefined;
}
