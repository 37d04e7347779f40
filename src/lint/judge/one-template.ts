import { problemsOf } from '../../evaluate/report.ts';
import { planFix } from '../../fix/plan.ts';
import type { PlannedFix } from '../../fix/request.ts';
import { buildGraph } from '../../graph/build.ts';
import type { ResourceNode } from '../../graph/graph.ts';
import type { Environment } from '../../policy/document/policy.ts';
import { environmentOfTag, isAskedIn } from '../../policy/judge/environment.ts';
import { type JudgeOptions, judge } from '../../policy/judge/judge.ts';
import type { Concern, Judgement, Trial } from '../../policy/judge/judgement.ts';
import { parameterValues } from '../../policy/parameters.ts';
import { openWorld, type World } from '../../policy/world.ts';
import type { Verdict } from '../../result/result.ts';
import type { Environments } from '../../settings/environments.ts';
import type { LoadedPolicy } from '../../settings/policies/policies.ts';
import { isIncluded } from '../../settings/policies/presets.ts';
import type { Spelling } from '../../template/message.ts';
import type { ParameterSet, Template } from '../../template/template.ts';
import { spentOf } from '../../values/budget.ts';
import { bindingProblems } from '../../workspace/bind/binding.ts';
import { type LocatedDiagnostic, located } from '../../workspace/diagnostics.ts';
import type { Session } from '../../workspace/session.ts';
import { spellingIn } from '../../workspace/spelling.ts';
import { findingOf, passOf } from './finding.ts';
import type { RawFinding } from './fold.ts';
import { atNode, type DeploymentFindings, foundIn, isConcern, sourceFilesOf, spotOf } from './found.ts';
import type { JudgedDeployment, Judging } from './judging.ts';
import { opaqueNotes } from './opaque.ts';
import { possibleAsFailures, trialsOf, withTrial } from './possible.ts';
import { unjudgedProblems } from './unjudged.ts';

