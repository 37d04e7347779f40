import { type Circle, circlesOf } from '../template/circles.ts';
import { callFormula, type Formula, literalFormula } from '../template/formula.ts';
import { type Place, placeKey } from '../template/place.ts';
import { closest, namesIn } from '../template/suggest.ts';
import type { Parameter } from '../template/template.ts';
import { resolveIn } from '../template/type-members.ts';
import type { TypeModel } from '../template/types.ts';
import { modelOptions } from '../values/access.ts';
import { choose } from '../values/choice.ts';
import { forceAll } from '../values/force-all.ts';
import { EvaluationError } from '../values/functions/entry.ts';
import { faulty, root } from '../values/term.ts';
import { force, isChoice, isUnknown, type Maybe, type Unknown, type Value } from '../values/value.ts';
import type { Deployment, Frame, Named, Run } from './context.ts';
import { evaluate } from './evaluate.ts';
import { Kept } from './kept.ts';
import { fail } from './report.ts';

/** The value of `parameters(name)`. Throws `EvaluationError` for a name that is not declared. */
export function parameterValue(name: string, frame: Frame): Value {
  const key = name.toLowerCase();
  if (frame.arguments) {
    const argument = frame.arguments.get(key);
    if (argument === undefined)
      throw new EvaluationError('unknown-parameter', `the function has no parameter '${name}'`, 0);
    return force(argument) ?? null;
  }
  const { deployment } = frame;
  let kept: Named | undefined = deployment.parameters.get(key);
  if (kept === undefined) {
    const parameter = deployment.template.parameters.get(key);
    if (parameter === undefined)
      throw new EvaluationError('unknown-parameter', missing('parameter', name, deployment.template.parameters), 0);
    kept = new NamedValue(deployment, 'parameter', parameter, (own) => resolve(parameter, deployment, own));
    deployment.parameters.set(key, kept);
  }
  return kept.in(frame);
}

/** The value of `variables(name)`. Throws `EvaluationError` for a name that is not declared. */
export function variableValue(name: string, frame: Frame): Value {
  const key = name.toLowerCase();
  const { deployment } = frame;
  let kept: Named | undefined = deployment.variables.get(key);
  if (kept === undefined) {
    const variable = deployment.template.variables.get(key);
    if (variable === undefined)
      throw new EvaluationError('unknown-variable', missing('variable', name, deployment.template.variables), 0);
    kept = new NamedValue(deployment, 'variable', variable, (own) => evaluate(variable.value, own));
    deployment.variables.set(key, kept);
  }
  return kept.in(frame);
}

interface Declared {
  readonly name: string;
  readonly place: Place;
}

/** The value of a parameter or variable of a deployment. */
class NamedValue extends Kept implements Named {
  readonly label: string;
  readonly place: Place;
  readonly run: Run;
  readonly #kind: 'parameter' | 'variable';
  readonly #name: string;
  readonly #deployment: Deployment;
  readonly #circle: Circle | undefined;
  readonly #evaluate: (frame: Frame) => Value;

  constructor(
    deployment: Deployment,
    kind: 'parameter' | 'variable',
    { name, place }: Declared,
    evaluateIn: (frame: Frame) => Value,
  ) {
    super(true);
    this.label = `${kind} '${name}'`;
    this.#kind = kind;
    this.#name = name;
    this.place = place;
    this.run = deployment.run;
    this.#deployment = deployment;
    this.#circle = circlesOf(deployment.template).get(`${kind}:${name.toLowerCase()}`);
    this.#evaluate = evaluateIn;
  }

