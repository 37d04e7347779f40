import type { Deployment } from '../../evaluate/context.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Concern, Judgement } from '../../policy/judge/judgement.ts';
import type { FileJudging } from '../../settings/settings.ts';
import type { Spelling } from '../../template/message.ts';
import type { ParameterSet } from '../../template/template.ts';
import type { LocatedDiagnostic } from '../../workspace/diagnostics.ts';
import type { Companion } from '../../workspace/session.ts';
import type { Satisfied } from './satisfied.ts';

/** How a template of a run is judged. */
export interface Judging extends Omit<FileJudging, 'rules'> {
  /** How expressions are spelled, whatever file a message is about. */
  readonly spelling?: Spelling;
  /** What policies are satisfied with; filled while judging. */
  readonly satisfied: Satisfied;
  /** What the template is judged together with: what it holds counts, but is not judged. */
  readonly companions?: readonly Companion[];
  /** Whether each check is to say in which files its resource is declared and deployed. */
  readonly traced?: boolean;
}

/** A template deployed with one set of parameters, judged. */
export interface JudgedDeployment {
  readonly set: ParameterSet | undefined;
  /** The template's own, then those of its companions. */
  readonly deployments: readonly Deployment[];
  readonly graph: Graph;
  readonly judgements: readonly Judgement[];
  /** What is not told, since a policy that says the same more closely fails for the resource. */
  readonly silent: readonly Concern[];
  /** What evaluating and judging it took, in steps. */
  readonly cost: number;
  /** What is wrong with the templates; more may show when findings are located. */
  diagnostics(): readonly LocatedDiagnostic[];
}
