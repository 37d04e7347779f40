import type { Holder } from '../evaluate/origin.ts';
import type { Declared } from '../graph/graph.ts';
import { type CrossedLoop, crossedLoops, type EnclosingLoop, type Way } from '../graph/way.ts';
import type { Expression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import type { WritingScope } from './formula.ts';
import { type Owner, ownerOf } from './owner.ts';
import { isWithin } from './places.ts';
import type { PlanOptions } from './request.ts';

/** Something that is spelled in a text and may be changed there. */
export interface EditSite {
  readonly place: Place;
  /** Absent for a value of a parameter file in JSON. */
  readonly expression?: Expression;
  readonly owner: Owner;
  readonly scope: WritingScope;
  /** Loops whose body it is part of: a change is one of every item they make. */
  readonly loops: readonly CrossedLoop[];
}

/** The site of a holder; `undefined` where a change would not be one of this resource, or is not allowed. */
export function siteOf(holder: Holder, way: Way, options: PlanOptions): EditSite | undefined {
  const place = 'place' in holder ? holder.place : holder.expression.place;
  const owner = ownerOf(place, way.declared);
  if (owner === undefined || (owner.kind === 'parameterFile' && !options.parameterFile)) return undefined;
  if ('place' in holder) return givenSite(place, owner);
  const crossed = crossedLoops(way);
  const loops = crossed.filter((loop) => isWithin(place, loop.expression.body.place));
  return { place, expression: holder.expression, owner, scope: scopeOf(holder, owner, way.declared, crossed), loops };
}

/** The site of a scalar that an argument or a parameter file gives: of these only the place is kept. */
function givenSite(place: Place, owner: Owner): EditSite | undefined {
  if (owner.kind === 'parameterFile') {
    const value = place.kind === 'text' ? assignedValue(place) : place;
    return value && { place: value, owner, scope: { loops: [] }, loops: [] };
  }
  const call = owner.kind === 'argument' ? owner.deployment.call : undefined;
  const expression = owner.kind === 'argument' && call?.declaration.deployment?.parameters.get(owner.name)?.value;
  if (!expression || call === undefined || expression.kind !== 'literal') return undefined;
  const scope = call.frame.nested ? { loops: [] } : { frame: call.frame, loops: [] };
  return { place: expression.place, expression, owner, scope, loops: [] };
}

const assignment = /^param\s+\w+\s*=\s*/;

/** The value of a statement `param name = value` of a Bicep parameter file. */
function assignedValue(place: Extract<Place, { kind: 'text' }>): Place | undefined {
  const { source, span } = place;
  const head = assignment.exec(source.text.slice(span.start, span.end))?.[0];
  return head === undefined
    ? undefined
    : { kind: 'text', source, span: { start: span.start + head.length, end: span.end } };
}

/** What may be written at a site besides literals. */
function scopeOf(
  { expression, frame }: Exclude<Holder, { place: Place }>,
  owner: Owner,
  declared: Declared,
  crossed: readonly CrossedLoop[],
): WritingScope {
  const loops = owner.kind === 'declaration' ? loopsAround(expression.place, declared, crossed) : [];
  const takesTerms = owner.kind === 'declaration' || owner.kind === 'variable' || owner.kind === 'argument';
  // Names of a file mean nothing in another one; an outer-scope template is evaluated twice.
  const elsewhere = expression.place.source !== frame.deployment.template.source;
  return takesTerms && !elsewhere && !frame.nested ? { frame, loops } : { loops: [] };
}

/** The resource's own loop, those of the resources it is nested in, and those of properties on the way. */
function loopsAround(place: Place, { resource }: Declared, crossed: readonly CrossedLoop[]): EnclosingLoop[] {
  const loops: EnclosingLoop[] = crossed.filter((loop) => isWithin(place, loop.place));
  for (let each: Declared['resource'] | undefined = resource; each; each = each.parent) {
    if (each.loop) loops.push(each.loop);
  }
  return loops;
}
