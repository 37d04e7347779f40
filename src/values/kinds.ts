import type { Scalar } from '../template/expression.ts';
import type { Kind } from './functions/entry.ts';
import { isInteger } from './integer.ts';
import { isScalar, type Unknown, type Value } from './value.ts';

/** The kinds a value can have; `undefined` if it can be anything. */
export function kindsOf(value: Value): readonly Kind[] | undefined {
  if (isScalar(value)) return [scalarKind(value)];
  switch (value.kind) {
    case 'text':
      return ['string'];
    case 'object':
    case 'array':
      return [value.kind];
    case 'unknown':
      return kindsOfUnknown(value);
    case 'choice': {
      const each = value.alternatives.map((alternative) => kindsOf(alternative.value ?? null));
      return each.includes(undefined) ? undefined : [...new Set(each.flatMap((kinds) => kinds ?? []))];
    }
  }
}

function kindsOfUnknown(term: Unknown): readonly Kind[] | undefined {
  if (term.domain) return [...new Set(term.domain.map(scalarKind))];
  return term.type === 'any' ? undefined : [term.type];
}

function scalarKind(value: Scalar): Kind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return isInteger(value) ? 'int' : 'float';
}

/** Two values that cannot be equal since no kind fits both. A float may equal an integer. */
export function disjointKinds(first: Value, second: Value): boolean {
  const left = kindsOf(first);
  const right = kindsOf(second);
  if (left === undefined || right === undefined) return false;
  return !left.some((kind) => right.some((other) => family(kind) === family(other)));
}

function family(kind: Kind): Kind {
  return kind === 'float' ? 'int' : kind;
}
