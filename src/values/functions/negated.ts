import { apply } from '../term.ts';
import type { Unknown, Value } from '../value.ts';

/** `not` of an unknown; twice is the unknown itself. */
export function negated(term: Unknown, expression?: string): Value {
  const [inner] = term.call?.args ?? [];
  if (term.call?.name === 'not' && inner !== undefined) return inner;
  return apply('not', [term], 'bool', expression === undefined ? {} : { expression });
}
