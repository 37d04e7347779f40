import { editsKey } from './apply.ts';
import type { PlannedFix } from './request.ts';

/**
 * The one fix that is right for every instance of a declaration (the copies of a loop, each deployment of a module,
 * each set of parameters): `undefined` where an instance asks for none, or for another one. One entry an instance.
 */
export function mergePlans(plans: readonly (PlannedFix | undefined)[]): PlannedFix | undefined {
  const [first] = plans;
  if (first === undefined) return undefined;
  const key = editsKey(first.edits);
  if (!plans.every((plan) => plan !== undefined && editsKey(plan.edits) === key)) return undefined;
  const unsafe = plans.some((plan) => plan?.applicability === 'unsafe');
  const longest = plans.reduce((a, b) => ((b?.title.length ?? 0) > (a?.title.length ?? 0) ? b : a), first);
  return { ...(longest ?? first), applicability: unsafe ? 'unsafe' : 'safe' };
}
