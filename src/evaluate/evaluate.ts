import type {
  AccessExpression,
  CallExpression,
  Expression,
  ObjectEntry,
  ObjectExpression,
} from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import { access, unlessNull } from './access.ts';
import { callFunction } from './call.ts';
import type { Deployment, Frame } from './context.ts';
import { expressionName } from './expression-name.ts';
import { EvaluationError } from './functions/entry.ts';
import { functionNamed } from './functions/index.ts';
import { circle, note, problem } from './report.ts';
import { apply, root } from './term.ts';
import type { ArrayValue, Lazy, Maybe, Member, ObjectValue, Thunk, Unknown, Value } from './value.ts';

/** Deeper nesting of evaluations (variables through parameters through functions …) is refused. */
const maxDepth = 300;
/** Calls one deployment may evaluate. Generous: the largest public templates need a hundredth of it. */
const maxSteps = 2_000_000;

/** The value of an expression. Never throws: what Azure would refuse is a diagnostic and an unknown. */
export function evaluate(expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.deferred && frame.nested
        ? deferred(expression.deferred, frame.nested, frame)
        : expression.value;
    case 'object':
      return new EvaluatedObject(expression, frame);
    case 'array':
      return evaluatedArray(expression.items, frame);
    case 'broken':
      return root(`broken:${frame.deployment.key}:${expression.message}`, expression.message, {
        expression: expression.message,
        place: expression.place,
      });
    default:
      return bounded(expression, frame);
  }
}

/**
 * Escaped text of an outer-scope template: once the parent has taken a bracket off, the nested deployment evaluates it,
 * inside of its own loops.
 */
function deferred(expression: Expression, nested: Deployment, frame: Frame): Value {
  return evaluate(expression, { deployment: nested, indices: frame.nestedIndices ?? new Map(), locals: new Map() });
}

function bounded(
  expression: Exclude<Expression, { kind: 'literal' | 'object' | 'array' | 'broken' }>,
  frame: Frame,
): Value {
  const { deployment } = frame;
  const { run } = deployment;
  deployment.steps += 1;
  if (deployment.steps > maxSteps) return overBudget(frame, expression.place);
  if (run.depth >= maxDepth) {
    return problem(
      frame,
      'too-deep',
      `this is nested more than ${maxDepth} evaluations deep; it is not followed further`,
      expression.place,
    );
  }
  run.depth += 1;
  try {
    return step(expression, frame);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    // What is missing in what is passed, or in a default, is mended there.
    const hint = error.code === 'index-out-of-range' ? run.forms.origin(expression, frame) : '';
    return problem(
      frame,
      error.code,
      `${error.message}${hint}`,
      blame(expression, error.argument),
      expressionName(expression),
    );
  } finally {
    run.depth -= 1;
  }
}

function step(
  expression: Exclude<Expression, { kind: 'literal' | 'object' | 'array' | 'broken' }>,
  frame: Frame,
): Value {
  switch (expression.kind) {
    case 'call':
      return evaluateCall(expression, frame);
    case 'access':
      return evaluateAccess(expression, frame);
    case 'loop':
      return frame.deployment.run.forms.loop(expression, frame);
  }
}

function overBudget(frame: Frame, place: Place): Unknown {
  const { deployment } = frame;
  return note(deployment.run, {
    severity: 'warning',
    code: 'budget',
    message: `deployment '${deployment.key}' needs more than ${maxSteps} evaluations; what is left is treated as unknown`,
    place: deployment.template.place ?? place,
  });
}

/** The place to underline: the argument that is at fault, else the whole call. */
function blame(expression: Expression, argument: number | undefined): Place {
  if (argument === undefined) return expression.place;
  if (expression.kind === 'call') return (expression.args[argument] ?? expression).place;
  return expression.kind === 'access' && argument === 1 ? expression.key.place : expression.place;
}

function evaluateCall(call: CallExpression, frame: Frame): Value {
  const { forms } = frame.deployment.run;
  if (call.namespace !== undefined) return forms.userFunction(call, frame);
  const name = call.name.toLowerCase();
  const special = forms.functions.get(name) ?? (name.startsWith('list') ? forms.functions.get('list*') : undefined);
  if (special) return special(call, frame);
  const entry = functionNamed(name);
  if (entry === undefined) return unknownFunction(call, frame);
  if (call.args.length < entry.minArguments || call.args.length > entry.maxArguments) return wrongArity(call, frame);
  const args = call.args.map((arg) => (isLambda(arg) ? forms.lambda(arg, frame) : evaluate(arg, frame)));
  return callFunction(entry, args) ?? null;
}

