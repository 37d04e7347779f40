import { armShown } from '../../src/arm/write.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { loadFacts } from '../../src/policy/facts.ts';
import { judge } from '../../src/policy/judge/judge.ts';
import type { Judgement } from '../../src/policy/judge/judgement.ts';
import { parameterValues } from '../../src/policy/parameters.ts';
import { type FactLookup, openWorld } from '../../src/policy/world.ts';
import { type LoadedPolicy, shippedPolicies } from '../../src/settings/policies/policies.ts';
import { spell } from '../../src/template/message.ts';
import { brief } from '../../src/values/print.ts';
import { idText } from './canonical.ts';

/** All that judges a pair. */
export interface Bench {
  readonly policies: readonly LoadedPolicy[];
  readonly fact: FactLookup;
}

export async function openBench(): Promise<Bench> {
  const [policies, { fact }] = await Promise.all([shippedPolicies(), loadFacts()]);
  return { policies, fact };
}

/** What a policy says of one resource, apart from where it says so. */
export interface Verdict {
  readonly policy: string;
  /** The resource's id, canonical. */
  readonly resource: string;
  /** The verdict, with the message where it has one. */
  readonly says: string;
}

/** Every verdict of every shipped policy; what does not apply is left out. */
export function verdictsOf(graph: Graph, { policies, fact }: Bench): Verdict[] {
  const world = openWorld(graph, fact, (_, name) => brief(name));
  const judgements = policies.flatMap(({ policy }) =>
    judge(policy, world, { whole: false, parameters: parameterValues(policy.document, {}).values }),
  );
  return judgements.filter(({ verdict }) => verdict !== 'notApplicable').map(plain);
}

function plain(judgement: Judgement): Verdict {
  const { policy, node, verdict } = judgement;
  const message = 'message' in judgement ? `: ${withoutTargets(spell(judgement.message, armShown))}` : '';
  return { policy: policy.document.id, resource: idText(node.id), says: `${verdict}${message}` };
}

/** Bicep refers by symbolic name, `reference('nic')`, where compiled templates refer by id: whichever is written. */
function withoutTargets(message: string): string {
  const [before = '', ...references] = message.split('reference(');
  return [before, ...references.map(afterParenthesis)].join('reference(…)');
}

function afterParenthesis(text: string): string {
  let depth = 1;
  for (const [at, character] of [...text].entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return [...text].slice(at + 1).join('');
  }
  return '';
}
