import type { Place } from '../template/place.ts';
import { closest } from '../template/suggest.ts';
import type { Parameter } from '../template/template.ts';
import type { TypeModel } from '../template/types.ts';
import { modelOptions } from './access.ts';
import { choose } from './choice.ts';
import type { Deployment, Frame } from './context.ts';
import { evaluate } from './evaluate.ts';
import { EvaluationError } from './functions/entry.ts';
import { resolveIn } from './model.ts';
import { circle } from './report.ts';
import { root } from './term.ts';
import { force, isChoice, isUnknown, type Maybe, type Unknown, type Value } from './value.ts';

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
  const known = deployment.parameters.get(key);
  if (known !== undefined) return known;
  const parameter = deployment.template.parameters.get(key);
  if (parameter === undefined)
    throw new EvaluationError('unknown-parameter', missing('parameter', name, deployment.template.parameters), 0);
  return once(deployment, ['parameter', parameter.name], parameter.place, deployment.parameters, key, () =>
    resolve(parameter, deployment),
  );
}

/** The value of `variables(name)`. Throws `EvaluationError` for a name that is not declared. */
export function variableValue(name: string, frame: Frame): Value {
  const key = name.toLowerCase();
  const { deployment } = frame;
  const known = deployment.variables.get(key);
  if (known !== undefined) return known;
  const variable = deployment.template.variables.get(key);
  if (variable === undefined)
    throw new EvaluationError('unknown-variable', missing('variable', name, deployment.template.variables), 0);
  return once(deployment, ['variable', variable.name], variable.place, deployment.variables, key, () =>
    evaluate(variable.value, templateFrame(deployment)),
  );
}

/**
 * The frame of a deployment's own parameters and variables, outside of any loop. Of a nested template with outer scope
 * the parent evaluates these too.
 */
export function templateFrame(deployment: Deployment): Frame {
  if (deployment.template.outer) return deployment.frame;
  const { uncertain } = deployment.frame;
  return { deployment, indices: new Map(), locals: new Map(), ...(uncertain && { uncertain }) };
}

function missing(what: string, name: string, declared: ReadonlyMap<string, { readonly name: string }>): string {
  const hint = closest(
    name,
    Array.from(declared.values(), (each) => each.name),
  );
  return `the template has no ${what} '${name}'${hint ? `; did you mean '${hint}'?` : ''}`;
}

function once(
  deployment: Deployment,
  [kind, name]: readonly ['parameter' | 'variable', string],
  place: Place,
  memo: Map<string, Value>,
  key: string,
  compute: () => Value,
): Value {
  const { active } = deployment;
  const label = `${kind} '${name}'`;
  if (active.includes(label)) {
    const path = [...active.slice(active.indexOf(label)), label].join(' → ');
    const message = `${label} depends on itself: ${path}; break the circle`;
    return circle(templateFrame(deployment), message, place, `${kind}s('${name}')`);
  }
  active.push(label);
  const value = compute();
  active.pop();
  memo.set(key, value);
  return value;
}

/**
 * A parameter's value: what was supplied; else its default; else null where the type is nullable; else unknown within
 * its constraints. An explicit null given to a parameter with a default means the default.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/parameters
 */
function resolve(parameter: Parameter, deployment: Deployment): Value {
  const supplied = deployment.supplied.get(parameter.name.toLowerCase());
  if (supplied?.secret) return unknownParameter(parameter, deployment, 'is a Key Vault secret', true);
  if (supplied) {
    const value = force(supplied.value) ?? null;
    return guardSecret(
      parameter,
      deployment,
      constrain(orDefault(value, parameter, deployment), parameter, deployment),
    );
  }
  if (deployment.suppliedRest) return unknownParameter(parameter, deployment, 'may or may not be passed', false);
  return guardSecret(parameter, deployment, defaultOf(parameter, deployment));
}

function orDefault(value: Value, parameter: Parameter, deployment: Deployment): Value {
  if (parameter.defaultValue === undefined) return value;
  if (value === null) return defaultOf(parameter, deployment);
  if (!isChoice(value) || value.alternatives.every((each) => each.value != null)) return value;
  const replaced = value.alternatives.map((each) => ({
    guard: each.guard,
    value: each.value ?? (defaultOf(parameter, deployment) as Maybe),
  }));
  return choose(replaced, () => unknownParameter(parameter, deployment, 'has too many possible values', false)) ?? null;
}

function defaultOf(parameter: Parameter, deployment: Deployment): Value {
  if (parameter.defaultValue !== undefined) return evaluate(parameter.defaultValue, templateFrame(deployment));
  if (resolveModel(parameter.type, deployment).nullable) return null;
  return unknownParameter(parameter, deployment, 'has no value and no default', false);
}

/** An unknown that is passed on gains what the parameter's own declaration says about it. */
function constrain(value: Value, parameter: Parameter, deployment: Deployment): Value {
  if (!isUnknown(value)) return value;
  const { domain, model, range, type, secure } = modelOptions(
    resolveModel(parameter.type, deployment),
    value.expression,
    value.secure,
  );
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
  const { type, ...options } = modelOptions(model, `parameters('${parameter.name}')`, secure);
  return root(`parameter:${deployment.key}:${parameter.name.toLowerCase()}`, `parameter '${parameter.name}' ${why}`, {
    ...options,
    type,
    place: parameter.place,
  });
}

/** A declared type, references followed. */
function resolveModel(model: TypeModel, deployment: Deployment): TypeModel {
  return resolveIn(model, deployment.template.definitions);
}
