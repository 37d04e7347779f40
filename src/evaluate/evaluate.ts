import { deeper } from '../source/levels.ts';
import type {
  AccessExpression,
  BrokenExpression,
  CallExpression,
  Expression,
  ObjectEntry,
  ObjectExpression,
} from '../template/expression.ts';
import { say } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import { placeKey } from '../template/place.ts';
import type { DiagnosticCode } from '../template/rules.ts';
import { access, unlessNull } from '../values/access.ts';
import { charged, currentBudget, spend, spendItems } from '../values/budget.ts';
import { callFunction } from '../values/call.ts';
import { EvaluationError, type FunctionRow } from '../values/functions/entry.ts';
import { functionNamed } from '../values/functions/index.ts';
import { apply, faulty, statement } from '../values/term.ts';
import type { ArrayValue, Lazy, Maybe, Member, ObjectValue, Thunk, Unknown, Value } from '../values/value.ts';
import type { ContextFunction, Deployment, Frame, LanguageForms, Run } from './context.ts';
import { nameOf } from './expression-name.ts';
import { Kept, levelsBelowValue } from './kept.ts';
import { copyKey, overspent, problem, problemFrom } from './report.ts';

/** What an evaluation costs of the stack. */
const units = 4;
/** Deeper nesting of evaluations (functions within functions …) within one variable, parameter or property is refused. */
const maxDepth = 250;

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
      return statement(brokenKey(expression, frame), expression.message, { place: expression.place });
    default:
      return bounded(expression, frame);
  }
}

/** What could not be read at one place is not what could not be read at another, nor in another copy. */
function brokenKey({ message, place }: BrokenExpression, frame: Frame): string {
  return `broken:${frame.deployment.key}:${placeKey(place)}${copyKey(frame)}:${message}`;
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
  const { run } = frame.deployment;
  if (currentBudget() === undefined) {
    return charged(
      run.budget,
      () => bounded(expression, frame),
      () => overspent(run, expression.place),
    );
  }
  spend(1);
  if (levelsBelowValue() > maxDepth * units) {
    return problem(
      frame,
      'too-deep',
      `this is nested more than ${maxDepth} evaluations deep; it is not followed further`,
      expression.place,
    );
  }
  try {
    return deeper(units, () => step(expression, frame));
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const origin = run.forms.origin(causeOf(error, expression), frame);
    // What is missing in what is passed, or in a default, is corrected there.
    const isTold = error.code === 'index-out-of-range' || origin.replaceable !== undefined;
    const message = isTold ? say`${error.said}${origin.text}` : error.said;
    return problemFrom(origin, frame, error.code, message, blame(expression, error.argument), () => nameOf(expression));
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

/** Errors that other values of the same types would not give. */
const ofValues: ReadonlySet<DiagnosticCode> = new Set([
  'division-by-zero',
  'fail',
  'index-out-of-range',
  'missing-property',
  'out-of-range',
  'too-large',
]);

/** What gives the error where another value would not: one argument, or all that is written; nothing where any value does. */
function causeOf({ code, argument }: EvaluationError, expression: Expression): Expression | undefined {
  if (ofValues.has(code)) return expression;
  if (code !== 'wrong-type' && code !== 'bad-argument') return undefined;
  return expression.kind === 'call' && argument !== undefined ? expression.args[argument] : expression;
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
  const special = contextFunction(name, forms.functions);
  if (special) return special.evaluate(call, frame);
  const entry = functionNamed(name);
  if (entry === undefined) return unknownFunction(call, frame);
  if (call.args.length < entry.minArguments || call.args.length > entry.maxArguments) return wrongArity(call, frame);
  const args = call.args.map((arg) => (isLambda(arg) ? forms.lambda(arg, frame) : evaluate(arg, frame)));
  return callFunction(entry, args) ?? null;
}

/** By lower-case name. */
export function contextFunction(name: string, functions: LanguageForms['functions']): ContextFunction | undefined {
  return functions.get(name) ?? (name.startsWith('list') ? functions.get('list*') : undefined);
}

/** What is known of the function that is called; `undefined` for one of the template's own. */
export function rowOf({ namespace, name }: CallExpression, { deployment: { run } }: Frame): FunctionRow | undefined {
  if (namespace !== undefined) return undefined;
  const lower = name.toLowerCase();
  return contextFunction(lower, run.forms.functions) ?? functionNamed(lower);
}

function isLambda(expression: Expression): expression is CallExpression {
  return expression.kind === 'call' && expression.namespace === undefined && expression.name.toLowerCase() === 'lambda';
}

/** Both are reported for the whole template by the binding pass, so here they only make the value unknown. */
function unknownFunction(call: CallExpression, frame: Frame): Value {
  return faulty(
    `unknown-function:${frame.deployment.key}:${call.name}`,
    `'${call.name}' is not a function of ARM templates`,
    { place: call.place },
  );
}

function wrongArity(call: CallExpression, frame: Frame): Value {
  return faulty(
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
export class ExpressionThunk extends Kept implements Thunk {
  readonly kind = 'thunk';
  readonly expression: Expression;
  readonly frame: Frame;
  readonly label = undefined;

  constructor(expression: Expression, frame: Frame) {
    super();
    this.expression = expression;
    this.frame = frame;
  }

  get place(): Place {
    return this.expression.place;
  }

  get run(): Run {
    return this.frame.deployment.run;
  }

  force(): Maybe {
    return this.get(this.frame.uncertain !== true);
  }

  protected override compute(): Maybe {
    return evaluate(this.expression, this.frame);
  }
}

export function lazily(expression: Expression, frame: Frame): Lazy {
  return expression.kind === 'literal' && !expression.deferred
    ? expression.value
    : new ExpressionThunk(expression, frame);
}

function evaluatedArray(items: readonly Expression[], frame: Frame): ArrayValue {
  spendItems(items.length);
  return { kind: 'array', parts: items.map((item) => lazily(item, frame)) };
}

/** An object expression in its frame; members are made when the object is first looked into. */
export class EvaluatedObject implements ObjectValue {
  readonly kind = 'object';
  readonly expression: ObjectExpression;
  readonly frame: Frame;
  #content: Content | 'active' | undefined;

  constructor(expression: ObjectExpression, frame: Frame) {
    this.expression = expression;
    this.frame = frame;
  }

  get members(): ReadonlyMap<string, Member> {
    return this.#read().members;
  }

  // Declared in the interface as an optional property: absent and undefined mean the same to every reader.
  get rest(): Unknown {
    return this.#read().rest as Unknown;
  }

  /** A key may be computed from the object itself. */
  #read(): Content {
    if (this.#content === 'active') return { members: new Map(), rest: ofItself(this.expression.place, this.frame) };
    if (this.#content !== undefined) return this.#content;
    this.#content = 'active';
    let content: Content | undefined;
    try {
      content = contentOf(this.expression.entries, this.frame);
    } finally {
      this.#content = content;
    }
    return content;
  }
}

interface Content {
  readonly members: ReadonlyMap<string, Member>;
  readonly rest: Unknown | undefined;
}

/** What stands for the members of an object that are asked for while its keys are evaluated. */
export function ofItself(place: Place, frame: Frame): Unknown {
  return problem(frame, 'circular-reference', 'the names in this object depend on itself; break the circle', place);
}

function contentOf(entries: readonly ObjectEntry[], frame: Frame): Content {
  spendItems(entries.length);
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
