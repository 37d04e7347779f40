import type { Deployment, Frame } from '../evaluate/context.ts';
import type { EnclosingLoop } from '../graph/way.ts';
import { callFormula, type Formula, literalFormula, memberFormula } from '../template/formula.ts';
import { idKey } from '../values/compose.ts';
import { functionNamed } from '../values/functions/index.ts';
import {
  type Call,
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
  if (isScalar(value)) return literalFormula(value);
  if (scope.frame === undefined || depth > maxDepth) return undefined;
  if (isUnknown(value)) return termOf(value, scope, scope.frame, depth);
  if (!isText(value)) return undefined;
  const pieces = value.parts.map((part) => formulaOf(part, scope, depth + 1));
  return isComplete(pieces) ? { kind: 'text', pieces } : undefined;
}

function termOf(term: Unknown, scope: WritingScope, frame: Frame, depth: number): Formula | undefined {
  const { of } = term;
  if (of.kind === 'index') return isInLoop(of.loop, scope) ? { kind: 'index', loop: of.loop } : undefined;
  const name = parameterOf(term, frame);
  if (name !== undefined) return callFormula('parameters', literalFormula(name));
  if (of.kind === 'call') return callWritten(of, scope, depth);
  return of.kind === 'scope' && of.formula.kind === 'member' && isAtRootScope(frame.deployment)
    ? of.formula
    : undefined;
}

function isInLoop(name: string, { loops }: WritingScope): boolean {
  return loops.some((each) => each.name.toLowerCase() === name.toLowerCase());
}

/** The parameter, of the deployment in which is written, whose value the term is. */
function parameterOf(term: Unknown, { deployment, arguments: inFunction }: Frame): string | undefined {
  if (inFunction) return undefined;
  for (const [key, { name }] of deployment.template.parameters) {
    const value = deployment.parameters.get(key)?.known;
    const isOwn =
      term.of.kind === 'parameter' && term.of.deployment === deployment.key && term.of.name.toLowerCase() === key;
    if (isOwn || (isUnknown(value) && value.key === term.key)) return name;
  }
  return undefined;
}

/** What a term says of the run's own scope holds in a nested deployment only if that has the same scope. */
function isAtRootScope(deployment: Deployment): boolean {
  let top = deployment;
  while (top.parent) top = top.parent;
  return idKey(top.scope.id) === idKey(deployment.scope.id);
}

function callWritten(call: Call, scope: WritingScope, depth: number): Formula | undefined {
  const args = call.args.map((arg) => formulaOf(arg, scope, depth + 1));
  if (!isComplete(args)) return undefined;
  const [base, key] = args;
  if (call.name === 'property' || call.name === 'item')
    return base && key && args.length === 2 ? memberFormula(base, key) : undefined;
  const entry = functionNamed(call.name.toLowerCase());
  const fits = entry && args.length >= entry.minArguments && args.length <= entry.maxArguments;
  return fits ? { kind: 'call', name: call.name, args } : undefined;
}
