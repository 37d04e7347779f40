import { choose, expand, isOneOfFew } from '../values/choice.ts';
import { apply, faulty } from '../values/term.ts';
import type { Maybe } from '../values/value.ts';
import { isChoice, isScalar } from '../values/value.ts';
import type { Scope } from './scope.ts';

/** Of a longer list of allowed values nothing is looked up. */
const maxValues = 1000;

/** The fact about a value. What is not recorded is unknown, and so is what is asked about an unknown value. */
export function factOf(fact: string, of: Maybe, scope: Scope): Maybe {
  if (of === undefined || of === null) return faulty(`fact:${fact}:`, `there is no value to look up '${fact}' for`);
  if (isScalar(of)) return lookUp(fact, String(of), scope);
  if (!isChoice(of) && !isOneOfFew(of, maxValues)) return apply(fact, [of], 'any');
  const each = expand(of, maxValues).map(({ guard, value }) => ({ guard, value: factOf(fact, value, scope) }));
  return choose(each, () => apply(fact, [of], 'any'));
}

function lookUp(fact: string, of: string, scope: Scope): Maybe {
  const found = scope.world.fact(fact, of);
  if (found !== undefined) return found;
  return faulty(`fact:${fact}:${of.toLowerCase()}`, `resilint has no record of '${fact}' for '${of}'`);
}
