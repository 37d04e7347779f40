import type { ResourceNode } from '../graph/graph.ts';
import { tableOf } from '../source/own.ts';
import { splitName } from '../values/resource-ids.ts';
import { substitute } from '../values/substitute.ts';
import type { Maybe } from '../values/value.ts';
import { type BoundField, boundsOf, type Scope } from './scope.ts';
import { assumed } from './value/assume.ts';
import { type FieldPath, type FieldStep, startsWithPath } from './value/path.ts';
import { type Found, findAll, foundOne, memberOf, readSteps } from './value/read.ts';

/**
 * The fields that are not simply members of the body.
 * Source: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#fields
 */
const specialFields = tableOf<(node: ResourceNode) => Maybe>({
  name: (node) => splitName(node.name)?.at(-1) ?? node.name,
  fullname: (node) => node.name,
  type: (node) => node.type,
  id: (node) => node.id,
  location: (node) => node.location,
  apiversion: (node) => node.apiVersion,
});

/** The value at a path without `[*]`, as it is under the scope's assumption. */
export function readField(path: FieldPath, scope: Scope): Maybe {
  const start = startOf(path, scope);
  return assumed(renamed(readSteps(start.found.value, start.steps), scope), scope.assume);
}

/** Every value at a path with `[*]`. */
export function readFields(path: FieldPath, scope: Scope): Found[] {
  const start = startOf(path, scope);
  const found = findAll(start.found, start.steps);
  return scope.renaming ? found.map((each) => ({ ...each, value: renamed(each.value, scope) })) : found;
}

function renamed(value: Maybe, { renaming }: Scope): Maybe {
  return renaming === undefined || value === undefined ? value : substitute(value, renaming);
}

/** The innermost member that a surrounding count has selected on the way of the path. */
export function boundFor(path: FieldPath, scope: Scope): BoundField | undefined {
  for (const bound of boundsOf(scope)) {
    if (bound.kind === 'field' && bound.node === scope.node && startsWithPath(path, bound.path)) return bound;
  }
  return undefined;
}

function startOf(path: FieldPath, scope: Scope): { found: Found; steps: readonly FieldStep[] } {
  const bound = path.stars > 0 ? boundFor(path, scope) : undefined;
  if (bound) return { found: { ...bound.found, min: 1, max: 1 }, steps: path.steps.slice(bound.path.steps.length) };
  const [first, ...rest] = path.steps;
  if (first?.kind !== 'key') return { found: foundOne(undefined), steps: [] };
  return { found: foundOne(readMember(scope.node, first.key), [first.key]), steps: rest };
}

function readMember(node: ResourceNode, key: string): Maybe {
  const lower = key.toLowerCase();
  const special = specialFields.get(lower);
  return special ? special(node) : memberOf(node.body, lower);
}

/** Where a path leads in the resource, with the indexes of the members that surrounding counts look at. */
export function placeOfField(path: FieldPath, scope: Scope): (string | number)[] {
  const bound = path.stars > 0 ? boundFor(path, scope) : undefined;
  const rest = bound ? path.steps.slice(bound.path.steps.length) : path.steps;
  const start: (string | number)[] = bound ? [...bound.found.at] : [];
  for (const step of rest) {
    if (step.kind === 'each') return start;
    start.push(step.kind === 'key' ? step.key : step.index);
  }
  return start;
}
