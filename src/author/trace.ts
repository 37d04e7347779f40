import { armShown } from '../arm/write.ts';
import { buildGraph } from '../graph/build.ts';
import type { ResourceNode } from '../graph/graph.ts';
import { chooseFiles } from '../lint/choose/candidates.ts';
import { isRoot } from '../lint/judge/all-files.ts';
import { asksOf, filesOf, setsOf } from '../lint/judge/one-template.ts';
import type { Environment } from '../policy/document/policy.ts';
import { loadFacts } from '../policy/facts.ts';
import { parameterValues } from '../policy/parameters.ts';
import { traceNode } from '../policy/trace/trace.ts';
import { openWorld } from '../policy/world.ts';
import type { ResourceTrace } from '../result/trace.ts';
import { policyNamed } from '../settings/policies/catalog.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { openRunSettings } from '../settings/run-settings.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import { spell } from '../template/message.ts';
import { printable } from '../values/print.ts';
import { openSession } from '../workspace/session.ts';
import { spellingIn } from '../workspace/spelling.ts';
import { traceData } from './trace-data.ts';

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

/**
 * The condition tree of one policy for the resources that a name means, in every template of the paths, with each of its
 * parameter files.
 */
export async function traceResource(options: TraceOptions): Promise<readonly ResourceTrace[]> {
  const { loaded: named } = await policyNamed(options.policy, options);
  const { id } = named.policy.document;
  const session = openSession(options);
  const choice = { ...options, select: [id], ignore: [] };
  const settings = openRunSettings(session, await shippedPolicies(), choice);
  const { candidates, judged } = await chooseFiles(session, settings, options);
  const asked = new Set(candidates.map((candidate) => candidate.path));
  const traces: ResourceTrace[] = [];
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
    const parameters = parameterValues(policy.document, given).values;
    const isAsked = (node: ResourceNode): boolean =>
      isMeant(node, options.resource) && filesOf(node).some((file) => asked.has(file));
    const sets = setsOf(session, path, judging);
    for (const set of sets.length > 0 ? sets : [undefined]) {
      const graph = buildGraph([session.deploy(document.template, set, context)]);
      const world = openWorld(graph, fact);
      const how = { whole, parameters, ...asksOf(loaded, environments, set) };
      const within = set?.source === undefined ? path : `${path} with ${set.label}`;
      for (const node of policy.types.flatMap((type) => graph.ofType(type)).filter(isAsked)) {
        const spelling = spellingIn(node.origin.place.source.path);
        traces.push(traceData(traceNode(policy, node, world, how, spelling), graph, within));
      }
    }
  }
  return traces;
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