/** What judging one root template with all its parameter sets gave. */
export interface TemplateOutcome {
  readonly raw: readonly RawFinding[];
  /** What passed, where that is to be told; neither suppressions nor the baseline concern it. */
  readonly passed: readonly RawFinding[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  readonly resources: number;
  /** The worst verdict of each check: a policy on a declaration. */
  readonly checks: ReadonlyMap<string, Check>;
  /** What was found with each parameter set. */
  readonly found: readonly DeploymentFindings[];
  /** The files it was made from, as far as edits may be made in them. */
  readonly sources: ReadonlySet<string>;
}

export interface Check {
  readonly verdict: Verdict;
  readonly waitsForWhole: boolean;
  /** Undecided, and fails for some allowed value of a parameter. */
  readonly possible: boolean;
  /** Where its resource is declared, and what deploys it; where that was asked for. */
  readonly files?: ReadonlySet<string>;
}

type Deploying = Pick<Session, 'deploy'> & Partial<Pick<Session, 'companion'>>;

/** Of a policy that is for some environments: which resources it is asked of. */
export function asksOf(
  { policy, onlyKnown = false }: LoadedPolicy,
  environments: Environments,
  set: ParameterSet | undefined,
): Pick<JudgeOptions, 'asks'> {
  const { environments: own } = policy.document;
  if (own === undefined || environments.possible.length === 0) return {};
  const of = environmentsIn(environments, set);
  return { asks: (node) => isAskedIn(of(node), own, onlyKnown) };
}

function environmentsIn({ tag, of }: Environments, set: ParameterSet | undefined) {
  const all = of(set?.source?.path);
  return (node: ResourceNode) => (tag && environmentOfTag(node, tag)) ?? all;
}

/** What a larger preset than that of the run says is told where it is known that the policy is for the environment. */
function isTold(
  judgement: Judgement,
  { policy, within }: LoadedPolicy,
  environmentOf: (node: ResourceNode) => Environment | undefined,
): boolean {
  if (!isConcern(judgement) || judgement.preset === undefined || within === undefined) return true;
  if (isIncluded(judgement.preset, within)) return true;
  const environment = within === 'essential' ? undefined : environmentOf(judgement.node);
  return environment !== undefined && (policy.document.environments ?? []).includes(environment);
}

/** The parameter sets that a template is judged with: the run's, else the configuration's, else those beside it. */
export function setsOf(
  { parameterFiles }: Session,
  file: string,
  { parameters }: Pick<Judging, 'parameters'>,
): readonly ParameterSet[] {
  const configured = parameterFiles.isChosen ? undefined : parameters;
  return configured?.flatMap((each) => parameterFiles.read(each)) ?? parameterFiles.setsFor(file);
}

/** What a resource costs besides: reading it, and telling of it. */
const stepsOfResource = 20;

export function* judgeTemplate(
  session: Deploying,
  template: Template,
  sets: readonly ParameterSet[],
  judging: Omit<Judging, 'satisfied'>,
): Iterable<JudgedDeployment> {
  const companions = (judging.companions ?? []).flatMap((each) => session.companion?.(each) ?? []);
  for (const set of sets.length > 0 ? sets : [undefined]) {
    const deployment = session.deploy(template, set, judging.context);
    const graph = buildGraph([deployment, ...companions]);
    const isOwn = (node: ResourceNode): boolean => graph.rootOf(node) === 0;
    const world = openWorld(graph, judging.fact);
    const { judgements: found, silent } = judgeAll(world, judging, isOwn, set);
    const judgements = judging.failOnPossible ? possibleAsFailures(found) : found;
    const diagnostics = () => [
      ...[...bindingProblems(deployment, set), ...problemsOf(deployment.run), ...unjudgedProblems(world)].map(located),
      ...opaqueNotes(graph.opaque.filter(isOwn)),
    ];
    const budgets = [deployment.run.budget, ...world.budgets];
    const cost = budgets.reduce((sum, each) => sum + spentOf(each), stepsOfResource * graph.nodes.length);
    yield { set, deployments: [deployment, ...companions], graph, judgements, silent, cost, diagnostics };
  }
}

export function lintTemplate(
  session: Deploying,
  template: Template,
  sets: readonly ParameterSet[],
  judging: Judging,
): TemplateOutcome {
  const raw: RawFinding[] = [];
  const passed: RawFinding[] = [];
  const diagnostics: LocatedDiagnostic[] = [];
  const checks = new Map<string, Check>();
  const declarations = new Map<object, number>();
  const found: DeploymentFindings[] = [];
  const sources = new Set<string>();
  let resources = 0;
  for (const judged of judgeTemplate(session, template, sets, judging)) {
    const { set, graph, judgements, deployments } = judged;
    const origin = { root: template.source.path, set: found.length };
    const undecided: (readonly [at: number, concern: Concern])[] = [];
    for (const judgement of judgements) {
      if (isConcern(judgement) && judgement.trial) undecided.push([raw.length, judgement]);
      const { declaration } = judgement.node.origin;
      const common = { declaration, parameterSet: set?.label };
      if (isConcern(judgement))
        raw.push({
          ...findingOf(judgement, graph, judging.spelling),
          ...common,
          spot: { ...origin, ...spotOf(judgement) },
          asks: judgement.fixes.length > 0,
          plans: plansOf(judgement, sets.length === 1),
        });
      else if (judgement.verdict === 'pass') {
        judging.satisfied.note(judgement, origin.root);
        if (judging.passes)
          passed.push({
            ...passOf(judgement, graph, judging.spelling),
            ...common,
            spot: { ...origin, ...atNode(judgement.node) },
            asks: false,
            plans: [],
          });
      }
    }
    found.push(foundIn(judged));
    for (const source of deployments.flatMap((each) => [...sourceFilesOf(each, set)])) sources.add(source);
    resources = Math.max(resources, graph.nodes.filter((node) => !node.existing && graph.rootOf(node) === 0).length);
    for (const problem of judged.diagnostics()) diagnostics.push(problem);
    // Last: trying values evaluates what nothing else asked for.
    const trialOf = trialsOf(judgements);
    const possible = new Set<Judgement>();
    for (const [at, concern] of undecided) {
      const trial = trialOf(concern);
      if (trial.failing.length > 0) possible.add(concern);
      raw.splice(at, 1, ...raw.slice(at, at + 1).map((each) => triedRaw(each, trial, judging.spelling)));
    }
    for (const judgement of judgements)
      count(checks, judgement, declarations, { traced: judging.traced ?? false, possible: possible.has(judgement) });
  }
  judging.satisfied.noteSources(template.source.path, sources);
  return { raw, passed, diagnostics, resources, checks, found, sources };
}

function triedRaw(raw: RawFinding, trial: Trial, given: Spelling | undefined): RawFinding {
  return { ...raw, finding: withTrial(raw.finding, trial, given ?? spellingIn(raw.finding.location.file)) };
}

/** The value of a parameter file is changed only where it is the only one. */
function plansOf({ verdict, fixes, policy }: Concern, parameterFile: boolean): readonly PlannedFix[] {
  return verdict === 'fail' ? fixes.flatMap((fix) => planFix(classified(fix, policy), { parameterFile }) ?? []) : [];
}

/** A configuration knows better what a fix means here than the policy does. */
function classified(fix: Concern['fixes'][number], { fixes }: Concern['policy']): Concern['fixes'][number] {
  return fixes === undefined || fixes === fix.applicability
    ? fix
    : { ...fix, applicability: fixes, why: 'as the configuration says' };
}

function judgeAll(
  world: World,
  { policies, whole, environments }: Omit<Judging, 'satisfied'>,
  judges: (node: ResourceNode) => boolean,
  set: ParameterSet | undefined,
): Pick<JudgedDeployment, 'judgements' | 'silent'> {
  const concerned = policies.filter(({ policy }) => policy.types.some((type) => world.graph.ofType(type).length > 0));
  const environmentOf = environmentsIn(environments, set);
  const judged = concerned.map((loaded) => ({
    policy: loaded.policy,
    isNamed: loaded.isNamed === true,
    judgements: judge(loaded.policy, world, {
      whole,
      judges,
      parameters: parameterValues(loaded.policy.document, loaded.settings).values,
      ...asksOf(loaded, environments, set),
    }).filter((each) => isTold(each, loaded, environmentOf)),
  }));
  const failed = new Map<string, Set<ResourceNode>>();
  for (const { policy, judgements } of judged) {
    failed.set(
      policy.document.id,
      new Set(judgements.filter(({ verdict }) => verdict === 'fail').map(({ node }) => node)),
    );
  }
  const named = new Set(judged.filter(({ isNamed }) => isNamed).map(({ policy }) => policy));
  const yields = (judgement: Judgement): judgement is Concern =>
    isConcern(judgement) &&
    !named.has(judgement.policy) &&
    judgement.yieldsTo.some((id) => failed.get(id)?.has(judgement.node));
  const all = judged.flatMap(({ judgements }) => judgements);
  return { judgements: all.filter((each) => !yields(each)), silent: all.filter(yields) };
}

const rank: readonly Verdict[] = ['notApplicable', 'pass', 'review', 'open', 'fail'];

function count(
  checks: Map<string, Check>,
  judgement: Judgement,
  declarations: Map<object, number>,
  { traced, possible }: { readonly traced: boolean; readonly possible: boolean },
): void {
  const { node, policy, verdict } = judgement;
  const declaration = declarations.get(node.origin.declaration) ?? declarations.size;
  declarations.set(node.origin.declaration, declaration);
  const key = `${policy.document.id}|${declaration}|${node.inline?.path.join('.') ?? ''}`;
  const known = checks.get(key);
  const files = traced ? { files: new Set([...(known?.files ?? []), ...filesOf(node)]) } : {};
  if (known && rank.indexOf(known.verdict) >= rank.indexOf(verdict)) {
    if (traced || possible) checks.set(key, { ...known, possible: known.possible || possible, ...files });
    return;
  }
  checks.set(key, { verdict, possible, waitsForWhole: isConcern(judgement) && judgement.waitsForWhole, ...files });
}

/** The files in which a resource is declared, and those through which it is deployed. */
export function filesOf({ origin }: ResourceNode): string[] {
  return [origin, ...origin.deploymentPath].map(({ place }) => place.source.path);
}
