import { evaluate } from '../evaluate/evaluate.ts';
import { type Holder, spelledMember, unheard, unwrap } from '../evaluate/origin.ts';
import type { LoopExpression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import type { Declared, ResourceNode } from './graph.ts';

type Path = readonly (string | number)[];

/** One step of a way, into a member or item. */
export interface WayStep {
  readonly segment: string | number;
  /** What is looked into, as it is written there: `variables('disk')`. */
  readonly from: Holder;
  /** What spells the member: the object that the variable is. */
  readonly container: Holder;
  /** The member, as it is written there. */
  readonly to: Holder;
}

/** The way of a path through a declaration, as far as it is written: to the place of a value, and to its change. */
export interface Way {
  readonly declared: Declared;
  readonly path: Path;
  /** One for each segment that was found. */
  readonly steps: readonly WayStep[];
  /** Where the last of them leads, as it is written there; the body where none was found. */
  readonly end: Holder;
  /** What makes the value there. */
  readonly made: Holder;
}

/** The declaration that a node is of, or is a part of. */
export function declaredOf(node: ResourceNode): Declared | undefined {
  return (node.inline?.owner ?? node).declared;
}

/** A path within a node as one within the resource that is declared. */
export function declaredPath(node: ResourceNode, path: Path): Path {
  return node.inline ? [...node.inline.path, ...path] : path;
}

export function wayOf(declared: Declared, path: Path): Way {
  const steps: WayStep[] = [];
  let end: Holder = { expression: declared.resource.body, frame: declared.frame };
  for (const segment of path) {
    const step: WayStep | undefined = steps.length === 0 ? firstStep(declared, segment) : stepInto(end, segment);
    if (step === undefined) break;
    steps.push(step);
    end = step.to;
  }
  return { declared, path, steps, end, made: unwrap(end) };
}

export function reachesEnd({ path, steps }: Way): boolean {
  return steps.length === path.length;
}

/** What names a resource may stand apart from its body. */
function firstStep({ resource, frame }: Declared, segment: string | number): WayStep | undefined {
  const body: Holder = { expression: resource.body, frame };
  if (!isHead(segment)) return stepInto(body, segment);
  const lower = String(segment).toLowerCase();
  const head = lower === 'name' ? resource.name : lower === 'type' ? resource.type : resource.apiVersion;
  return head && { segment, from: body, container: body, to: { expression: head, frame } };
}

/** What a segment of a resource's own names is no property of it. */
export function isHead(segment: string | number | undefined): boolean {
  return /^(name|type|apiVersion)$/i.test(String(segment));
}

function stepInto(from: Holder, segment: string | number): WayStep | undefined {
  const container = unwrap(from, segment);
  const to = spelledMember(container, segment);
  return to && { segment, from, container, to };
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

/** The loops of properties on a way. */
export function crossedLoops({ path, steps }: Way): CrossedLoop[] {
  return steps.flatMap(({ segment, container }, position) => {
    if (typeof segment !== 'number' || !('expression' in container) || container.expression.kind !== 'loop') return [];
    const { expression, frame } = container;
    const count = evaluate(expression.count, unheard(frame));
    const label = String(path.slice(0, position).findLast((each) => typeof each === 'string') ?? 'the array');
    const { name, place } = expression;
    const known = typeof count === 'number' ? count : undefined;
    return [{ name, place, expression, count: known, item: segment, label }];
  });
}

/** Whether objects were merged on a way: taking a member out of one may let that of another one through. */
export function isMerged({ steps }: Way): boolean {
  return steps.some(({ from }) => looksIntoCall(from));
}

/** Whether an expression, as far as one can see it, is or looks into what a function makes of its arguments. */
function looksIntoCall(holder: Holder): boolean {
  for (let each = holder, steps = 0; steps < 20; steps += 1) {
    const made = unwrap(each);
    if (!('expression' in made)) return false;
    if (made.expression.kind === 'call') return true;
    if (!('expression' in each) || each.expression.kind !== 'access') return false;
    each = { expression: each.expression.base, frame: each.frame };
  }
  return true;
}
