import { connectValues } from '../../evaluate/context-functions/logic.ts';
import { callFunction } from '../../values/call.ts';
import { functionNamed } from '../../values/functions/index.ts';
import type { Recompute } from '../../values/substitute.ts';

/** Computes a term again, after some of what it is computed from has become known. */
export const recompute: Recompute = (name, args) => {
  const lower = name.toLowerCase();
  if (lower === 'and' || lower === 'or') return { value: connectValues(lower, args) };
  const entry = functionNamed(lower);
  return entry && { value: callFunction(entry, args) };
};
