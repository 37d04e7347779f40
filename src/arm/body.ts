import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import type { Expression, ObjectEntry, ObjectExpression } from '../template/expression.ts';
import { jsonPlace, type Place } from '../template/place.ts';
import { isCopyKey, isLoopList } from './copy.ts';
import { isDeployment, isEngineKey, scopeOfExpressions } from './language.ts';
import type { ResourceReader } from './reader.ts';
import { entryFor, loopEntries, toExpression } from './value.ts';

/** What a resource sends: its declaration without what is meant for the template engine. */
export function readBody(reader: ResourceReader, json: JsonObject, route: Route, existing: boolean): ObjectExpression {
  const deployment = isDeployment(json);
  return new LazyObject(jsonPlace(reader.source, route), () =>
    entriesOf(
      reader,
      json,
      route,
      (key) => isEngineKey(key, deployment || existing),
      (key, value, here) =>
        deployment && key.toLowerCase() === 'properties'
          ? deploymentProperties(reader, value, here)
          : toExpression(reader, value, here),
    ),
  );
}

/**
 * A nested template is sent as text. With inner scope nothing in it is evaluated by the parent; with outer scope its
 * strings are, but its copy loops are its own.
 */
function deploymentProperties(reader: ResourceReader, json: JsonValue, route: Route): Expression {
  if (!isJsonObject(json)) return toExpression(reader, json, route);
  const outer = scopeOfExpressions(json, reader.symbolic) === 'outer';
  const sent: ResourceReader = {
    ...reader,
    loops: false,
    strings: outer || reader.strings === 'outer' ? reader.strings : 'plain',
  };
  return new LazyObject(jsonPlace(reader.source, route), () =>
    entriesOf(
      reader,
      json,
      route,
      () => false,
      (key, value, here) => toExpression(key.toLowerCase() === 'template' ? sent : reader, value, here),
    ),
  );
}

function entriesOf(
  reader: ResourceReader,
  json: JsonObject,
  route: Route,
  skip: (key: string) => boolean,
  read: (key: string, value: JsonValue, route: Route) => Expression,
): ObjectEntry[] {
  const entries: ObjectEntry[] = [];
  for (const [key, value] of Object.entries(json)) {
    const here = step(route, key);
    if (isCopyKey(key) && isLoopList(value)) entries.push(...loopEntries(reader, value, here));
    else if (!skip(key)) entries.push(entryFor(reader, key, read(key, value, here), here));
  }
  return entries;
}

class LazyObject implements ObjectExpression {
  readonly kind = 'object';
  readonly place: Place;
  readonly #read: () => readonly ObjectEntry[];
  #entries: readonly ObjectEntry[] | undefined;

  constructor(place: Place, read: () => readonly ObjectEntry[]) {
    this.place = place;
    this.#read = read;
  }

  get entries(): readonly ObjectEntry[] {
    this.#entries ??= this.#read();
    return this.#entries;
  }
}
