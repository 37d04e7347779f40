import type { Expression } from '../../template/expression.ts';
import type { ForSyntax, TextSpan } from '../syntax.ts';
import { call, literal } from './build.ts';
import { type Locals, placeAt } from './file.ts';
import type { Lowering } from './lowering.ts';

/** A loop's name and count, and what its item and index mean inside of it. */
export interface LoweredLoop {
  readonly name: string;
  readonly count: Expression;
  readonly locals: Locals;
}

/** `name` is shown to people, as the compiler names the loop: like the resource, or like the property that it makes. */
export function lowerLoop(node: ForSyntax, to: Lowering, outer: Locals, name: string): LoweredLoop {
  const iterable = to.lower(node.iterable, outer);
  const place = placeAt(to.file.source, node.iterable);
  const index = (at: TextSpan): Expression =>
    call('copyIndex', [literal(name, placeAt(to.file.source, at))], placeAt(to.file.source, at));
  const locals = new Map(outer);
  locals.set(node.item.name, { kind: 'access', base: iterable, key: index(node.item), safe: false, place });
  if (node.index) locals.set(node.index.name, index(node.index));
  return { name, count: call('length', [iterable], place), locals };
}

/** The name of a loop on a value: that of its key, unless the key has none or a loop around it is called so. */
export function loopName(node: ForSyntax, to: Lowering, outer: Locals, key: TextSpan | undefined): string {
  const name = key === undefined ? '' : to.file.source.text.slice(key.start, key.end);
  const isFree = /^\w+$/.test(name) && ![...outer.values()].some((each) => isOfLoop(each, name.toLowerCase()));
  return isFree ? name : `for@${node.start}`;
}

/** Whether a local name is the item or the index of a loop. */
function isOfLoop(local: Expression, name: string): boolean {
  const index = local.kind === 'access' ? local.key : local;
  if (index.kind !== 'call' || index.name !== 'copyIndex') return false;
  const [loop] = index.args;
  return loop?.kind === 'literal' && String(loop.value).toLowerCase() === name;
}
