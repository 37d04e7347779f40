import type { ResourceNode } from '../../graph/graph.ts';
import { type Spelling, spell } from '../../template/message.ts';
import { brief } from '../../values/print.ts';
import { force, isArray, isObject, isScalar, itemsOf, type Maybe, type ObjectValue } from '../../values/value.ts';

/** Where a resource is deployed, as text; empty where its template does not say. */
export interface Placement {
  readonly region: string;
  /** `zone 1`, `zones 1, 2, 3`; an expression where that is not known. */
  readonly zone: string;
}

export function placementOf(node: ResourceNode, spelling: Spelling): Placement {
  return { region: regionOf(node.location, spelling), zone: zoneOf(node.body, spelling) };
}

/** `West Europe` and `westeurope` are one. */
function regionOf(location: Maybe, spelling: Spelling): string {
  if (location === undefined || location === null) return '';
  if (typeof location === 'string') return location.toLowerCase().replaceAll(' ', '');
  return spell(brief(location), spelling);
}

function zoneOf(body: ObjectValue, spelling: Spelling): string {
  const zones = memberOf(body, 'zones') ?? inProperties(body);
  if (zones === undefined || zones === null || zones === '') return '';
  const items = isArray(zones) ? itemsOf(zones) : [zones];
  if (items?.length === 0) return '';
  if (!items?.every(isScalar)) return `zones ${spell(brief(zones), spelling)}`;
  return `${items.length === 1 ? 'zone' : 'zones'} ${items.map(String).join(', ')}`;
}

/** Servers of databases have one zone among their properties. */
function inProperties(body: ObjectValue): Maybe {
  const properties = memberOf(body, 'properties');
  return isObject(properties) ? memberOf(properties, 'availabilityzone') : undefined;
}

function memberOf(object: ObjectValue, key: string): Maybe {
  const member = object.members.get(key);
  return member && force(member.value);
}
