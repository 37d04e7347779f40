import { memberFormula } from '../../template/formula.ts';
import { memberOfUnknown } from '../../values/access.ts';
import { spend } from '../../values/budget.ts';
import { alternativesOf, choose } from '../../values/choice.ts';
import { formulaOfTerm } from '../../values/formula.ts';
import { both } from '../../values/guard.ts';
import { apply, rewritten } from '../../values/term.ts';
import type { Alternative, Guard, Maybe, Unknown } from '../../values/value.ts';
import { force, isArray, isChoice, isObject, isSpread, isUnknown } from '../../values/value.ts';
import type { FieldStep } from './path.ts';

/** A value inside a resource and where it is. `min` to `max` such values exist; `guard` says when there are any. */
export interface Found {
  readonly value: Maybe;
  readonly at: readonly (string | number)[];
  readonly min: number;
  readonly max: number;
  readonly guard: Guard;
  /** What the number depends on, where `min` and `max` differ. */
  readonly from?: Unknown;
}

/** All values that a path with `[*]` leads to. An absent one is among them, with the value `undefined`. */
export function findAll(start: Found, steps: readonly FieldStep[]): Found[] {
  let found: Found[] = [start];
  for (const step of steps) {
    found = found.flatMap((each) => (step.kind === 'each' ? itemsOf(each) : [take(each, step)]));
    spend(found.length / 4);
  }
  return found;
}

/** The value that a path without `[*]` leads to. */
export function readSteps(start: Maybe, steps: readonly FieldStep[]): Maybe {
  let value = start;
  for (const step of steps) value = step.kind === 'each' ? undefined : stepInto(value, step);
  return value;
}

export function foundOne(value: Maybe, at: readonly (string | number)[] = []): Found {
  return { value, at, min: 1, max: 1, guard: [] };
}

function take(found: Found, step: Exclude<FieldStep, { kind: 'each' }>): Found {
  return {
    ...found,
    value: stepInto(found.value, step),
    at: [...found.at, step.kind === 'key' ? step.key : step.index],
  };
}

function stepInto(base: Maybe, step: Exclude<FieldStep, { kind: 'each' }>): Maybe {
  if (isChoice(base)) {
    const key = step.kind === 'key' ? step.key : step.index;
    const each = base.alternatives.map(({ guard, value }) => ({ guard, value: stepInto(value, step) }));
    return choose(each, () => apply('property', [base, key], 'any'));
  }
  return step.kind === 'key' ? memberOf(base, step.key) : itemAt(base, step.index);
}

/** A member of an object; absent of what can have none. */
export function memberOf(base: Maybe, key: string): Maybe {
  if (isObject(base)) {
    const member = base.members.get(key.toLowerCase());
    if (member) return force(member.value);
    return base.rest && memberOfUnknown(base.rest, key);
  }
  return isUnknown(base) && (base.type === 'any' || base.type === 'object') ? memberOfUnknown(base, key) : undefined;
}

function itemAt(base: Maybe, index: number): Maybe {
  if (isUnknown(base)) return base.type === 'any' || base.type === 'array' ? memberOfUnknown(base, index) : undefined;
  if (!isArray(base)) return undefined;
  const spread = base.parts.findIndex(isSpread);
  if (spread !== -1 && spread <= index) return itemBehindSpread(base.parts, spread, index, base);
  const part = base.parts[index];
  return part === undefined || isSpread(part) ? undefined : force(part);
}

/** The only run of unknown length stands for every item it certainly has. */
function itemBehindSpread(parts: readonly unknown[], spread: number, index: number, base: Maybe): Maybe {
  const part = isArray(base) ? base.parts[spread] : undefined;
  if (parts.length === 1 && part !== undefined && isSpread(part) && part.max <= index) return undefined;
  return apply('item', [base ?? null, index], 'any');
}

/** The items of an array value, each with the guard under which it is there. */
export function itemsOf(found: Found): Found[] {
  return alternativesOf(found.value).flatMap((alternative) => {
    const guard = both(found.guard, alternative.guard);
    return guard ? itemsOfOne({ ...found, guard }, alternative) : [];
  });
}

function itemsOfOne(found: Found, { value }: Alternative): Found[] {
  if (isUnknown(value)) return itemsOfUnknown(found, value);
  if (!isArray(value)) return [];
  return value.parts.map((part, index) => {
    const at = [...found.at, index];
    if (!isSpread(part)) return { ...found, at, value: force(part) };
    const counts = { min: found.min * part.min, max: times(found.max, part.max), from: part.from };
    return { ...found, at, value: force(part.item), ...counts };
  });
}

function itemsOfUnknown(found: Found, array: Unknown): Found[] {
  if (array.type !== 'any' && array.type !== 'array') return [];
  if (array.domain?.every((each) => each === null)) return [];
  const star = { kind: 'words', text: '*' } as const;
  const item = rewritten(memberOfUnknown(array, '*'), () => memberFormula(formulaOfTerm(array), star));
  const min = array.type === 'array' ? (array.range?.min ?? 0) : 0;
  const max = array.range?.max ?? Number.POSITIVE_INFINITY;
  const model = array.model?.items;
  const value = model ? { ...item, model, type: model.nullable ? ('any' as const) : model.type } : item;
  return [{ ...found, at: [...found.at, 0], value, min: found.min * min, max: times(found.max, max), from: array }];
}

/** None of endlessly many is none. */
function times(first: number, second: number): number {
  return first === 0 || second === 0 ? 0 : first * second;
}
