import { choose } from '../../values/choice.ts';
import { apply } from '../../values/term.ts';
import type { Maybe } from '../../values/value.ts';
import { arrayOf, force, isArray, isChoice, isSpread } from '../../values/value.ts';
import type { FieldPath } from '../value/path.ts';

/** A property that holds a region, `location` or `endpointLocation`: Azure takes `East US 2` for `eastus2`. */
export function isLocation(path: FieldPath): boolean {
  return /[.]\w*location$/.test(path.canonical);
}

export function normalLocation(value: Maybe): Maybe {
  if (typeof value === 'string') return value.replaceAll(' ', '').toLowerCase();
  if (isArray(value))
    return arrayOf(value.parts.map((part) => (isSpread(part) ? part : (normalLocation(force(part)) ?? null))));
  if (!isChoice(value)) return value;
  const each = value.alternatives.map(({ guard, value: inner }) => ({ guard, value: normalLocation(inner) }));
  return choose(each, () => apply('location', [value], 'string'));
}
