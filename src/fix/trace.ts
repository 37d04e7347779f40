import type { Frame } from '../evaluate/context.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { type Holder, memberHolder, unheard, unwrap } from '../evaluate/origin.ts';
import type { ResourceNode } from '../graph/graph.ts';
import type { LoopExpression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import type { Resource } from '../template/template.ts';
import type { ObjectValue } from '../values/value.ts';

/** A resource as it was declared, and the frame of one of its instances. */
export interface Declared {
  readonly resource: Resource;
  readonly frame: Frame;
}

/** A loop inside of which something stands, by the name that `copyIndex` takes. */
export interface EnclosingLoop {
  readonly name: string;
  readonly place: Place;
}

/** A loop that makes an array on the way of a path. */
export interface CrossedLoop extends EnclosingLoop {
  readonly expression: LoopExpression;
  /** How often it runs, where that is known. */
  readonly count: number | undefined;
  /** The item that the path leads to. */
  readonly item: number;
  /** The name of the array. */
  readonly label: string;
}

/** The way of a path through a declaration, as far as it is written. */
export interface Trace {
  /** What makes the value at the last segment that was found. */
  readonly holder: Holder;
  /** How many segments were found. */
  readonly depth: number;
  /** What spells the member at each of these segments. */
  readonly containers: readonly Holder[];
  /** Loops of properties on the way. */
  readonly loops: readonly CrossedLoop[];
  /** Objects were merged on the way: taking a member out of one may let that of another one through. */
  readonly merged: boolean;
}

/** The declaration of a node's body, which keeps what it was made from; none for what is only referred to. */
export function declaredOf(node: ResourceNode): Declared | undefined {
  const body: ObjectValue & Partial<{ declaration: Resource; frame: Frame }> = (node.inline?.owner ?? node).body;
  const { declaration, frame } = body;
  return declaration && frame && !declaration.existing ? { resource: declaration, frame } : undefined;
}

/** A path within a node as one within the resource that is declared. */
export function declaredPath(node: ResourceNode, path: readonly (string | number)[]): readonly (string | number)[] {
  return node.inline ? [...node.inline.path, ...path] : path;
}

const heads = new Set(['name', 'type', 'apiversion']);

export function trace({ resource, frame }: Declared, path: readonly (string | number)[]): Trace | undefined {
  // What names a resource is no property: a change of it is another resource.
  if (heads.has(String(path[0]).toLowerCase())) return undefined;
  let holder: Holder = { expression: resource.body, frame };
  let depth = 0;
  let merged = false;
  const containers: Holder[] = [];
  const loops: CrossedLoop[] = [];
  for (const segment of path) {
    const container = unwrap(holder, segment);
    const next = memberHolder(container, segment);
    if (next === undefined) break;
    merged ||= isMerged(holder);
    const loop = typeof segment === 'number' ? crossed(container, segment, path.slice(0, depth)) : undefined;
    if (loop) loops.push(loop);
    containers.push(container);
    holder = next;
    depth += 1;
  }
  return { holder: unwrap(holder), depth, containers, loops, merged };
}

function crossed(container: Holder, item: number, path: readonly (string | number)[]): CrossedLoop | undefined {
  if (!('expression' in container) || container.expression.kind !== 'loop') return undefined;
  const { expression, frame } = container;
  const count = evaluate(expression.count, unheard(frame));
  const label = String(path.findLast((segment) => typeof segment === 'string') ?? 'the array');
  const { name, place } = expression;
  return { name, place, expression, count: typeof count === 'number' ? count : undefined, item, label };
}

/** Whether an expression, as far as one can see it, is or looks into a union. */
function isMerged(holder: Holder): boolean {
  for (let each = holder, steps = 0; steps < 20; steps += 1) {
    const made = unwrap(each);
    if (!('expression' in made)) return false;
    if (made.expression.kind === 'call') return made.expression.name.toLowerCase() !== 'createarray';
    const access = accessed(each);
    if (access === undefined) return false;
    each = access;
  }
  return true;
}

/** What a member is looked for in, where that is written out. */
function accessed(holder: Holder): Holder | undefined {
  if (!('expression' in holder) || holder.expression.kind !== 'access') return undefined;
  return { expression: holder.expression.base, frame: holder.frame };
}
