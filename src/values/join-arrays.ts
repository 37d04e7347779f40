import { alternativesOf, distribute, maxAlternatives } from './choice.ts';
import { checkItems, maxItems } from './limits.ts';
import { mustBeArray } from './runs.ts';
import { apply } from './term.ts';
import {
  type ArrayValue,
  arrayOf,
  isArray,
  isChoice,
  isSpread,
  lengthOf,
  type Spread,
  type Unknown,
  type Value,
} from './value.ts';

/**
 * Several arrays in one. Choices among them make a choice of arrays, as long as those are few; beyond, an item that is
 * there in some cases is a run of none or one. `undefined` if something may be no array. `whole` is the term of the call.
 */
export function joinArrays(name: string, values: readonly Value[], whole: () => Unknown): Value | undefined {
  const combinations = values.reduce((product: number, value) => product * alternativesOf(value).length, 1);
  if (combinations > maxAlternatives)
    return joinKnown(
      name,
      values.map((value) => loosened(value, whole)),
    );
  if (combinations === 1) return joinKnown(name, values);
  let failed = false;
  const result = distribute(
    values.map(alternativesOf),
    (row) => {
      const joined = joinKnown(
        name,
        row.map((value) => value ?? null),
      );
      failed ||= joined === undefined;
      return joined ?? whole();
    },
    whole,
  );
  return failed ? undefined : (result ?? undefined);
}

function joinKnown(name: string, values: readonly (Value | undefined)[]): ArrayValue | undefined {
  const parts: ArrayValue['parts'][number][] = [];
  for (const value of values) {
    const array = value === undefined ? undefined : mustBeArray(value);
    if (array === undefined) return undefined;
    if (parts.some(isSpread) && parts.length + array.parts.length > maxItems) return undefined;
    checkItems(name, parts.length + array.parts.length);
    for (const part of array.parts) parts.push(part);
  }
  return arrayOf(parts);
}

/** A choice of arrays as one array whose length is not known. */
function loosened(value: Value, whole: () => Unknown): Value | undefined {
  if (!isChoice(value)) return value;
  const arrays = value.alternatives.map((each) => each.value).filter((each): each is ArrayValue => isArray(each));
  if (arrays.length < value.alternatives.length || arrays.length === 0) return undefined;
  const lengths = arrays.map(lengthOf);
  const [longest] = arrays.filter((array) => array.parts.length > 0);
  const others = arrays.filter((array) => array.parts.length > 0 && array !== longest);
  if (others.length === 0) return arrayOf((longest?.parts ?? []).map((part) => optional(part, whole)));
  const min = Math.min(...lengths.map((each) => each.min));
  const max = Math.max(...lengths.map((each) => each.max));
  return arrayOf([{ kind: 'spread', item: apply('item', [whole()], 'any'), min, max, from: whole() }]);
}

function optional(part: ArrayValue['parts'][number], whole: () => Unknown): Spread {
  if (isSpread(part)) return { ...part, min: 0, counted: false, held: false };
  return { kind: 'spread', item: part, min: 0, max: 1, from: whole() };
}
