import { leftOut } from '../template/formula.ts';
import type { Place } from '../template/place.ts';
import type { DeploymentArgument, NestedDeployment } from '../template/template.ts';
import { access } from '../values/access.ts';
import { alternativesOf, choose } from '../values/choice.ts';
import { apply, root } from '../values/term.ts';
import { force, isObject, isUnknown, type Lazy, type Maybe, type Unknown, type Value } from '../values/value.ts';
import type { Frame, SuppliedParameter } from './context.ts';
import { ExpressionThunk, evaluate, lazily } from './evaluate.ts';

/** The parameter values that a deployment resource or module passes, by lower-case name. */
export function suppliedTo(
  nested: NestedDeployment,
  frame: Frame,
  whole: Value | undefined,
  place: Place,
): Map<string, SuppliedParameter> {
  const supplied = new Map<string, SuppliedParameter>();
  for (const [key, argument] of nested.parameters) {
    supplied.set(key, { value: passed(argument, frame), place: argument.place, secret: argument.secret });
  }
  if (whole === undefined || !isObject(whole)) return supplied;
  for (const [key, member] of whole.members) {
    const value = force(member.value);
    const isValue = isObject(value) && value.members.has('value');
    supplied.set(key, {
      value: isValue ? access(value, 'value', true) : (value ?? null),
      place,
      secret: isObject(value) && value.members.has('reference'),
    });
  }
  return supplied;
}

function passed(argument: DeploymentArgument, frame: Frame): Lazy {
  return argument.wrapped ? new WrappedThunk(argument, frame) : lazily(argument.value, frame);
}

/** An argument that is an expression as a whole: it gives `{ value }`, or `{ reference }` to a key vault's secret. */
class WrappedThunk extends ExpressionThunk {
  readonly #argument: DeploymentArgument;

  constructor(argument: DeploymentArgument, frame: Frame) {
    super(argument.value, frame);
    this.#argument = argument;
  }

  override force(): Maybe {
    const value = super.force();
    const { wrapped, name, place } = this.#argument;
    if (wrapped === undefined || alternativesOf(value).every((each) => each.value != null)) return value;
    const key = `argument:${this.frame.deployment.key}:${name}`;
    const secret = root(key, { kind: 'runtime', formula: leftOut }, `argument '${name}' is a Key Vault secret`, {
      secure: true,
      type: 'string',
      place,
    });
    const whole = alternativesOf(evaluate(wrapped, this.frame));
    if (!whole.some((each) => isReference(each.value))) return value;
    const each = whole.map(({ guard, value: part }) => ({
      guard,
      value: isReference(part) ? secret : part && access(part, 'value', true),
    }));
    return choose(each, () => secret);
  }
}

function isReference(value: Maybe): boolean {
  return isObject(value) && value.members.has('reference') && !value.members.has('value');
}

/** When the whole `parameters` object is not known, any parameter may be passed. */
export function suppliedRestOf(whole: Value): { suppliedRest?: Unknown } {
  if (isUnknown(whole)) return { suppliedRest: whole };
  if (isObject(whole)) return whole.rest ? { suppliedRest: whole.rest } : {};
  return { suppliedRest: apply('parameters', [whole], 'object') };
}
