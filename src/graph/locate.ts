import type { Instance } from '../evaluate/context.ts';
import { type Holder, memberHolder, placeOf, unwrap } from '../evaluate/origin.ts';
import { jsonText } from '../source/json/write.ts';
import { keysOf } from '../source/route.ts';
import type { Expression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import type { Site } from './graph.ts';

/** Finds where the value at `path` of a resource is written. Called only when there is something to report. */
export function locate(instance: Instance, path: readonly (string | number)[]): Site {
  const { declaration, frame } = instance;
  const [first, ...rest] = path;
  const start = first === undefined ? undefined : topLevel(instance, String(first));
  if (start === undefined)
    return { present: first === undefined, place: declaration.name.place, part: 'value', depth: 0 };
  // The name stands for the resource as a whole, so the resource is shown and not where its name comes from.
  if (path.length === 1 && /^(name|type)$/i.test(String(first)))
    return { present: true, place: start.place, part: 'value', depth: 1 };
  let current: Holder = { expression: start, frame };
  let property: Place = start.place;
  let within = true;
  for (const [position, segment] of rest.entries()) {
    const next = memberHolder(current, segment);
    if (next === undefined) return stoppedAt(current, property, position + 1);
    // Behind a parameter or variable nothing is the resource's own any more, however it is written there.
    within &&= isDirect(current);
    if (within) property = placeOf(next);
    current = next;
  }
  // So does the name of an item of an array, which may be a resource of its own.
  const made = isItemName(path) ? placeOf(current) : placeOf(unwrap(current));
  return {
    present: true,
    place: made,
    ...(!samePlace(made, property) && { property }),
    part: 'value',
    depth: path.length,
  };
}

function isItemName(path: readonly (string | number)[]): boolean {
  return typeof path.at(-2) === 'number' && /^name$/i.test(String(path.at(-1)));
}

/** The rest of the path is absent, or inside a computed value. */
function stoppedAt(current: Holder, property: Place, depth: number): Site {
  const made = unwrap(current);
  const computed = 'expression' in made && made.expression.kind === 'call';
  const place = placeOf(made);
  return {
    present: computed,
    place: computed ? place : property,
    ...(!samePlace(place, property) && { property }),
    part: computed ? 'value' : 'key',
    depth,
  };
}

/** Whether members of a holder are written at the resource itself, not behind a parameter or variable. */
function isDirect(holder: Holder): boolean {
  return 'expression' in holder && holder.expression.kind !== 'call' && holder.expression.kind !== 'access';
}

function topLevel(instance: Instance, key: string): Expression | undefined {
  const { declaration } = instance;
  const lower = key.toLowerCase();
  if (lower === 'name') return declaration.name;
  if (lower === 'type') return declaration.type;
  if (lower === 'apiversion') return declaration.apiVersion;
  return declaration.body.entries.findLast((entry) => entry.key.toLowerCase() === lower)?.value;
}

/** Whether two places are the same value of the same file, whatever part of it they mean. */
function samePlace(a: Place, b: Place): boolean {
  if (a.source !== b.source) return false;
  if (a.kind === 'json' && b.kind === 'json') return jsonText(keysOf(a.route)) === jsonText(keysOf(b.route));
  return a.kind === 'text' && b.kind === 'text' && a.span.start === b.span.start && a.span.end === b.span.end;
}
