import { choose } from '../values/choice.ts';
import { guardsWhere } from '../values/guard.ts';
import { mayBeNull, orAbsent } from '../values/presence.ts';
import { memo } from '../values/substitute.ts';
import { root } from '../values/term.ts';
import {
  force,
  isChoice,
  isUnknown,
  type Lazy,
  type Maybe,
  type ObjectValue,
  objectOf,
  type Unknown,
  type Value,
} from '../values/value.ts';
import type { Deployment } from './context.ts';
import { evaluate, lazily } from './evaluate.ts';

/** The outputs of a deployment, `{ name: { type, value } }`. */
export function outputsOf(deployment: Deployment): ObjectValue {
  return outputs(deployment, (value) => value);
}

/** The same as `reference()` shows them: Azure leaves out the value of an output that is null. */
export function referencedOutputs(deployment: Deployment): ObjectValue {
  deployment.outputs ??= outputs(deployment, (value) => memo(() => withoutNull(force(value)), true));
  return deployment.outputs;
}

function outputs(deployment: Deployment, shown: (value: Lazy) => Lazy): ObjectValue {
  const entries: [string, Lazy][] = [];
  for (const { name, type, value, condition } of deployment.template.outputs.values()) {
    const computed = type.secure ? secretOutput(deployment, name) : shown(lazily(value, deployment.frame));
    const held = objectOf([
      ['type', type.type],
      ['value', computed],
    ]);
    const output = { ...held, whyAbsent: nullOutput(name) };
    const entry = onlyWhere(condition ? evaluate(condition, deployment.frame) : true, output);
    if (entry !== undefined) entries.push([name, entry]);
  }
  return objectOf(entries);
}

function nullOutput(name: string): string {
  return `output '${name}' is null here, and Azure leaves the value of such an output out; read it by 'outputs.?${name}'`;
}

function onlyWhere(condition: Value, shown: ObjectValue): Lazy | undefined {
  if (condition === false) return undefined;
  if (!isUnknown(condition) && !isChoice(condition)) return shown;
  const cases = [true, false].flatMap((truth) =>
    guardsWhere(condition, truth).map((guard) => ({ guard, value: truth ? shown : undefined })),
  );
  return memo(() => choose(cases, () => shown), true);
}

function withoutNull(value: Maybe): Maybe {
  if (value === null) return undefined;
  if (isUnknown(value)) return mayBeNull(value) ? orAbsent(value) : value;
  if (!isChoice(value)) return value;
  const alternatives = value.alternatives.map((each) => ({ guard: each.guard, value: withoutNull(each.value) }));
  return { kind: 'choice', alternatives };
}

function secretOutput(deployment: Deployment, name: string): Unknown {
  const of = { kind: 'runtime', formula: { kind: 'words', text: `outputs.${name}` } } as const;
  return root(`output:${deployment.key}:${name}`, of, `output '${name}' is secure`, { secure: true });
}
