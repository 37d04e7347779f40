import { diagnostic } from '../template/diagnostic.ts';
import type { Expression } from '../template/expression.ts';
import { say } from '../template/message.ts';
import type { DeploymentLink, NestedDeployment, ParameterSet, Template } from '../template/template.ts';
import { type Lazy, objectOf, type Unknown, type Value } from '../values/value.ts';
import { suppliedRestOf, suppliedTo } from './arguments-of-deployment.ts';
import type { Deployment, Frame, Instance, Opaque, Run, SuppliedParameter } from './context.ts';
import { evaluate, lazily } from './evaluate.ts';
import { instancesOf } from './expanded.ts';
import { nameOf } from './expression-name.ts';
import { instanceKey } from './instances.ts';
import { linkOf } from './links.ts';
import { scopeOfNested } from './nested-scope.ts';
import { referencedOutputs } from './outputs.ts';
import { failOnce, note, problem, tellOverrun } from './report.ts';
import { contextTerm, rootScope } from './scopes.ts';

/** Deployments nested deeper than this are not followed. Azure itself stops far earlier. */
const maxNesting = 20;

export interface RootDeploymentOptions {
  readonly template: Template;
  readonly parameters?: ParameterSet;
  /** Shared by templates that are judged as one deployment. */
  readonly run: Run;
  /** Tells its parameters apart from those of other deployments of a graph; the template's path when absent. */
  readonly key?: string;
}

/** The deployment that a template file itself makes. */
export function rootDeployment(options: RootDeploymentOptions): Deployment {
  const { template, parameters, run } = options;
  run.budget.root ??= template.place;
  const supplied = parameters ? suppliedBy(parameters, run, template) : new Map();
  const name = run.context.deploymentName ?? contextTerm('deployment', 'name', '--deployment-name');
  return makeDeployment({
    key: options.key ?? template.source.path,
    run,
    template,
    name,
    scope: rootScope(template.scope, run.context),
    supplied,
  });
}

function suppliedBy(set: ParameterSet, run: Run, template: Template): Map<string, SuppliedParameter> {
  const supplied = new Map<string, SuppliedParameter>();
  for (const [key, { value, place, secret }] of set.values) {
    const given = value.kind === 'literal' ? value.value : literally(value, run, set.template ?? template);
    supplied.set(key, { value: given, place, secret });
  }
  return supplied;
}

type DeploymentParts = Pick<Deployment, 'key' | 'run' | 'template' | 'name' | 'scope' | 'supplied'> & {
  readonly parent?: Deployment;
  readonly call?: Instance;
  readonly suppliedRest?: Unknown;
  readonly outer?: Frame;
};

function makeDeployment({ outer, ...parts }: DeploymentParts): Deployment {
  let frame: Frame | undefined;
  const deployment: Deployment = {
    ...parts,
    get frame() {
      frame ??= frameOf(deployment, outer);
      return frame;
    },
    parameters: new Map(),
    variables: new Map(),
    busy: 0,
    expanded: new Map(),
  };
  return deployment;
}

function frameOf(deployment: Deployment, outer: Frame | undefined): Frame {
  const { parent, call } = deployment;
  const own: Frame = outer ? insideOuter(outer, deployment) : { deployment, indices: new Map(), locals: new Map() };
  const uncertain = parent?.frame.uncertain || (call && call.exists !== true);
  return uncertain ? { ...own, uncertain: true } : own;
}

/**
 * The parent evaluates all that stands in a template of outer scope, also what is nested in that. What is escaped there
 * is then evaluated by the deployment that holds it: itself, or with outer scope again the one around it.
 */
function insideOuter(frame: Frame, deployment: Deployment): Frame {
  const holdsItself =
    deployment.call?.declaration.deployment?.expressionScope === 'inner' || frame.nested === undefined;
  return holdsItself ? { ...frame, nested: deployment, nestedIndices: new Map() } : frame;
}

/** Values of parameter files are literals, so any frame evaluates them. */
function literally(value: Expression, run: Run, template: Template): Lazy {
  const scope = rootScope(template.scope, run.context);
  const holder = makeDeployment({ key: 'parameters', run, template, name: '', scope, supplied: new Map() });
  return lazily(value, holder.frame);
}

/** The deployment that a resource makes, or why its content is not known. `undefined` for other resources. */
export function nestedDeployment(instance: Instance): Deployment | Opaque | undefined {
  const nested = instance.declaration.deployment;
  if (nested === undefined || instance.declaration.existing) return undefined;
  instance.nested ??= openNested(instance, nested);
  return instance.nested;
}

export function isOpaque(nested: Deployment | Opaque): nested is Opaque {
  return 'kind' in nested;
}

