import { callByName, compose, idKey } from '../values/compose.ts';
import { equalValues } from '../values/equality.ts';
import { typeInId, wholeId } from '../values/resource-ids.ts';
import { apply } from '../values/term.ts';
import {
  force,
  isArray,
  isChoice,
  isObject,
  isSpread,
  type Maybe,
  type ObjectValue,
  type Value,
} from '../values/value.ts';
import type { ResourceNode, Target } from './graph.ts';
import { extendedId, splitChild } from './ids.ts';

/** Look-ups over the nodes of a graph; each index is made when first asked for. */
export class GraphIndex {
  readonly #nodes: readonly ResourceNode[];
  readonly #byId = new Map<string, Map<string, ResourceNode[]>>();
  #byType: Map<string, ResourceNode[]> | undefined;
  #byParent: Map<string, ResourceNode[]> | undefined;
  #byExtended: Map<string, ResourceNode[]> | undefined;
  readonly #inline = new Map<ResourceNode, readonly ResourceNode[]>();
  readonly #withInline = new Map<string, readonly ResourceNode[]>();
  #nextIndex: number;

  constructor(nodes: readonly ResourceNode[]) {
    this.#nodes = nodes;
    this.#nextIndex = nodes.length;
  }

  /** Declared resources of a type, and items of the parent type's array of that name. */
  ofType(type: string): readonly ResourceNode[] {
    const lower = type.toLowerCase();
    const known = this.#withInline.get(lower);
    if (known) return known;
    const declared = this.#declared(lower);
    const at = lower.lastIndexOf('/');
    const parents = lower.indexOf('/') === at ? [] : this.ofType(lower.slice(0, at));
    const found = [
      ...declared,
      ...parents.flatMap((parent) => this.#inlineOf(parent)).filter((node) => node.type.toLowerCase() === lower),
    ];
    this.#withInline.set(lower, found);
    return found;
  }

  follow(id: Maybe): Target {
    if (id === undefined || id === null) return { certain: [], possible: [], outside: false };
    if (isChoice(id)) {
      const whole = wholeId(id) ?? id;
      const found = this.#withId(whole);
      if (found.length > 0) return this.#found(whole, found);
      return this.#followEach(id.alternatives.map((each) => each.value));
    }
    const certain = this.#withId(id);
    if (certain.length > 0) return this.#found(id, certain);
    return { certain: [], possible: this.#possible(id), outside: true };
  }

  /** What is said to exist already may still be what the run declares by a name that is not known. */
  #found(id: Value, certain: readonly ResourceNode[]): Target {
    const isOpen = certain.every((node) => node.existing);
    const possible = isOpen ? this.#possible(id).filter((node) => !node.existing) : [];
    return { certain, possible, outside: false };
  }

  #followEach(ids: readonly Maybe[]): Target {
    const targets = ids.map((id) => this.follow(id));
    const [first, ...others] = targets;
    const certain = first?.certain.filter((node) => others.every((target) => target.certain.includes(node))) ?? [];
    const all = new Set(targets.flatMap((target) => [...target.certain, ...target.possible]));
    for (const node of certain) all.delete(node);
    return { certain, possible: [...all], outside: targets.some((target) => target.outside) };
  }

  /** Nodes that certainly have an id. Where the run declares a resource, its `existing` namesakes are left out. */
  #withId(id: Value): readonly ResourceNode[] {
    const declared = this.#declaredAs(id);
    const found = declared.filter((node) => !node.existing);
    if (found.length > 0) return found;
    const child = splitChild(id);
    const parents = child ? this.#declaredAs(child.parent) : [];
    const key = idKey(id);
    const inline = parents.flatMap((parent) => this.#inlineOf(parent)).filter((node) => node.idKey === key);
    return inline.length > 0 ? inline : declared;
  }

