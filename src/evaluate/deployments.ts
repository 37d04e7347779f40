import { diagnostic } from '../template/diagnostic.ts';
import type { Expression } from '../template/expression.ts';
import type { DeploymentLink, NestedDeployment, ParameterSet, Resource, Template } from '../template/template.ts';
import { restOf, suppliedTo } from './arguments-of-deployment.ts';
import { idKey } from './compose.ts';
import type { Deployment, Frame, Instance, Run, SuppliedParameter } from './context.ts';
import { evaluate, lazily } from './evaluate.ts';
import { expressionName } from './expression-name.ts';
import { expandDeclaration, instanceAt, instanceKey } from './instances.ts';
import { linkOf } from './links.ts';
import { scopeOfNested } from './nested-scope.ts';
import { referencedOutputs } from './outputs.ts';
import { fail, note, problem } from './report.ts';
import { contextTerm, rootScope } from './scopes.ts';
import { isUnknown, type Lazy, objectOf, type Text, type Unknown, type Value } from './value.ts';

/** Deployments nested deeper than this are not followed. Azure itself stops far earlier. */
const maxNesting = 20;

export interface RootOptions {
  readonly template: Template;
  readonly parameters?: ParameterSet;
  /** Shared by templates that are judged as one deployment. */
  readonly run: Run;
  /** Tells its parameters apart from those of other deployments of a graph; the template's path when absent. */
  readonly key?: string;
}

