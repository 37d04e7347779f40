import { type Holder, placeOf } from '../evaluate/origin.ts';
import { jsonText } from '../source/json/write.ts';
import { keysOf } from '../source/route.ts';
import type { Place } from '../template/place.ts';
import type { ResourceNode, Site } from './graph.ts';
import { declaredOf, declaredPath, reachesEnd, type Way, type WayStep, wayOf } from './way.ts';

type Path = readonly (string | number)[];

/** Finds where the value at `path` of a resource is written. Called only when there is something to report. */
export function locate(node: ResourceNode, path: Path): Site {
  const declared = declaredOf(node);
  if (declared === undefined) return { present: false, place: node.origin.place, part: 'key', depth: 0 };
  const way = wayOf(declared, declaredPath(node, path));
  const [start] = way.steps;
  if (start === undefined)
    return { present: way.path.length === 0, place: declared.resource.name.place, part: 'value', depth: 0 };
  // The name stands for the resource as a whole, so the resource is shown and not where its name comes from.
  if (way.path.length === 1 && /^(name|type)$/i.test(String(start.segment)))
    return { present: true, place: placeOf(start.to), part: 'value', depth: 1 };
  const property = propertyOf(way, start);
  if (!reachesEnd(way)) return stoppedAt(way, property);
  // So does the name of an item of an array, which may be a resource of its own.
  const place = placeOf(isItemName(way.path) ? way.end : way.made);
  return { present: true, place, ...beside(place, property), part: 'value', depth: way.path.length };
}

/** The last property on the way that is the resource's own: behind a parameter or variable none is, wherever it is written. */
function propertyOf({ steps }: Way, start: WayStep): Place {
  const left = steps.findIndex(({ from }) => !isDirect(from));
  const last = left === -1 ? steps.at(-1) : steps[left - 1];
  return placeOf((last ?? start).to);
}

/** Whether members of a holder are written at the resource itself, not behind a parameter or variable. */
function isDirect(holder: Holder): boolean {
  return 'expression' in holder && holder.expression.kind !== 'call' && holder.expression.kind !== 'access';
}

function isItemName(path: Path): boolean {
  return typeof path.at(-2) === 'number' && /^name$/i.test(String(path.at(-1)));
}

/** The rest of the path is absent, or inside a computed value. */
function stoppedAt({ made, steps }: Way, property: Place): Site {
  const computed = 'expression' in made && made.expression.kind === 'call';
  const place = placeOf(made);
  return {
    present: computed,
    place: computed ? place : property,
    ...beside(place, property),
    part: computed ? 'value' : 'key',
    depth: steps.length,
  };
}

function beside(place: Place, property: Place): Pick<Site, 'property'> {
  return samePlace(place, property) ? {} : { property };
}

/** Whether two places are the same value of the same file, whatever part of it they mean. */
function samePlace(a: Place, b: Place): boolean {
  if (a.source !== b.source) return false;
  if (a.kind === 'json' && b.kind === 'json') return jsonText(keysOf(a.route)) === jsonText(keysOf(b.route));
  return a.kind === 'text' && b.kind === 'text' && a.span.start === b.span.start && a.span.end === b.span.end;
}
