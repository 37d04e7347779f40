import type { Expression } from '../../template/expression.ts';
import type { ForSyntax, TextSpan } from '../syntax.ts';
import { call, literal } from './build.ts';
import { type Locals, placeOf } from './file.ts';
import type { Lowering } from './lowering.ts';

/** A loop's name and count, and what its item and index mean inside of it. */
export interface LoweredLoop {
  readonly name: string;
  readonly count: Expression;
  readonly locals: Locals;
}

export function loopOf(node: ForSyntax, to: Lowering, outer: Locals, name = `for@${node.start}`): LoweredLoop {
  const iterable = to.lower(node.iterable, outer);
  const place = placeOf(to.file.source, node.iterable);
  const index = (at: TextSpan): Expression =>
    call('copyIndex', [literal(name, placeOf(to.file.source, at))], placeOf(to.file.source, at));
  const locals = new Map(outer);
  locals.set(node.item.name, { kind: 'access', base: iterable, key: index(node.item), safe: false, place });
  if (node.index) locals.set(node.index.name, index(node.index));
  return { name, count: call('length', [iterable], place), locals };
}
