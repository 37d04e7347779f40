import { memberOfUnknown } from '../../values/access.ts';
import { choose } from '../../values/choice.ts';
import { compose } from '../../values/compose.ts';
import { orNull } from '../../values/presence.ts';
import { memo } from '../../values/substitute.ts';
import {
  type ArrayValue,
  force,
  isArray,
  isChoice,
  isObject,
  isSpread,
  type Lazy,
  type Maybe,
  type ObjectValue,
  objectOf,
  type Thunk,
  type Unknown,
  type Value,
} from '../../values/value.ts';
import type { Instance } from '../context.ts';
import { deploymentResult } from '../deployments.ts';

/** What the declaration itself says about the result; the rest of it stays unknown. */
export function heldBy(instance: Instance, apiVersion: Maybe, full: boolean, term: Unknown): Value | undefined {
  const { declaration } = instance;
  if (declaration.deployment)
    return full ? whole(instance, deploymentResult(instance, term), term) : deploymentResult(instance, term);
  const differs = apiVersion !== undefined && apiVersion !== null && apiVersion !== instance.apiVersion;
  if (instance.loop || differs) return undefined;
  if (declaration.nullable) return orNull(term);
  if (declaration.existing) return full ? objectOf(identityOf(instance, term), term) : undefined;
  const properties = instance.body.members.get('properties');
  const inner = full ? memberOfUnknown(term, 'properties') : term;
  const opened = properties ? opening(properties.value, inner, instance.id) : inner;
  return full ? whole(instance, opened, term) : (force(opened) ?? term);
}

/** `reference(…, 'full')`: the resource and not its properties alone. */
function whole(instance: Instance, properties: Lazy, term: Unknown): Value {
  const identity = identityOf(instance, term);
  const taken = new Set(['properties', ...identity.map(([key]) => key.toLowerCase())]);
  const kept: [string, Lazy][] = [];
  for (const [key, member] of instance.body.members)
    if (!taken.has(key)) kept.push([member.key, opening(member.value, memberOfUnknown(term, key), undefined)]);
  return objectOf([...identity, ...kept, ['properties', properties]], term);
}

/** Providers differ in how they name a child: with the names of its parents, or without. */
function identityOf(instance: Instance, term: Unknown): [string, Lazy][] {
  const { type, name, apiVersion, id, declaration } = instance;
  if (declaration.extension !== undefined) return [];
  const isChild = type.split('/').length > 2;
  return [
    ['id', id],
    ['name', isChild ? memberOfUnknown(term, 'name') : name],
    ...(type === '' ? [] : [['type', type] as [string, Lazy]]),
    ...(apiVersion === undefined ? [] : [['apiVersion', apiVersion] as [string, Lazy]]),
  ];
}

/**
 * A declared value as `reference()` shows it: what is declared holds, what is not may be there too. Azure fills in what
 * is null or an empty text (the address of a network interface).
 */
function opening(lazy: Lazy, term: Unknown, id: Value | undefined): Thunk {
  return memo(() => openValue(force(lazy), term, id));
}

/** What has been opened is not opened again: two resources may read one another, each what the other reads of it. */
const open = new WeakSet<object>();

function openValue(value: Maybe, term: Unknown, id: Value | undefined): Maybe {
  if (value === undefined || value === null || value === '') return term;
  if (isChoice(value))
    return choose(
      value.alternatives.map((each) => ({ guard: each.guard, value: openValue(each.value, term, id) })),
      () => term,
    );
  if (!(isObject(value) || isArray(value)) || open.has(value)) return value;
  const opened = isObject(value) ? openObject(value, term, id) : openArray(value, term, id);
  open.add(opened);
  return opened;
}

function openObject(value: ObjectValue, term: Unknown, id: Value | undefined): ObjectValue {
  const entries: [string, Lazy][] = [];
  for (const [key, member] of value.members) {
    entries.push([
      member.key,
      opening(member.value, memberOfUnknown(term, member.key), id && compose(id, '/', member.key)),
    ]);
    if (key === 'id') id = undefined;
  }
  return objectOf(entries, term);
}

/** Items with a name have ids of their own: parent/array/name. */
function openArray(value: ArrayValue, term: Unknown, id: Value | undefined): ArrayValue {
  const parts = value.parts.map((part, index) => {
    if (isSpread(part)) return part;
    const item = force(part);
    const name = isObject(item) ? item.members.get('name') : undefined;
    const itemTerm = memberOfUnknown(term, index);
    if (!isObject(item) || name === undefined || id === undefined) return opening(part, itemTerm, undefined);
    const itemId = compose(id, '/', force(name.value) ?? null);
    const opened = openObject(item, itemTerm, undefined);
    const members = new Map(opened.members);
    members.set('id', { key: 'id', value: itemId });
    const properties = members.get('properties');
    if (properties)
      members.set('properties', {
        key: 'properties',
        value: opening(item.members.get('properties')?.value ?? null, memberOfUnknown(itemTerm, 'properties'), itemId),
      });
    return { ...opened, members };
  });
  return { kind: 'array', parts };
}
