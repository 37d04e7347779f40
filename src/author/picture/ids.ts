import { typeInId } from '../../values/resource-ids.ts';
import {
  force,
  isArray,
  isChoice,
  isObject,
  isSpread,
  isText,
  type Lazy,
  type Maybe,
  type ObjectValue,
  type Spread,
  type Value,
} from '../../values/value.ts';

/** How many values of a template are still looked at: small templates can make values that take years to walk. */
export interface WalkBudget {
  left: number;
}

/** Deeper values are not looked at; no resource needs it. */
const maxDepth = 60;
/** What says who a resource is, and what a deployment deploys: no reference of its own. */
const own = new Set(['id', 'name', 'type', 'apiversion', 'location', 'tags', 'zones']);

/** The ids of resources that the body of a resource holds, each a text, partly known, or one of several. */
export function idsHeldBy(body: ObjectValue, budget: WalkBudget): Value[] {
  const found: Value[] = [];
  for (const [key, member] of body.members) {
    if (!own.has(key)) walk(lazily(member.value), 0);
  }
  return found;

  function walk(value: Maybe, depth: number): void {
    budget.left -= 1;
    if (budget.left < 0 || depth > maxDepth || value === undefined || value === null) return;
    if (isId(value)) found.push(value);
    else if (isObject(value)) for (const member of value.members.values()) walk(lazily(member.value), depth + 1);
    else if (isArray(value)) for (const part of value.parts) walk(lazily(part), depth + 1);
    else if (isChoice(value)) for (const each of value.alternatives) walk(each.value, depth + 1);
  }

  function lazily(part: Lazy | Spread): Maybe {
    if (budget.left < 0) return undefined;
    return isSpread(part) ? lazily(part.item) : force(part);
  }
}

/** A choice is one where one of its values is. */
function isId(value: Value): boolean {
  if (isChoice(value)) return value.alternatives.some((each) => each.value != null && isId(each.value));
  if (typeof value === 'string') return /\/providers\//i.test(value) && typeInId(value) !== undefined;
  return isText(value) && typeInId(value) !== undefined;
}
