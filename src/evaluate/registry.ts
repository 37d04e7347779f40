import { idKey } from '../values/compose.ts';
import { typeInId } from '../values/resource-ids.ts';
import type { Value } from '../values/value.ts';
import type { Deployment, Instance, Registry } from './context.ts';

interface OfType {
  waiting: Instance[];
  readonly byId: Map<string, Instance[]>;
}

/** Ids are evaluated a type at a time, and only for types that are looked up. */
export function createRegistry(): Registry {
  const types = new Map<string, OfType>();
  const ofType = (type: string): OfType => {
    const key = type.toLowerCase();
    const known = types.get(key) ?? { waiting: [], byId: new Map() };
    types.set(key, known);
    return known;
  };
  return {
    add(instances) {
      for (const instance of instances) ofType(typeOf(instance)).waiting.push(instance);
    },
    find(id: Value) {
      const type = typeInId(id);
      if (type === undefined) return [];
      const known = ofType(type);
      index(known);
      return known.byId.get(idKey(id)) ?? [];
    },
  };
}

/** Old extension resources are declared under the type they extend (`…/virtualMachines/providers/locks`). */
function typeOf(instance: Instance): string {
  return /\/providers\//i.test(instance.type) ? (typeInId(instance.id) ?? instance.type) : instance.type;
}

/**
 * Evaluating an id may look up the same type in turn; that look-up sees what is indexed so far. Resources of a deployment
 * wait while its parameters or variables, or those it was given, are being evaluated: their names may depend on just those.
 */
function index(known: OfType): void {
  const batch = known.waiting;
  known.waiting = [];
  for (const instance of batch) {
    if (isBusy(instance.deployment)) {
      known.waiting.push(instance);
      continue;
    }
    const same = known.byId.get(instance.idKey);
    if (same) same.push(instance);
    else known.byId.set(instance.idKey, [instance]);
  }
}

function isBusy(deployment: Deployment): boolean {
  for (let each: Deployment | undefined = deployment; each; each = each.parent) if (each.busy > 0) return true;
  return false;
}
