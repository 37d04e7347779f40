import type { Deployment, Frame } from '../evaluate/context.ts';
import type { EnclosingLoop } from '../graph/way.ts';
import type { Scalar } from '../template/expression.ts';
import { idKey } from '../values/compose.ts';
import { functionNamed } from '../values/functions/index.ts';
import {
  force,
  isArray,
  isObject,
  isScalar,
  isText,
  isUnknown,
  itemsOf,
  type Maybe,
  type ObjectValue,
  type Unknown,
  type Value,
} from '../values/value.ts';

/** A value as it can be written in either language. */
export type Written =
  | { readonly kind: 'object'; readonly entries: readonly (readonly [key: string, value: Written])[] }
  | { readonly kind: 'array'; readonly items: readonly Written[] }
  | Formula;

/** What is not an object or array: a literal, or what is computed when it is deployed. */
export type Formula =
  | { readonly kind: 'literal'; readonly value: Scalar }
  /** Pieces of a string. */
  | { readonly kind: 'text'; readonly pieces: readonly Formula[] }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'index'; readonly loop: EnclosingLoop }
  /** `resourceGroup().location` and the like, the same in both languages. */
  | { readonly kind: 'context'; readonly text: string }
  | { readonly kind: 'member'; readonly base: Formula; readonly key: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] };

/** What names mean where a value is written. */
export interface WritingScope {
  /** Absent where nothing but literals may stand. */
  readonly frame?: Frame;
  readonly loops: readonly EnclosingLoop[];
}

/** Nothing deeper is written by a policy. */
const maxDepth = 30;

/** `undefined` for what cannot be written there: a choice, an open object, what only the deployed resource knows. */
export function writtenOf(value: Maybe, scope: WritingScope, depth = 0): Written | undefined {
  if (value === undefined || depth > maxDepth) return undefined;
  if (isObject(value)) return writtenObject(value, scope, depth);
  if (!isArray(value)) return formulaOf(value, scope, depth);
  const items = itemsOf(value)?.map((item) => writtenOf(item, scope, depth + 1));
  return items && isComplete(items) ? { kind: 'array', items } : undefined;
}

function writtenObject(value: ObjectValue, scope: WritingScope, depth: number): Written | undefined {
  if (value.rest !== undefined) return undefined;
  const entries: (readonly [string, Written])[] = [];
  for (const member of value.members.values()) {
    const written = writtenOf(force(member.value), scope, depth + 1);
    if (written === undefined) return undefined;
    entries.push([member.key, written]);
  }
  return { kind: 'object', entries };
}

function isComplete<T>(list: readonly (T | undefined)[]): list is readonly T[] {
  return !list.includes(undefined);
}

function formulaOf(value: Value, scope: WritingScope, depth: number): Formula | undefined {
  if (isScalar(value)) return { kind: 'literal', value };
  if (scope.frame === undefined || depth > maxDepth) return undefined;
  if (isUnknown(value)) return termOf(value, scope, scope.frame, depth);
  if (!isText(value)) return undefined;
  const pieces = value.parts.map((part) => formulaOf(part, scope, depth + 1));
  return isComplete(pieces) ? { kind: 'text', pieces } : undefined;
}

const indexExpression = /^copyIndex\('((?:[^']|'')*)'\)$/;
const contextExpression = /^(resourceGroup|subscription|tenant|deployment|managementGroup)\(\)\.\w+$/;

function termOf(term: Unknown, scope: WritingScope, frame: Frame, depth: number): Formula | undefined {
  const [, loopName] = indexExpression.exec(term.expression) ?? [];
  if (loopName !== undefined) return indexOf(loopName.replaceAll("''", "'"), scope);
  const name = parameterOf(term, frame);
  if (name !== undefined) return { kind: 'parameter', name };
  const { call } = term;
  if (call !== undefined) return callOf(call, scope, depth);
  return contextExpression.test(term.expression) && isAtRootScope(frame.deployment)
    ? { kind: 'context', text: term.expression }
    : undefined;
}

function indexOf(name: string, { loops }: WritingScope): Formula | undefined {
  const loop = loops.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return loop && { kind: 'index', loop };
}

/** The parameter, of the deployment in which is written, whose value the term is. */
function parameterOf(term: Unknown, { deployment, arguments: inFunction }: Frame): string | undefined {
  if (inFunction) return undefined;
  for (const [key, { name }] of deployment.template.parameters) {
    const value = deployment.parameters.get(key)?.known;
    const own = `parameter:${deployment.key}:${key}`;
    if (term.key === own || (isUnknown(value) && value.key === term.key)) return name;
  }
  return undefined;
}

/** What a term says of the run's own scope holds in a nested deployment only if that has the same scope. */
function isAtRootScope(deployment: Deployment): boolean {
  let top = deployment;
  while (top.parent) top = top.parent;
  return idKey(top.scope.id) === idKey(deployment.scope.id);
}

function callOf(call: NonNullable<Unknown['call']>, scope: WritingScope, depth: number): Formula | undefined {
  const args = call.args.map((arg) => formulaOf(arg, scope, depth + 1));
  if (!isComplete(args)) return undefined;
  const [base, key] = args;
  if (call.name === 'property' || call.name === 'item')
    return base && key && args.length === 2 ? { kind: 'member', base, key } : undefined;
  const entry = functionNamed(call.name.toLowerCase());
  const fits = entry && args.length >= entry.minArguments && args.length <= entry.maxArguments;
  return fits ? { kind: 'call', name: call.name, args } : undefined;
}
