import { callFormula, literalFormula } from '../template/formula.ts';
import { root } from '../values/term.ts';
import {
  force,
  isChoice,
  isObject,
  isThunk,
  type Lazy,
  type Maybe,
  type Member,
  type Unknown,
} from '../values/value.ts';

/** What a resource that is sent as a PATCH does not write, at a path of it. `key` tells it apart from other resources. */
export function unwritten(key: string): Unknown {
  const reason = 'the resource is patched: what is not written stays as it is, which only Azure knows';
  const formula = callFormula('target', literalFormula('full'));
  return root(`patch:${key}`, { kind: 'runtime', formula }, reason, { type: 'object' });
}

/** A value within such a resource: its objects have what they have already besides what is written; arrays are replaced. */
export function patched(value: Lazy, key: string): Lazy {
  if (!isThunk(value)) return opened(value, key) ?? null;
  return {
    kind: 'thunk',
    ...(value.optional && { optional: true }),
    force: () => opened(force(value), key),
  };
}

function opened(value: Maybe, key: string): Maybe {
  if (isChoice(value))
    return { ...value, alternatives: value.alternatives.map((each) => ({ ...each, value: opened(each.value, key) })) };
  if (!isObject(value)) return value;
  const members = new Map<string, Member>();
  for (const [name, member] of value.members)
    members.set(name, { key: member.key, value: patched(member.value, `${key}.${name}`) });
  return { kind: 'object', members, rest: value.rest ?? unwritten(key) };
}
