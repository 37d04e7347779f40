import { callFunction } from '../../evaluate/call.ts';
import { connectValues } from '../../evaluate/context-functions/logic.ts';
import { functionNamed } from '../../evaluate/functions/index.ts';
import type { Recompute } from '../../evaluate/substitute.ts';

/** Computes a term again, after some of what it is computed from has become known. */
export const recompute: Recompute = (name, args) => {
  const lower = name.toLowerCase();
  if (lower === 'and' || lower === 'or') return { value: connectValues(lower, args) };
  const entry = functionNamed(lower);
  return entry && { value: callFunction(entry, args) };
};
