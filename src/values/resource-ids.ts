import { jsonText } from '../source/json/write.ts';
import { type Formula, leftOut } from '../template/formula.ts';
import { compose } from './compose.ts';
import { digest } from './digest.ts';
import { formulaOf } from './formula.ts';
import { apply } from './term.ts';
import { type Choice, isChoice, isText, keyOf, type Unknown, type Value } from './value.ts';

/**
 * `/providers/{namespace}/{type}/{name}/{child type}/{child name}…` below a scope. `name` is the qualified name
 * (`vnet/subnet`), whose known slashes must match the segments of the type; otherwise the id is one unknown.
 */
export function resourceIdOf(scopeId: Value, type: string, name: Value): Value {
  const lower = type.toLowerCase();
  if (lower === 'microsoft.resources/resourcegroups') return compose(scopeId, '/resourceGroups/', name);
  if (lower === 'microsoft.management/managementgroups')
    return compose('/providers/Microsoft.Management/managementGroups/', name);
  const [namespace = '', ...segments] = type.replace(/\/$/, '').split('/');
  const names = splitName(name);
  if (names === undefined || names.length !== segments.length)
    return apply('resourceId', [scopeId, type, name], 'string');
  return compose(
    scopeId,
    `/providers/${namespace}`,
    ...segments.flatMap((segment, position) => [`/${segment}/`, names[position] ?? '']),
  );
}

/** A qualified name cut at its known slashes. `undefined` where it is not even partly a string. */
export function splitName(name: Value): Value[] | undefined {
  if (typeof name === 'string') return name.split('/');
  if (typeof name === 'number') return [String(name)];
  if (!isText(name)) return typeof name === 'object' && name !== null && name.kind === 'unknown' ? [name] : undefined;
  const segments: Value[][] = [[]];
  for (const part of name.parts) {
    const pieces = typeof part === 'string' ? part.split('/') : [part];
    pieces.forEach((piece, position) => {
      if (position > 0) segments.push([]);
      segments.at(-1)?.push(piece);
    });
  }
  return segments.map((parts) => compose(...parts));
}

/**
 * The one id that a choice of ids is, where they differ in names alone: a resource whose name is a choice has that id.
 * `undefined` for ids of different forms.
 */
export function wholeId({ alternatives }: Choice): Value | undefined {
  const cut = alternatives.map(({ guard, value }) => ({ guard, segments: splitName(value ?? null) }));
  const [first] = cut;
  if (!first?.segments || cut.some(({ segments }) => segments?.length !== first.segments?.length)) return undefined;
  const segments = first.segments.map((segment, position): Value => {
    const each = cut.map(({ guard, segments: own }) => ({ guard, value: own?.[position] ?? null }));
    if (each.every(({ value }) => keyOf(value) === keyOf(segment))) return segment;
    return termOfName({ kind: 'choice', alternatives: each });
  });
  return compose(...segments.flatMap((segment, position) => (position === 0 ? [segment] : ['/', segment])));
}

/** A name that is one of several stands as one term in an id: the same term for the same choice. */
export function termOfName(name: Value): Unknown {
  const term = apply('name', [name], 'string', { written: () => oneOf(name) });
  return isChoice(name) ? { ...term, key: `name(${digest(choiceKey(name))})` } : term;
}

function oneOf(name: Value): Formula {
  if (!isChoice(name)) return formulaOf(name);
  const values = name.alternatives.slice(0, 4).map(({ value }) => formulaOf(value));
  return { kind: 'oneOf', values: name.alternatives.length > 4 ? [...values, leftOut] : values };
}

function choiceKey({ alternatives }: Choice): string {
  const each = alternatives.map(({ guard, value }) => {
    const atoms = guard.map((atom) => `${atom.term.key}${atom.negated ? '!' : '='}${jsonText(atom.value)}`);
    return `${atoms.sort().join('&')}?${keyOf(value)}`;
  });
  return each.sort().join('|');
}

/** The resource type an id names, `Microsoft.Network/virtualNetworks/subnets`, of the last provider in it. */
export function typeInId(id: Value): string | undefined {
  const segments = splitName(id);
  if (segments === undefined) return undefined;
  const at = lastProvider(segments);
  if (at === -1) return isResourceGroup(segments) ? 'Microsoft.Resources/resourceGroups' : undefined;
  const [namespace, ...rest] = segments.slice(at + 1);
  const types = rest.filter((_, position) => position % 2 === 0);
  if (typeof namespace !== 'string' || types.length === 0 || !types.every((type) => typeof type === 'string'))
    return undefined;
  return [namespace, ...types].join('/');
}

/** `/subscriptions/{id}/resourceGroups/{name}` */
function isResourceGroup(segments: readonly Value[]): boolean {
  const [, , , collection] = segments;
  return segments.length === 5 && typeof collection === 'string' && collection.toLowerCase() === 'resourcegroups';
}

/** The position of the last `providers` among an id's segments, or -1. */
export function lastProvider(segments: readonly Value[]): number {
  return segments.findLastIndex((segment) => typeof segment === 'string' && segment.toLowerCase() === 'providers');
}
