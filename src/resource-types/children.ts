/** Arrays of a resource's body whose items are child resources too: a network's `properties.subnets`. */
import { nodeAt, type TypeNode, typeOf } from './node.ts';
import type { ResourceType, TypeIndex } from './open.ts';
import { type Property, propertyAt } from './property.ts';

export interface ChildCollection {
  /** Path of the array in the parent, `properties.subnets`. */
  readonly path: string;
  /** The type that its items have as resources, `Microsoft.Network/virtualNetworks/subnets`. */
  readonly type: string;
}

/**
 * Arrays that can be written, are called like a child type of the index, and whose items have a name and nothing else
 * that the child type does not have: a scale set's `properties.virtualMachineProfile.extensionProfile.extensions` too.
 */
export function childCollections(index: TypeIndex, resourceType: string): readonly ChildCollection[] {
  const parent = index.resolve(resourceType);
  if (parent === undefined) return [];
  const prefix = `${parent.name.toLowerCase()}/`;
  const children = index.names.filter((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(prefix) && !lower.slice(prefix.length).includes('/');
  });
  if (children.length === 0) return [];
  const arrays = arraysBelow(parent);
  return children.flatMap((type) => {
    const child = index.resolve(type);
    const path = arrays.get(type.slice(prefix.length).toLowerCase());
    return path !== undefined && child !== undefined && isCollection(parent, path, child) ? [{ path, type }] : [];
  });
}

function isCollection(parent: ResourceType, path: string, child: ResourceType): boolean {
  const array = writable(parent, path);
  const name = writable(parent, `${path}[*].name`);
  const item = writable(parent, `${path}[*]`);
  if (array === undefined || name === undefined || item?.type.kind !== 'object') return false;
  const names = item.type.nodes.flatMap(propertyNames);
  return names.every((one) => envelope.has(one.toLowerCase()) || propertyAt(child, one).kind === 'property');
}

/** What an inline child may carry beside the properties of its type. */
const envelope = new Set(['id', 'name', 'type', 'etag']);

function writable(type: ResourceType, path: string): Property | undefined {
  const found = propertyAt(type, path);
  return found.kind === 'property' && !found.readOnly && !found.undescribed ? found : undefined;
}

const deepest = 4;

/** Paths of the arrays below `properties` by name in lower case, the nearest of each name; not inside other arrays. */
function arraysBelow(type: ResourceType): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const root = propertyAt(type, 'properties');
  let level =
    root.kind === 'property' && root.type.kind === 'object' ? [{ path: 'properties', nodes: root.type.nodes }] : [];
  const seen = new Set<number>();
  for (let depth = 0; depth < deepest; depth++) {
    const next: typeof level = [];
    for (const { path, nodes } of level) {
      for (const [name, node] of nodes.flatMap(members)) {
        const inner = typeOf(node);
        if (inner.type === 'ArrayType' && !found.has(name.toLowerCase()))
          found.set(name.toLowerCase(), `${path}.${name}`);
        if (inner.type !== 'ObjectType' || seen.has(node.index)) continue;
        seen.add(node.index);
        next.push({ path: `${path}.${name}`, nodes: [node] });
      }
    }
    level = next;
  }
  return found;
}

function members(node: TypeNode): readonly (readonly [name: string, node: TypeNode])[] {
  const type = typeOf(node);
  if (type.type !== 'ObjectType') return [];
  return Object.entries(type.properties).map(([name, property]) => [name, nodeAt(node.file, property.type)]);
}

function propertyNames(node: TypeNode): readonly string[] {
  return members(node).map(([name]) => name);
}