/** The deployment that a template file itself makes. */
export function rootDeployment(options: RootOptions): Deployment {
  const { template, parameters, run } = options;
  const supplied = parameters ? suppliedBy(parameters, run, template) : new Map();
  const name = run.context.deploymentName ?? contextTerm('deployment().name', '--deployment-name');
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
  const deployment: Deployment = {
    ...parts,
    frame: outer ?? ({} as Frame),
    parameters: new Map(),
    variables: new Map(),
    active: [],
    expanded: new Map(),
    steps: 0,
  };
  const own: Frame = outer ? insideOuter(outer, deployment) : { deployment, indices: new Map(), locals: new Map() };
  const uncertain = parts.parent?.frame.uncertain || (parts.call && parts.call.exists !== true);
  const frame: Frame = uncertain ? { ...own, uncertain: true } : own;
  return Object.assign(deployment, { frame });
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

/** The resources of a deployment, in declaration order, entered into the run's registry. */
export function instancesOf(deployment: Deployment): readonly Instance[] {
  if (deployment.instances) return deployment.instances;
  const instances = deployment.template.resources.flatMap((resource) => instancesOfDeclaration(resource, deployment));
  const complete = deployment.template.resources.every((resource) => deployment.expanded.get(resource) !== 'active');
  if (complete) deployment.instances = instances;
  return instances;
}

/**
 * The instances of one declaration, expanded once. A name or scope may ask for another resource of its deployment while
 * it is itself expanded; a declaration that asks for itself gets nothing.
 */
function instancesOfDeclaration(resource: Resource, deployment: Deployment): readonly Instance[] {
  const known = deployment.expanded.get(resource);
  if (known) return known === 'active' ? [] : known;
  deployment.expanded.set(resource, 'active');
  const instances = expandDeclaration(resource, deployment);
  deployment.expanded.set(resource, instances);
  deployment.run.registry.add(instances);
  return instances;
}

/** The resource with a symbolic name, `vm` or `vm[0]`. */
export function findBySymbol(deployment: Deployment, symbol: string): Instance | undefined {
  const wanted = symbol.toLowerCase();
  const declared = wanted.replace(/\[\d+\]$/, '');
  const resource = deployment.template.resources.find((each) => each.symbol?.toLowerCase() === declared);
  if (resource === undefined) return undefined;
  return instancesOfDeclaration(resource, deployment).find((instance) => instance.symbol?.toLowerCase() === wanted);
}

/** The copies of the loop with a symbolic name, or of the copy loop with a name; `undefined` where there is none. */
export function copiesOf(deployment: Deployment, name: string): readonly Instance[] | undefined {
  const wanted = name.toLowerCase();
  const loops = deployment.template.resources.filter((each) => each.loop !== undefined);
  const resource =
    loops.find((each) => each.symbol?.toLowerCase() === wanted) ??
    loops.find((each) => each.loop?.name.toLowerCase() === wanted);
  return resource && instancesOfDeclaration(resource, deployment).filter((each) => each.declaration === resource);
}

/** `vm[{index}]` where the index is not known: what the declaration says about any index. */
export function findAtIndex(deployment: Deployment, symbol: Text): Instance | undefined {
  const [start, index, end] = symbol.parts;
  if (typeof start !== 'string' || !start.endsWith('[') || !isUnknown(index) || end !== ']') return undefined;
  const wanted = start.slice(0, -1).toLowerCase();
  const resource = deployment.template.resources.find((each) => each.symbol?.toLowerCase() === wanted);
  if (resource?.loop === undefined) return undefined;
  const number = index.call?.name === 'string' ? index.call.args[0] : undefined;
  return instanceAt(resource, deployment, number ?? index);
}

/** The one resource of a deployment with this name. */
export function findByName(deployment: Deployment, name: Value): Instance | undefined {
  const key = idKey(name);
  const found = instancesOf(deployment).filter((instance) => idKey(instance.name) === key && instance.exists !== false);
  return found.length === 1 ? found[0] : undefined;
}

/** The deployment that a resource makes, or why its content is not known. `undefined` for other resources. */
export function nestedDeployment(
  instance: Instance,
): Deployment | { readonly kind: 'opaque'; readonly reason: string } | undefined {
  const nested = instance.declaration.deployment;
  if (nested === undefined || instance.declaration.existing) return undefined;
  instance.nested ??= openNested(instance, nested);
  return instance.nested;
}

export function isOpaque(
  nested: Deployment | { readonly kind: 'opaque'; readonly reason: string },
): nested is { readonly kind: 'opaque'; readonly reason: string } {
  return 'kind' in nested;
}

function openNested(instance: Instance, nested: NestedDeployment): Deployment | { kind: 'opaque'; reason: string } {
  const { deployment, frame } = instance;
  const template = templateOf(instance, nested);
  if (typeof template === 'string') return { kind: 'opaque', reason: template };
  const chain = chainOf(deployment);
  if (chain.length >= maxNesting || chain.some((each) => each.template === template)) {
    const path = [...chain.map((each) => each.template.source.path).reverse(), template.source.path].join(' → ');
    fail(
      deployment.run,
      'circular-link',
      `this deployment links back to itself or is nested more than ${maxNesting} deep: ${path}`,
      nested.link?.place ?? instance.declaration.place,
    );
    return { kind: 'opaque', reason: 'it links back to itself' };
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
  return whole === undefined ? { supplied } : { supplied, ...restOf(whole) };
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
    problem(frame, 'two-sources', "a deployment takes 'parameters' or 'parametersLink', not both", place);
  const target = linkOf(link, frame);
  const { source } = deployment.template;
  const resolved = target
    ? deployment.run.resolver.resolveParameters(source, target)
    : { kind: 'unresolved' as const, reason: unknownLink(link, 'parameter file') };
  if (resolved.kind === 'parameters') return { supplied: suppliedBy(resolved.set, deployment.run, template) };
  const message = `the parameters of this deployment are not known: ${resolved.reason}`;
  const rest = note(deployment.run, diagnostic('note', 'unknown-parameters', message, place), 'parametersLink');
  return { supplied: new Map(), suppliedRest: { ...rest, type: 'object' } };
}

function unknownLink({ id }: DeploymentLink, what: string): string {
  return id
    ? `the link is to a template spec, which only Azure knows`
    : `the link to its ${what} is not known before deployment`;
}

function templateOf(instance: Instance, nested: NestedDeployment): Template | string {
  const inline = nested.template?.();
  if (inline) return inline;
  if (nested.link === undefined) return withoutTemplate(nested);
  const { deployment, frame } = instance;
  const link = linkOf(nested.link, frame);
  if (link === undefined) return unknownLink(nested.link, 'template');
  const resolved = deployment.run.resolver.resolveTemplate(deployment.template.source, link);
  return resolved.kind === 'template' ? resolved.template : resolved.reason;
}

/** How often text that an expression puts into a template is evaluated is not documented, so none is followed. */
function withoutTemplate({ templateExpression }: NestedDeployment): string {
  return templateExpression
    ? `its template is given by ${expressionName(templateExpression)}, and an expression for a whole template is not followed`
    : 'it has no template';
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
  for (const instance of instancesOf(deployment)) {
    if (instance.exists === false) continue;
    const nested = nestedDeployment(instance);
    if (nested && !isOpaque(nested)) found.push(...allDeployments(nested));
  }
  return found;
}
