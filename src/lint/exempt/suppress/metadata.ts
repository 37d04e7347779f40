import type { Location } from '../../../result/result.ts';
import { isDay } from '../../../source/day.ts';
import { isJsonObject, type JsonObject, type JsonValue, namesOf, own, readJson } from '../../../source/json.ts';
import { locateJson } from '../../../source/locate.ts';
import { type Route, step } from '../../../source/route.ts';
import type { SourceText, Span } from '../../../source/text.ts';
import { offsetLocation } from '../../../workspace/location.ts';
import type { Unreadable } from './suppression.ts';

/** An item of `metadata.resilint.disable`: it covers the object that has the metadata. */
export interface MetadataEntry {
  readonly id: string;
  readonly idLocation: Location;
  readonly reason: string | undefined;
  readonly until: { readonly text: string; readonly location: Location } | undefined;
  readonly location: Location;
  readonly object: Span;
}

interface Holder {
  readonly object: JsonObject;
  readonly route: Route | null;
}

const members = ['id', 'reason', 'until'];

/** Every `metadata.resilint.disable` of a JSON text, on whatever object it stands. */
export function metadataEntries(source: SourceText): (MetadataEntry | Unreadable)[] {
  if (!source.text.includes('"resilint"')) return [];
  const json = readJson(source.text);
  if (json.kind === 'error') return [];
  return holdersIn(json.value).flatMap((holder) => entriesOf(source, holder));
}

/** The objects that have `metadata.resilint`, without recursion: the nesting of the text is not ours to choose. */
function holdersIn(root: JsonValue): Holder[] {
  const holders: Holder[] = [];
  const waiting: { value: JsonValue; route: Route | null }[] = [{ value: root, route: null }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, route } = next;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) waiting.push({ value: item, route: step(route, index) });
    } else if (isJsonObject(value)) {
      const metadata = own(value, 'metadata');
      if (isJsonObject(metadata) && own(metadata, 'resilint') !== undefined) holders.push({ object: value, route });
      for (const name of namesOf(value)) waiting.push({ value: own(value, name) ?? null, route: step(route, name) });
    }
  }
  return holders.reverse();
}

function entriesOf(source: SourceText, { object, route }: Holder): (MetadataEntry | Unreadable)[] {
  const at = step(step(route, 'metadata'), 'resilint');
  const settings = own(own(object, 'metadata') as JsonObject, 'resilint');
  const disable = isJsonObject(settings) ? own(settings, 'disable') : undefined;
  if (!Array.isArray(disable))
    return [unreadable(source, at, 'expected { "disable": [{ "id": "VM-1", "reason": "…" }] }')];
  const list = step(at, 'disable');
  const extent = locateJson(source, route).value;
  return disable.map((item: JsonValue, index) => entryOf(source, step(list, index), item, extent));
}

function entryOf(source: SourceText, route: Route, item: JsonValue, object: Span): MetadataEntry | Unreadable {
  if (!isJsonObject(item)) return unreadable(source, route, 'expected an object with "id", "reason" and "until"');
  const strange = namesOf(item).find((name) => !members.includes(name));
  if (strange !== undefined)
    return unreadable(source, step(route, strange), `there is no '${strange}'; expected one of ${members.join(', ')}`);
  const wrong = members.find((name) => !['string', 'undefined'].includes(typeof own(item, name)));
  if (wrong !== undefined) return unreadable(source, step(route, wrong), `expected a text as "${wrong}"`);
  const [id, reason, until] = members.map((name) => own(item, name) as string | undefined);
  if (id === undefined || id.trim() === '') return unreadable(source, route, 'name the policy: "id": "VM-1"');
  if (until !== undefined && !isDay(until))
    return unreadable(source, step(route, 'until'), `'${until}' is no day; write it as in "2027-01-31"`);
  return {
    id: id.trim(),
    idLocation: locationAt(source, step(route, 'id')),
    reason: reason?.trim() || undefined,
    until: until === undefined ? undefined : { text: until, location: locationAt(source, step(route, 'until')) },
    location: locationAt(source, route),
    object,
  };
}

function unreadable(source: SourceText, route: Route, message: string): Unreadable {
  return { message, location: locationAt(source, route) };
}

function locationAt(source: SourceText, route: Route): Location {
  const { value } = locateJson(source, route);
  return offsetLocation(source, value.start, value.end - value.start);
}