  /**
   * The value as it is named in a frame. What may lead back to itself is unknown within what it is made of where a
   * condition decides whether it does: so it is the same whichever name of a circle is asked for first.
   */
  in(frame: Frame): Value {
    const circle = this.#circle;
    if (circle?.certain)
      return fail(this.run, 'circular-reference', circle.message, circle.place, () => this.#formula());
    if (circle && frame.circle === circle && frame.uncertain)
      return faulty(`circle:${placeKey(this.place)}`, `${this.label} may depend on itself`, { place: this.place });
    return this.get(frame.uncertain !== true) ?? null;
  }

  protected override compute(): Value {
    const deployment = this.#deployment;
    const frame = templateFrame(deployment);
    deployment.busy += 1;
    try {
      if (this.#circle === undefined) return this.#evaluate(frame);
      // All of it while it is being evaluated, so that members which lead back to it are met.
      const value = this.#evaluate({ ...frame, circle: this.#circle });
      forceAll(value);
      return value;
    } finally {
      deployment.busy -= 1;
    }
  }

  #formula(): Formula {
    return callFormula(`${this.#kind}s`, literalFormula(this.#name));
  }
}

/**
 * The frame of a deployment's own parameters and variables, outside of any loop. Of a nested template with outer scope
 * the parent evaluates these too.
 */
export function templateFrame(deployment: Deployment): Frame {
  if (deployment.template.outer) return { ...deployment.frame, early: true };
  const { uncertain } = deployment.frame;
  // Bicep's compiler writes a variable that reads a resource into what uses it.
  const early = deployment.template.language === 'arm';
  return {
    deployment,
    indices: new Map(),
    locals: new Map(),
    ...(uncertain && { uncertain }),
    ...(early && { early }),
  };
}

function missing(what: string, name: string, declared: ReadonlyMap<string, { readonly name: string }>): string {
  const hint = closest(name, namesIn(declared.values()));
  return `the template has no ${what} '${name}'${hint ? `; did you mean '${hint}'?` : ''}`;
}

/**
 * A parameter's value: what was supplied; else its default; else null where the type is nullable; else unknown within
 * its constraints. An explicit null given to a parameter with a default means the default.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
 */
function resolve(parameter: Parameter, deployment: Deployment, frame: Frame): Value {
  const supplied = deployment.supplied.get(parameter.name.toLowerCase());
  if (supplied?.secret) return unknownParameter(parameter, deployment, 'is a Key Vault secret', true);
  if (supplied) {
    const value = force(supplied.value) ?? null;
    return guardSecret(
      parameter,
      deployment,
      constrain(orDefault(value, parameter, deployment, frame), parameter, deployment),
    );
  }
  if (deployment.suppliedRest) return unknownParameter(parameter, deployment, 'may or may not be passed', false);
  return guardSecret(parameter, deployment, defaultOf(parameter, deployment, frame));
}

function orDefault(value: Value, parameter: Parameter, deployment: Deployment, frame: Frame): Value {
  if (parameter.defaultValue === undefined) return value;
  if (value === null) return defaultOf(parameter, deployment, frame);
  if (!isChoice(value) || value.alternatives.every((each) => each.value != null)) return value;
  const replaced = value.alternatives.map((each) => ({
    guard: each.guard,
    value: each.value ?? (defaultOf(parameter, deployment, frame) as Maybe),
  }));
  return choose(replaced, () => unknownParameter(parameter, deployment, 'has too many possible values', false)) ?? null;
}

/** The frame of a parameter's default, where a value may be passed instead. */
export function inDefault(frame: Frame, { name, place, defaultValue }: Parameter, deployment: Deployment): Frame {
  if (deployment.parent !== undefined) return frame;
  return { ...frame, defaultOf: { name, place: defaultValue?.place ?? place } };
}

/** `frame`: that of the deployment's own expressions; of a template of outer scope it is the parent's. */
function defaultOf(parameter: Parameter, deployment: Deployment, frame: Frame): Value {
  if (parameter.defaultValue !== undefined)
    return evaluate(parameter.defaultValue, inDefault(frame, parameter, deployment));
  if (resolveModel(parameter.type, deployment).nullable) return null;
  return unknownParameter(parameter, deployment, 'has no value and no default', false);
}

/** An unknown that is passed on gains what the parameter's own declaration says about it. */
function constrain(value: Value, parameter: Parameter, deployment: Deployment): Value {
  if (!isUnknown(value)) return value;
  const { domain, model, range, type, secure } = modelOptions(resolveModel(parameter.type, deployment), value.secure);
  const narrowed: Unknown = {
    ...value,
    secure: secure === true,
    type: value.type === 'any' ? type : value.type,
    ...(value.domain === undefined && domain && { domain }),
    ...(value.model === undefined && model && { model }),
    ...(value.range === undefined && range && { range }),
  };
  return narrowed;
}

/** A secret that is given or defaulted is never read, only whether it is empty. */
function guardSecret(parameter: Parameter, deployment: Deployment, value: Value): Value {
  if (!resolveModel(parameter.type, deployment).secure || value === null || value === '') return value;
  if (isUnknown(value)) return value.secure ? value : { ...value, secure: true };
  const secret = unknownParameter(parameter, deployment, 'is secure', true);
  return typeof value === 'string' && secret.range === undefined ? { ...secret, range: { min: 1 } } : secret;
}

function unknownParameter(parameter: Parameter, deployment: Deployment, why: string, secure: boolean): Unknown {
  const model = resolveModel(parameter.type, deployment);
  const { type, ...options } = modelOptions(model, secure);
  const of = { kind: 'parameter', deployment: deployment.key, name: parameter.name } as const;
  const key = `parameter:${deployment.key}:${parameter.name.toLowerCase()}`;
  return root(key, of, `parameter '${parameter.name}' ${why}`, {
    ...options,
    type,
    place: parameter.place,
  });
}

/** A declared type, references followed. */
function resolveModel(model: TypeModel, deployment: Deployment): TypeModel {
  return resolveIn(model, deployment.template.definitions);
}
