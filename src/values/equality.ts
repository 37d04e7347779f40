import { deeper } from '../source/levels.ts';
import { spend, spendText } from './budget.ts';
import { canonicalText } from './canonical.ts';
import { toUpperInvariant } from './dotnet/casing.ts';
import { isNumber } from './integer.ts';
import { disjointKinds } from './kinds.ts';
import { compareTexts } from './text/compare.ts';
import { isStringValue } from './text.ts';
import {
  type ArrayValue,
  type Choice,
  force,
  isArray,
  isChoice,
  isObject,
  isScalar,
  isSpread,
  isUnknown,
  keyOf,
  lengthOf,
  type Maybe,
  type ObjectValue,
  type Unknown,
} from './value.ts';

export interface EqualityOptions {
  /** Strings and property names are compared without case. */
  readonly ignoreCase?: boolean;
}

/** Comparisons of members and items, and levels of nesting, before the answer is given up. */
const maxSteps = 20_000;
const maxDepth = 200;

interface Comparison {
  readonly ignoreCase: boolean;
  steps: number;
  depth: number;
}

/**
 * Whether two values are equal: certainly (`true`), certainly not (`false`), or it depends (`undefined`). Deep; an
 * absent value equals only an absent value. Integers equal floats of the same value. Property names count as written,
 * unless `ignoreCase`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-comparison#equals
 */
export function equalValues(first: Maybe, second: Maybe, options: EqualityOptions = {}): boolean | undefined {
  const run = { ignoreCase: options.ignoreCase === true, steps: 0, depth: 0 };
  const answer = equal(first, second, run);
  return answer === undefined && run.steps > maxSteps && !run.ignoreCase ? equalPlain(first, second) : answer;
}

/** Large values that are known all through are compared as texts. */
function equalPlain(first: Maybe, second: Maybe): boolean | undefined {
  const left = canonicalText(first);
  const right = canonicalText(second);
  return left === undefined || right === undefined ? undefined : left === right;
}

function equal(first: Maybe, second: Maybe, run: Comparison): boolean | undefined {
  run.steps += 1;
  spend(0.25);
  if (run.steps > maxSteps || run.depth > maxDepth) return undefined;
  if (isScalar(first) && isScalar(second)) return equalScalars(first, second, run);
  run.depth += 1;
  const answer = deeper(2, () => equalWithin(first, second, run));
  run.depth -= 1;
  return answer;
}

function equalWithin(first: Maybe, second: Maybe, run: Comparison): boolean | undefined {
  if (isChoice(first)) return equalChoice(first, second, run);
  if (isChoice(second)) return equalChoice(second, first, run);
  if (first === undefined || second === undefined) return first === second;
  if (keyOf(first) === keyOf(second)) return true;
  if (disjointKinds(first, second)) return false;
  if (isStringValue(first) && isStringValue(second)) {
    const result = compareTexts(first, second, run.ignoreCase);
    return typeof result === 'boolean' ? result : undefined;
  }
  if (isUnknown(first)) return equalUnknown(first, second, run);
  if (isUnknown(second)) return equalUnknown(second, first, run);
  if (isObject(first) && isObject(second)) return equalObjects(first, second, run);
  return isArray(first) && isArray(second) ? equalArrays(first, second, run) : undefined;
}

function equalChoice(choice: Choice, other: Maybe, run: Comparison): boolean | undefined {
  if (isChoice(other) && other === choice) return true;
  const answers = new Set(choice.alternatives.map((alternative) => equal(alternative.value, other, run)));
  const [answer] = answers;
  return answers.size === 1 ? answer : undefined;
}

function equalScalars(first: Maybe, second: Maybe, run: Comparison): boolean {
  if (typeof first === 'string' && typeof second === 'string') spendText(first.length);
  if (isNumber(first) && isNumber(second)) return !(first < second) && !(first > second);
  if (run.ignoreCase && typeof first === 'string' && typeof second === 'string') {
    return toUpperInvariant(first) === toUpperInvariant(second);
  }
  return first === second;
}

/** Only its finite domain and its bounds can tell an unknown from another value. */
function equalUnknown(term: Unknown, other: Exclude<Maybe, undefined>, run: Comparison): boolean | undefined {
  const { domain } = term;
  if (isScalar(other)) return domain?.every((value) => !equalScalars(value, other, run)) ? false : outside(term, other);
  if (!isUnknown(other) || other.domain === undefined || domain === undefined) return undefined;
  const shared = domain.some((value) => other.domain?.some((each) => equalScalars(value, each, run)));
  return shared ? undefined : false;
}

function outside(term: Unknown, value: Exclude<Maybe, undefined>): false | undefined {
  if (term.type !== 'int' || !isNumber(value)) return undefined;
  const { min, max } = term.range ?? {};
  return (min !== undefined && value < min) || (max !== undefined && value > max) ? false : undefined;
}

function equalObjects(first: ObjectValue, second: ObjectValue, run: Comparison): boolean | undefined {
  const answers: (boolean | undefined)[] = [];
  for (const key of new Set([...first.members.keys(), ...second.members.keys()])) {
    const answer = equalMembers(key, first, second, run);
    if (answer === false) return false;
    answers.push(answer);
  }
  return answers.every(Boolean) && !first.rest && !second.rest ? true : undefined;
}

function equalMembers(key: string, first: ObjectValue, second: ObjectValue, run: Comparison): boolean | undefined {
  const left = first.members.get(key);
  const right = second.members.get(key);
  if (left && right) {
    if (!run.ignoreCase && left.key !== right.key) return false;
    return equal(force(left.value), force(right.value), run);
  }
  const open = left ? second.rest : first.rest;
  const only = left ?? right;
  return open || only === undefined ? undefined : equal(force(only.value), undefined, run);
}

function equalArrays(first: ArrayValue, second: ArrayValue, run: Comparison): boolean | undefined {
  const left = lengthOf(first);
  const right = lengthOf(second);
  if (left.max < right.min || right.max < left.min) return false;
  const ahead = equalRun(first.parts, second.parts, run);
  if (ahead !== undefined || !(first.parts.some(isSpread) || second.parts.some(isSpread))) return ahead;
  return equalRun(first.parts.toReversed(), second.parts.toReversed(), run) === false ? false : undefined;
}

/** Item by item up to the first run of unknown length; a run equals only itself. */
function equalRun(first: ArrayValue['parts'], second: ArrayValue['parts'], run: Comparison): boolean | undefined {
  let certain = first.length === second.length;
  for (const [i, left] of first.entries()) {
    const right = second[i];
    if (right === undefined) return undefined;
    if (left === right) continue;
    if (isSpread(left) || isSpread(right)) return undefined;
    const answer = equal(force(left) ?? null, force(right) ?? null, run);
    if (answer === false) return false;
    certain &&= answer === true;
  }
  return certain ? true : undefined;
}
