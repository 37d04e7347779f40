import type { Formula } from '../../template/formula.ts';
import { apply } from '../term.ts';
import { callOf, type Unknown, type Value } from '../value.ts';

/** `not` of an unknown; twice is the unknown itself. */
export function negated(term: Unknown, written?: () => Formula): Value {
  const [inner] = callOf(term)?.args ?? [];
  if (callOf(term)?.name === 'not' && inner !== undefined) return inner;
  return apply('not', [term], 'bool', written ? { written } : {});
}