function openNested(instance: Instance, nested: NestedDeployment): Deployment | Opaque {
  const { deployment, frame } = instance;
  const template = templateOf(instance, nested);
  if ('reason' in template) return { kind: 'opaque', ...template };
  const chain = chainOf(deployment);
  if (chain.length >= maxNesting || chain.some((each) => each.template === template)) {
    const path = [...chain.map((each) => each.template.source.path).reverse(), template.source.path].join(' → ');
    const message = `this deployment links back to itself or is nested more than ${maxNesting} deep: ${path}`;
    failOnce(deployment.run, 'circular-link', message, nested.link?.place ?? instance.declaration.place);
    return { kind: 'opaque', reason: 'it links back to itself', told: true };
  }
  if (deployment.run.budget.resources <= 0) {
    tellOverrun(deployment.run, 'resources', instance.declaration.place);
    return { kind: 'opaque', reason: 'the budget is spent before it', told: true };
  }
  return makeDeployment({
    key: `${deployment.key}/${instanceKey(instance)}`,
    run: deployment.run,
    template,
    name: instance.name,
    scope: scopeOfNested(instance, nested, template.scope),
    parent: deployment,
    call: instance,
    ...argumentsOf(instance, nested, template),
    ...(template.outer && { outer: frame }),
  });
}

function argumentsOf(
  instance: Instance,
  nested: NestedDeployment,
  template: Template,
): Pick<Deployment, 'supplied' | 'suppliedRest'> {
  const { declaration, frame } = instance;
  if (nested.parametersLink) return linkedArguments(instance, nested, nested.parametersLink, template);
  const whole = nested.parametersExpression && evaluate(nested.parametersExpression, frame);
  const supplied = suppliedTo(nested, frame, whole, declaration.place);
  return whole === undefined ? { supplied } : { supplied, ...suppliedRestOf(whole) };
}

/** What a parameter file gives. Of one that is not found, nothing is known, not even that a default is used. */
function linkedArguments(
  { deployment, frame }: Instance,
  { parameters, parametersExpression }: NestedDeployment,
  link: DeploymentLink,
  template: Template,
): Pick<Deployment, 'supplied' | 'suppliedRest'> {
  const { place } = link;
  if (parameters.size > 0 || parametersExpression)
    problem(frame, 'two-sources', "a deployment has 'parameters' or 'parametersLink', not both", place);
  const target = linkOf(link, frame);
  const { source } = deployment.template;
  const resolved = target
    ? deployment.run.resolver.resolveParameters(source, target, template)
    : { kind: 'unresolved' as const, reason: unknownLink(link, 'parameter file') };
  if (resolved.kind === 'parameters') return { supplied: suppliedBy(resolved.set, deployment.run, template) };
  const message = say`the parameters of this deployment are not known: ${resolved.reason}`;
  const rest = note(deployment.run, diagnostic('note', 'unknown-parameters', message, place));
  return { supplied: new Map(), suppliedRest: { ...rest, type: 'object' } };
}

function unknownLink({ id }: DeploymentLink, what: string): string {
  return id
    ? `the link is to a template spec, which only Azure knows`
    : `the link to its ${what} is not known before deployment`;
}

function templateOf(instance: Instance, nested: NestedDeployment): Template | Omit<Opaque, 'kind'> {
  const inline = nested.template?.();
  if (inline) return inline;
  if (nested.link === undefined) return withoutTemplate(nested);
  const { deployment, frame } = instance;
  const link = linkOf(nested.link, frame);
  if (link === undefined) return { reason: unknownLink(nested.link, 'template') };
  const resolved = deployment.run.resolver.resolveTemplate(deployment.template.source, link);
  if (resolved.kind === 'template') return resolved.template;
  const { reason, module } = resolved;
  return module === undefined ? { reason } : { reason, module };
}

/** How often text that an expression puts into a template is evaluated is not documented, so none is followed. */
function withoutTemplate({ templateExpression }: NestedDeployment): Omit<Opaque, 'kind'> {
  if (templateExpression === undefined) return { reason: 'it has no template' };
  const given = { formula: nameOf(templateExpression) };
  return { reason: say`its template is given by ${given}, and an expression for a whole template is not followed` };
}

function chainOf(deployment: Deployment): Deployment[] {
  const chain: Deployment[] = [];
  for (let each: Deployment | undefined = deployment; each; each = each.parent) chain.push(each);
  return chain;
}

/** `reference(deployment)`: its outputs, evaluated when asked for. */
export function deploymentResult(instance: Instance, term: Unknown): Value {
  const nested = nestedDeployment(instance);
  if (nested === undefined || isOpaque(nested)) return term;
  return objectOf([['outputs', referencedOutputs(nested)]], term);
}

/** Every deployment of a run below and including `deployment`, parents first, in declaration order. */
export function allDeployments(deployment: Deployment): Deployment[] {
  const found: Deployment[] = [deployment];
  const open = [instancesOf(deployment).values()];
  for (let instances = open.at(-1); instances !== undefined; instances = open.at(-1)) {
    const { value: instance, done } = instances.next();
    if (done) open.pop();
    else if (instance.exists !== false) {
      const nested = nestedDeployment(instance);
      if (nested === undefined || isOpaque(nested)) continue;
      found.push(nested);
      open.push(instancesOf(nested).values());
    }
  }
  return found;
}