  /** Ids are evaluated a type at a time, and only for types that are asked for. */
  #declaredAs(id: Value): readonly ResourceNode[] {
    const type = typeInId(id)?.toLowerCase();
    if (type === undefined) return [];
    const known = this.#byId.get(type) ?? group(this.#declared(type), (node) => node.idKey);
    this.#byId.set(type, known);
    return known.get(idKey(id)) ?? [];
  }

  #declared(lowerType: string): readonly ResourceNode[] {
    this.#byType ??= group(this.#nodes, (node) => node.type.toLowerCase());
    return this.#byType.get(lowerType) ?? [];
  }

  #possible(id: Value): readonly ResourceNode[] {
    const type = typeInId(id);
    if (type === undefined) return [];
    return this.ofType(type).filter((node) => equalValues(lower(node.id), lower(id)) === undefined);
  }

  children(node: ResourceNode): readonly ResourceNode[] {
    this.#byParent ??= group(this.#nodes.filter(isChild), (each) => {
      const child = splitChild(each.id);
      return child && idKey(child.parent);
    });
    return [...(this.#byParent.get(node.idKey) ?? []), ...this.#inlineOf(node)];
  }

  extensions(node: ResourceNode): readonly ResourceNode[] {
    this.#byExtended ??= group(this.#nodes.filter(isExtension), (each) => {
      const extended = extendedId(each.id);
      return extended === undefined ? undefined : idKey(extended);
    });
    return this.#byExtended.get(node.idKey) ?? [];
  }

  /** Every array under `properties` whose items have a name gives sub-resources parent/array/name. */
  #inlineOf(owner: ResourceNode): readonly ResourceNode[] {
    const known = this.#inline.get(owner);
    if (known) return known;
    const found: ResourceNode[] = [];
    this.#inline.set(owner, found);
    const container = memberOf(owner.body, 'properties');
    if (!isObject(container)) return found;
    for (const member of container.members.values()) {
      const value = force(member.value);
      if (!isArray(value)) continue;
      value.parts.forEach((part, position) => {
        const item = isSpread(part) ? force(part.item) : force(part);
        const name = isObject(item) ? memberOf(item, 'name') : undefined;
        if (!isObject(item) || name === undefined || name === null) return;
        found.push(
          this.#inlineNode(owner, item, ['properties', member.key, position], member.key, name, isSpread(part)),
        );
      });
    }
    return found;
  }

  #inlineNode(
    owner: ResourceNode,
    body: ObjectValue,
    path: readonly (string | number)[],
    collection: string,
    name: Value,
    repeated: boolean,
  ): ResourceNode {
    const id = compose(owner.id, `/${collection}/`, name);
    this.#nextIndex += 1;
    return {
      index: this.#nextIndex,
      id,
      idKey: idKey(id),
      type: `${owner.type}/${collection}`,
      name: compose(owner.name, '/', name),
      apiVersion: owner.apiVersion,
      location: owner.location,
      exists: repeated ? apply('greater', [apply('length', [owner.id, collection], 'int'), 0], 'bool') : owner.exists,
      when: owner.when,
      body,
      origin: owner.origin,
      existing: owner.existing,
      ...(owner.loop && { loop: owner.loop }),
      parent: owner,
      inline: { owner: owner.inline?.owner ?? owner, path: owner.inline ? [...owner.inline.path, ...path] : path },
    };
  }
}

function memberOf(object: ObjectValue, key: string): Maybe {
  const member = object.members.get(key);
  return member && force(member.value);
}

function lower(id: Value): Value {
  return callByName('tolower', [id]);
}

function group(
  nodes: readonly ResourceNode[],
  keyOfNode: (node: ResourceNode) => string | undefined,
): Map<string, ResourceNode[]> {
  const groups = new Map<string, ResourceNode[]>();
  for (const node of nodes) {
    const key = keyOfNode(node);
    if (key === undefined) continue;
    const same = groups.get(key);
    if (same) same.push(node);
    else groups.set(key, [node]);
  }
  return groups;
}

/** By its type alone: its id may be long in the making. */
function isChild({ type }: ResourceNode): boolean {
  return type.split('/').length > 2;
}

/** Declared with a `scope`, or under the type it extends (`…/virtualMachines/providers/locks`). */
function isExtension(node: ResourceNode): boolean {
  if (node.scopeId !== undefined) return true;
  const type = memberOf(node.body, 'type');
  return typeof type === 'string' && /\/providers\//i.test(type);
}