function isLambda(expression: Expression): expression is CallExpression {
  return expression.kind === 'call' && expression.namespace === undefined && expression.name.toLowerCase() === 'lambda';
}

/** Both are reported for the whole template by the binding pass, so here they only make the value unknown. */
function unknownFunction(call: CallExpression, frame: Frame): Value {
  return root(
    `unknown-function:${frame.deployment.key}:${call.name}`,
    `'${call.name}' is not a function of ARM templates`,
    { place: call.place },
  );
}

function wrongArity(call: CallExpression, frame: Frame): Value {
  return root(
    `arity:${frame.deployment.key}:${call.name}:${call.args.length}`,
    `'${call.name}' was called with ${call.args.length} arguments`,
    { place: call.place },
  );
}

function evaluateAccess(expression: AccessExpression, frame: Frame): Value {
  const base = evaluate(expression.base, frame);
  const key = evaluate(expression.key, frame);
  const step = (of: Value): Value =>
    expression.fromEnd ? itemFromEnd(of, key, expression.safe) : access(of, key, expression.safe);
  return expression.chained ? unlessNull(base, step) : step(base);
}

function itemFromEnd(base: Value, key: Value, safe: boolean): Value {
  const entry = functionNamed(safe ? 'tryindexfromend' : 'indexfromend');
  return entry ? (callFunction(entry, [base, key]) ?? null) : apply('indexFromEnd', [base, key], 'any');
}

/** An expression evaluated when first asked for, once. Keeps what it was made from, so that a place can be found later. */
export class ExpressionThunk implements Thunk {
  readonly kind = 'thunk';
  readonly expression: Expression;
  readonly frame: Frame;
  #value: Maybe;
  #state: 'new' | 'active' | 'done' = 'new';

  constructor(expression: Expression, frame: Frame) {
    this.expression = expression;
    this.frame = frame;
  }

  force(): Maybe {
    if (this.#state === 'done') return this.#value;
    if (this.#state === 'active') return circular(this.expression, this.frame);
    this.#state = 'active';
    this.#value = evaluate(this.expression, this.frame);
    this.#state = 'done';
    return this.#value;
  }
}

function circular(expression: Expression, frame: Frame): Value {
  return circle(frame, 'this value depends on itself; break the circle', expression.place);
}

export function lazily(expression: Expression, frame: Frame): Lazy {
  return expression.kind === 'literal' && !expression.deferred
    ? expression.value
    : new ExpressionThunk(expression, frame);
}

function evaluatedArray(items: readonly Expression[], frame: Frame): ArrayValue {
  return { kind: 'array', parts: items.map((item) => lazily(item, frame)) };
}

/** An object expression in its frame; members are made when the object is first looked into. */
export class EvaluatedObject implements ObjectValue {
  readonly kind = 'object';
  readonly expression: ObjectExpression;
  readonly frame: Frame;
  #content: { members: ReadonlyMap<string, Member>; rest: Unknown | undefined } | undefined;

  constructor(expression: ObjectExpression, frame: Frame) {
    this.expression = expression;
    this.frame = frame;
  }

  get members(): ReadonlyMap<string, Member> {
    this.#content ??= contentOf(this.expression.entries, this.frame);
    return this.#content.members;
  }

  // Declared in the interface as an optional property: absent and undefined mean the same to every reader.
  get rest(): Unknown {
    this.#content ??= contentOf(this.expression.entries, this.frame);
    return this.#content.rest as Unknown;
  }
}

function contentOf(
  entries: readonly ObjectEntry[],
  frame: Frame,
): { members: Map<string, Member>; rest: Unknown | undefined } {
  const members = new Map<string, Member>();
  for (const entry of entries) {
    const key = keyOfEntry(entry, frame);
    if (typeof key === 'string') members.set(key.toLowerCase(), { key, value: lazily(entry.value, frame) });
  }
  return { members, rest: members.size === entries.length ? undefined : restOf(entries, frame) };
}

/** The key of a member: a text, unless it is computed from what is not known. */
export function keyOfEntry({ key, computedKey }: ObjectEntry, frame: Frame): Value {
  return computedKey ? evaluate(computedKey, frame) : key;
}

/** What stands for the members whose keys are not known. */
export function restOf(entries: readonly ObjectEntry[], frame: Frame): Unknown | undefined {
  const open: Value[] = [];
  for (const entry of entries) {
    const key = keyOfEntry(entry, frame);
    if (typeof key !== 'string') open.push(key, evaluate(entry.value, frame));
  }
  return open.length > 0 ? apply('createObject', open, 'object') : undefined;
}
