import { armShown } from '../arm/write.ts';
import { buildGraph } from '../graph/build.ts';
import type { Graph, ResourceNode } from '../graph/graph.ts';
import { chooseFiles } from '../lint/choose/candidates.ts';
import { isRoot } from '../lint/judge/all-files.ts';
import { asksOf, filesOf, setsOf } from '../lint/judge/one-template.ts';
import type { Environment } from '../policy/document/policy.ts';
import { loadFacts } from '../policy/facts.ts';
import type { Concern } from '../policy/judge/judgement.ts';
import { parameterValues } from '../policy/parameters.ts';
import { type NodeTrace, type TraceLine, traceNode } from '../policy/trace/trace.ts';
import { openWorld } from '../policy/world.ts';
import { wholeMessage } from '../result/message.ts';
import { policyNamed } from '../settings/policies/catalog.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { openRunSettings } from '../settings/run-settings.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import { type Message, type Spelling, spell } from '../template/message.ts';
import { printable, termMessage } from '../values/print.ts';
import { standsForItself } from '../values/term.ts';
import type { Unknown } from '../values/value.ts';
import { locationOf } from '../workspace/location.ts';
import { openSession } from '../workspace/session.ts';
import { spellingIn } from '../workspace/spelling.ts';

export interface TraceOptions {
  readonly cwd: string;
  readonly policy: string;
  /** A resource's name, qualified name, symbol, or id, or a part of its id; in any case. */
  readonly resource: string;
  readonly paths: readonly string[];
  readonly parameters: readonly string[];
  readonly environment?: Environment | undefined;
  readonly env: readonly string[];
  readonly context: DeploymentContext;
  readonly policies: readonly string[];
  /** Absent: what the configuration says. */
  readonly whole?: boolean | undefined;
  readonly config?: string | false | undefined;
}

export interface Traced {
  /** Lines of text; what they take from templates is not escaped. */
  readonly lines: readonly string[];
  /** How many resources matched. */
  readonly count: number;
}

/** The condition tree of one policy for the resources that a name means, in every template of the paths. */
export async function traceResource(options: TraceOptions): Promise<Traced> {
  const { loaded: named } = await policyNamed(options.policy, options);
  const { id } = named.policy.document;
  const session = openSession(options);
  const choice = { ...options, select: [id], ignore: [] };
  const settings = openRunSettings(session, await shippedPolicies(), choice);
  const { candidates, judged } = await chooseFiles(session, settings, options);
  const asked = new Set(candidates.map((candidate) => candidate.path));
  const parts: string[][] = [];
  for (const candidate of judged) {
    const { path } = candidate;
    const document = session.documents.open(path);
    if (document.kind !== 'template') continue;
    const judging = await (await settings.of(path)).judgingOf(path);
    if (!isRoot(session, candidate, judging)) continue;
    const { policies, whole, context, environments } = judging;
    const loaded = policies[0] ?? named;
    const { policy, settings: given } = loaded;
    const { fact } = await loadFacts(policy.facts);
    const [set] = setsOf(session, path, judging);
    const graph = buildGraph([session.deploy(document.template, set, context)]);
    const world = openWorld(graph, fact);
    const parameters = parameterValues(policy.document, given).values;
    const { types } = policy;
    const meant = (node: ResourceNode): boolean =>
      isMeant(node, options.resource) && filesOf(node).some((file) => asked.has(file));
    for (const node of types.flatMap((type) => graph.ofType(type)).filter(meant))
      parts.push(
        traceLines(
          traceNode(
            policy,
            node,
            world,
            { whole, parameters, ...asksOf(loaded, environments, set) },
            spellingIn(node.origin.place.source.path),
          ),
          graph,
        ),
      );
  }
  return { lines: parts.flatMap((part, at) => (at === 0 ? part : ['', ...part])), count: parts.length };
}

function isMeant(node: ResourceNode, resource: string): boolean {
  const wanted = resource.toLowerCase();
  const name = spell(printable(node.name), armShown).toLowerCase();
  return (
    !node.existing &&
    (name === wanted ||
      name.split('/').at(-1) === wanted ||
      node.called?.toLowerCase() === wanted ||
      spell(printable(node.id), armShown).toLowerCase().includes(wanted))
  );
}

function traceLines({ node, judgements, rules }: NodeTrace, graph: Graph): string[] {
  const location = locationOf(node.origin.place, 'key');
  const spelling = spellingIn(location.file);
  const lines = [`${node.type} ${spell(printable(node.name), spelling)}  ${location.file}:${location.startLine}`];
  const verdicts = judgements.map((each) =>
    'message' in each
      ? `${each.verdict === 'open' ? 'undecided' : each.verdict}: ${concernText(each, spelling)}${yieldText(each.yieldsTo)}`
      : each.verdict,
  );
  lines.push(...new Set(verdicts.map((verdict) => `  => ${verdict}`)));
  for (const rule of rules) {
    if (rule.each !== undefined) lines.push(`  for ${rule.each}`);
    if (rule.when) lines.push('  judged when', ...treeLines(rule.when, '    ', graph, spelling));
    if (rule.require) lines.push('  required', ...treeLines(rule.require, '    ', graph, spelling));
  }
  return lines;
}

function concernText({ message, help }: Pick<Concern, 'message' | 'help'>, spelling: Spelling): string {
  const text = (each: Message): string => spell(each, spelling);
  return wholeMessage({ message: text(message), ...(help !== undefined && { help: text(help) }) });
}

function yieldText(policies: readonly string[]): string {
  return policies.length === 0 ? '' : ` (not said where ${policies.join(' or ')} fails)`;
}

const marks = { true: 'yes', false: 'no ', unknown: '?  ' } as const;

function treeLines(line: TraceLine, margin: string, graph: Graph, spelling: Spelling): string[] {
  const value = line.value === undefined ? '' : ` — ${line.value}`;
  const own = [`${margin}${marks[`${line.truth}`]} ${line.label}${value}${placeText(line, graph)}`];
  if (line.children.length === 0)
    own.push(
      ...[...new Set(line.causes.map((cause) => `${margin}    because ${causeText(cause, spelling)}`))].slice(0, 3),
    );
  return [...own, ...line.children.flatMap((child) => treeLines(child, `${margin}  `, graph, spelling))];
}

function causeText(cause: Unknown, spelling: Spelling): string {
  const reason = spell(cause.reason, spelling);
  if (standsForItself(cause)) return reason;
  return `${spell(termMessage(cause), spelling)}: ${reason}`;
}

function placeText({ spot }: TraceLine, graph: Graph): string {
  if (spot === undefined) return '';
  const site = graph.locate(spot.node, spot.path);
  const { file, startLine, startColumn } = locationOf(site.place, site.part);
  return `  (${file}:${startLine}:${startColumn})`;
}
