import type { CallExpression } from '../../template/expression.ts';
import { callFormula, literalFormula } from '../../template/formula.ts';
import { placeKey } from '../../template/place.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import type { Family, RowFacts } from '../../values/functions/signature.ts';
import { apply, because, root } from '../../values/term.ts';
import { keyOf, type Unknown, type Value } from '../../values/value.ts';
import type { ContextFunction, Frame } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { findBySymbol } from '../expanded.ts';
import { copyKey } from '../report.ts';
import { inContext } from './row.ts';

/** Functions whose result only Azure, the clock or chance knows. Each call at one place is one term. */
export const runtimeFunctions: readonly ContextFunction[] = [
  inContext('date', 'utcNow([format: string]): string', (call, frame) =>
    moment(call, frame, 'is the time of the deployment'),
  ),
  inContext('string', 'newGuid(): string', (call, frame) => moment(call, frame, 'is new at every deployment')),
  inContext(
    'resource',
    'list*(resourceNameOrIdentifier: string, apiVersion: string, [functionValues: object]): any',
    list,
  ),
  inContext('bicep-resource', 'target([full: string]): any', target, {
    adviceInBicep: 'write this.existingResource()',
  }),
  remote(
    'resource',
    'pickZones(providerNamespace: string, resourceType: string, location: string, [numberOfZones: int], [offset: int]): array',
  ),
  remote('resource', 'providers(providerNamespace: string, [resourceType: string]): object'),
  remote('bicep-deployment', 'extensions(extensionAlias: string): object', {
    adviceInBicep: 'write the name of the extension',
  }),
  remote('bicep-resource', 'roleDefinitions(roleName: string): object'),
  remote('bicep-resource', 'toLogicalZone(subscriptionId: string, location: string, physicalZone: string): string'),
  remote('bicep-resource', 'toLogicalZones(subscriptionId: string, location: string, physicalZones: array): array'),
  remote('bicep-resource', 'toPhysicalZone(subscriptionId: string, location: string, logicalZone: string): string'),
  remote('bicep-resource', 'toPhysicalZones(subscriptionId: string, location: string, logicalZones: array): array'),
  remote('bicep-parameters', 'externalInput(name: string, [config: any]): any'),
  remote('bicep-parameters', 'externalInputs(name: string, [config: any]): any', {
    adviceInBicep: 'write externalInput(name)',
  }),
  inContext(
    'bicep-parameters',
    'readEnvironmentVariable(variableName: string, [default: string]): string',
    readEnvironmentVariable,
  ),
  inContext('bicep-parameters', 'readEnvVar(variableName: string): string', readEnvironmentVariable),
  remote('bicep-parameters', 'readCliArg(argumentName: string): string'),
  inContext('bicep-flow', 'fail(message: string): any', failHere),
];

/** A function that only Azure, or who calls the deployment, can compute. */
function remote(family: Family, text: string, facts?: RowFacts): ContextFunction {
  const own: ContextFunction = inContext(
    family,
    text,
    (call, frame) => {
      const args = call.args.map((arg) => evaluate(arg, frame));
      return onlyInAzure(apply(call.name, args, own.returns, { place: call.place }), call);
    },
    facts,
  );
  return own;
}

function failHere(call: CallExpression, frame: Frame): Value {
  const message = call.args[0] ? evaluate(call.args[0], frame) : '';
  throw new EvaluationError(
    'fail',
    `the template fails here: ${typeof message === 'string' ? message : 'its message is not known'}`,
  );
}

/** Of a template with symbolic names the first argument may be one; the term names the resource by its id. */
function list(call: CallExpression, frame: Frame): Value {
  const [target, ...rest] = call.args.map((arg) => evaluate(arg, frame));
  const { deployment } = frame;
  const symbolic = typeof target === 'string' && deployment.template.symbolic;
  const id = symbolic ? (findBySymbol(deployment, target)?.id ?? target) : (target ?? null);
  return onlyInAzure(apply(call.name, [id, ...rest], 'object', { place: call.place, secure: true }), call);
}

/**
 * The resource in whose body it stands, as it is before the deployment, or null where it is not there yet. One term for
 * each resource and copy.
 */
function target(call: CallExpression, frame: Frame): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  const { deployment, declaration } = frame;
  const where = `${placeKey(declaration?.place ?? call.place)}${copyKey(frame)}`;
  const key = `target:${deployment.key}:${where}:${args.map(keyOf).join()}`;
  const of = { kind: 'runtime', formula: callFormula('target', literalFormula('full')) } as const;
  const reason = 'whether the resource is there already, and what it holds, is only known to Azure';
  return root(key, of, reason, { place: call.place });
}

function moment(call: CallExpression, frame: Frame, why: string): Value {
  const key = `${call.name.toLowerCase()}:${frame.deployment.key}:${placeKey(call.place)}`;
  const of = { kind: 'runtime', formula: callFormula(call.name) } as const;
  return root(key, of, `${call.name}() ${why}`, { type: 'string', place: call.place, range: { min: 1 } });
}

function onlyInAzure(term: Unknown, call: CallExpression): Unknown {
  return because(`${call.name}() is only known to Azure`, term);
}

/** Reads nothing of the environment unless the person allowed this name. One that is not set gives the default. */
function readEnvironmentVariable(call: CallExpression, frame: Frame): Value {
  const [name, fallback] = call.args.map((arg) => evaluate(arg, frame));
  const allowed = frame.deployment.run.allowedEnvironment;
  if (typeof name === 'string' && allowed.has(name)) {
    const value = allowed.get(name) ?? fallback;
    if (value !== undefined) return value;
    const message = `environment variable '${name}' is not set, and no default is given; set it, or write ${call.name}('${name}', 'default')`;
    throw new EvaluationError('missing-environment-variable', message, 0);
  }
  const reason = `environment variable ${typeof name === 'string' ? `'${name}'` : ''} is not read (allow it with --env)`;
  return because(reason, apply(call.name, [name ?? null, fallback ?? null], 'string', { place: call.place }));
}
