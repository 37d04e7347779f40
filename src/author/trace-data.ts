import type { Graph } from '../graph/graph.ts';
import { undecidedFor } from '../lint/judge/possible.ts';
import type { Concern } from '../policy/judge/judgement.ts';
import type { NodeTrace, TraceLine } from '../policy/trace/trace.ts';
import { wholeMessage } from '../result/message.ts';
import type { ResourceTrace, TracedCondition } from '../result/trace.ts';
import { type Message, type Spelling, spell } from '../template/message.ts';
import { printable, termMessage } from '../values/print.ts';
import { standsForItself } from '../values/term.ts';
import type { Unknown } from '../values/value.ts';
import { locationOf } from '../workspace/location.ts';
import { spellingIn } from '../workspace/spelling.ts';

/** More reasons for one condition tell no more. */
const shownCauses = 3;

/** A trace as plain data: places resolved, values spelled in the resource's language. */
export function traceData({ node, judgements, rules }: NodeTrace, graph: Graph, within: string): ResourceTrace {
  const location = locationOf(node.origin.place, 'key');
  const spelling = spellingIn(location.file);
  const condition = (line: TraceLine | undefined) => line && conditionData(line, graph, spelling);
  return {
    type: node.type,
    name: spell(printable(node.name), spelling),
    location,
    within: [within],
    verdicts: judgements.map((each) => ({
      verdict: each.verdict,
      ...('message' in each && { text: `${concernText(told(each), spelling)}${yieldText(each.yieldsTo)}` }),
    })),
    rules: rules.map(({ each, when, require }) => {
      const [judgedWhen, required] = [condition(when), condition(require)];
      return {
        ...(each !== undefined && { each }),
        ...(judgedWhen && { when: judgedWhen }),
        ...(required && { require: required }),
      };
    }),
  };
}

/** Of an undecided one, with which values it fails. */
function told(concern: Concern): Pick<Concern, 'message' | 'help'> {
  return (concern.trial && undecidedFor(concern.trial())) ?? concern;
}

function concernText({ message, help }: Pick<Concern, 'message' | 'help'>, spelling: Spelling): string {
  const text = (each: Message): string => spell(each, spelling);
  return wholeMessage({ message: text(message), ...(help !== undefined && { help: text(help) }) });
}

function yieldText(policies: readonly string[]): string {
  return policies.length === 0 ? '' : ` (not said where ${policies.join(' or ')} fails)`;
}

function conditionData(line: TraceLine, graph: Graph, spelling: Spelling): TracedCondition {
  const { truth, label, value, children, causes } = line;
  const location = locationIn(line, graph);
  const reasons = children.length === 0 ? causes.map((cause) => causeText(cause, spelling)) : [];
  return {
    truth,
    label,
    ...(value !== undefined && { value }),
    ...(location && { location }),
    causes: [...new Set(reasons)].slice(0, shownCauses),
    children: children.map((child) => conditionData(child, graph, spelling)),
  };
}

function causeText(cause: Unknown, spelling: Spelling): string {
  const reason = spell(cause.reason, spelling);
  if (standsForItself(cause)) return reason;
  return `${spell(termMessage(cause), spelling)}: ${reason}`;
}

function locationIn({ spot }: TraceLine, graph: Graph): TracedCondition['location'] {
  if (spot === undefined) return undefined;
  const site = graph.locate(spot.node, spot.path);
  return locationOf(site.place, site.part);
}
