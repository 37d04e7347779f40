import type { Deployment } from '../evaluate/context.ts';
import type { Scalar } from '../template/expression.ts';
import { memberModel, resolveIn } from '../template/type-members.ts';
import type { TypeModel } from '../template/types.ts';
import { isScalar, type Maybe } from '../values/value.ts';
import type { Owner } from './owner.ts';
import type { Segment } from './places.ts';

/** Whether the parameter that a literal is given to, or is the default of, takes a value in its place. */
export function accepts(owner: Owner, value: Maybe): boolean {
  if (owner.kind === 'declaration' || owner.kind === 'variable' || owner.kind === 'function') return true;
  const parameter = owner.deployment.template.parameters.get(owner.name);
  if (parameter === undefined) return true;
  const model = modelAt(parameter.type, owner.path, owner.deployment);
  return model === undefined || fits(model, value);
}

function modelAt(start: TypeModel, path: readonly Segment[], deployment: Deployment): TypeModel | undefined {
  let model: TypeModel | undefined = resolveIn(start, deployment.template.definitions);
  for (const segment of path) model = memberModel(model, segment ?? undefined);
  return model;
}

function fits(model: TypeModel, value: Maybe): boolean {
  if (value === null) return model.nullable;
  if (value === undefined || !isScalar(value))
    return model.type === 'object' || model.type === 'array' || model.type === 'any';
  const allowed = model.allowedValues;
  if (allowed && !allowed.some((each) => each === value)) return false;
  return isOfType(model, value) && isInRange(model, value);
}

function isOfType({ type }: TypeModel, value: Scalar): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return typeof value === 'number' || typeof value === 'bigint';
    default:
      return type === 'any';
  }
}

function isInRange({ minValue, maxValue, minLength, maxLength }: TypeModel, value: Scalar): boolean {
  if (typeof value === 'string')
    return value.length >= (minLength ?? 0) && value.length <= (maxLength ?? Number.POSITIVE_INFINITY);
  if (typeof value !== 'number') return true;
  return value >= (minValue ?? Number.NEGATIVE_INFINITY) && value <= (maxValue ?? Number.POSITIVE_INFINITY);
}
