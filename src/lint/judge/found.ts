import type { Deployment } from '../../evaluate/context.ts';
import { allDeployments } from '../../evaluate/deployments.ts';
import type { ResourceNode } from '../../graph/graph.ts';
import type { Concern, Judgement } from '../../policy/judge/judgement.ts';
import type { ParameterSet } from '../../template/template.ts';
import type { Occurrence } from './fold.ts';
import type { JudgedDeployment } from './judging.ts';

/** What is found in one deployment, to be compared with what is found there after an edit. */
export interface DeploymentFindings {
  /** How many resources it has. */
  readonly nodes: number;
  /** What evaluating and judging it took, in steps. */
  readonly cost: number;
  readonly concerns: readonly FoundConcern[];
  /** What another policy says more closely: once that is fixed it is told, and was there before. */
  readonly silent: readonly FoundConcern[];
}

export interface FoundConcern extends Pick<Occurrence, 'node' | 'idKey' | 'path'> {
  readonly policy: string;
  readonly verdict: Concern['verdict'];
}

export function foundIn({ graph, cost, judgements, silent }: JudgedDeployment): DeploymentFindings {
  const found = (concern: Concern): FoundConcern => ({
    ...spotOf(concern),
    policy: concern.policy.document.id,
    verdict: concern.verdict,
  });
  const concerns = judgements.filter(isConcern).map(found);
  return { nodes: graph.nodes.length, cost, concerns, silent: silent.map(found) };
}

export function isConcern(judgement: Judgement): judgement is Concern {
  return 'message' in judgement;
}

export function spotOf({ node, at }: Concern): Pick<Occurrence, 'node' | 'idKey' | 'path'> {
  const path = [...(at.node === node ? [] : [at.node.index]), ...at.path].join('/');
  return { ...atNode(node), path };
}

/** A resource as a whole. */
export function atNode({ index, idKey }: ResourceNode): Pick<Occurrence, 'node' | 'idKey' | 'path'> {
  return { node: index, idKey, path: '' };
}

/** The files in which edits may be made for a deployment: its templates, what they import, its parameters. */
export function sourceFilesOf(root: Deployment, set: ParameterSet | undefined): ReadonlySet<string> {
  const templates = new Set(allDeployments(root).map(({ template }) => template));
  const places = [...templates].flatMap(({ place, variables, functions }) => [
    place,
    ...[...variables.values()].map((variable) => variable.value.place),
    ...[...functions.values()].map(({ output }) => output.place),
  ]);
  const given = [...(set?.values.values() ?? [])].map((argument) => argument.place);
  return new Set([...places, ...given].map(({ source }) => source.path));
}
