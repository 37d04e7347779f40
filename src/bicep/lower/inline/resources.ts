import type { Expression, ObjectEntry, ObjectExpression } from '../../../template/expression.ts';
import type {
  DeploymentArgument,
  DeploymentLink,
  NestedDeployment,
  Resource,
  ResourceLoop,
  Template,
} from '../../../template/template.ts';
import { broken, member } from '../build.ts';
import {
  type InlineReader,
  inlineMember,
  inlineText,
  inlineValue,
  isInlineLoopList,
  namedEntries,
  templateValue,
} from './values.ts';

/** What the resources of a template have in common. */
export interface InlineContext {
  readonly symbolic: boolean;
  readonly template: (object: ObjectExpression, outer: boolean) => Template;
}

/** The resources of a template: the items of an array, or the members of an object. What is no object is one nobody knows. */
export function resourcesIn(
  reader: InlineReader,
  section: Expression | undefined,
  context: InlineContext,
  parent?: Resource,
): Resource[] {
  const declared =
    section?.kind === 'array' ? section.items.map((value) => ({ key: '', value })) : namedEntries(section);
  return declared.map(({ key, value }) => resourceOf(reader, key, value, context, parent));
}

function resourceOf(
  reader: InlineReader,
  symbol: string,
  declared: Expression,
  context: InlineContext,
  parent: Resource | undefined,
): Resource {
  const part = (name: string): Expression | undefined => inlineValue(reader, declared, name);
  const [apiVersion, condition, scope, dependsOn] = ['apiVersion', 'condition', 'scope', 'dependsOn'].map(part);
  const loop = loopIn(reader, inlineMember(declared, 'copy'));
  const extension = inlineText(declared, 'extension') ?? inlineText(declared, 'import');
  const isDeployment = inlineText(declared, 'type')?.toLowerCase() === 'microsoft.resources/deployments';
  const existing = inlineMember(declared, 'existing');
  const children: Resource[] = [];
  const resource: Resource = {
    ...(symbol !== '' && { symbol }),
    existing: existing?.kind === 'literal' && existing.value === true,
    ...(inlineText(declared, 'method')?.toUpperCase() === 'PATCH' && { patch: true }),
    ...(extension !== undefined && extension.toLowerCase() !== 'az' && { extension }),
    type: part('type') ?? broken('the resource has no type', declared.place),
    name: part('name') ?? broken('the resource has no name', declared.place),
    ...(apiVersion && { apiVersion }),
    ...(condition && { condition }),
    ...(loop && { loop }),
    ...(scope && { scope }),
    ...(dependsOn && { dependsOn }),
    body: bodyOf(reader, declared, isDeployment),
    ...(parent && { parent }),
    children,
    ...(isDeployment && { deployment: deploymentOf(reader, declared, context) }),
    place: declared.place,
  };
  children.push(...resourcesIn(reader, inlineMember(declared, 'resources'), context, resource));
  return resource;
}

function loopIn(reader: InlineReader, copy: Expression | undefined): ResourceLoop | undefined {
  if (copy?.kind !== 'object') return undefined;
  const batchSize = inlineValue(reader, copy, 'batchSize');
  return {
    name: inlineText(copy, 'name') ?? '',
    count: inlineValue(reader, copy, 'count') ?? broken("the copy loop has no 'count'", copy.place),
    mode: inlineText(copy, 'mode')?.toLowerCase() === 'serial' ? 'serial' : 'parallel',
    ...(batchSize && { batchSize }),
    place: copy.place,
  };
}

/** Members that speak to the template engine and are not sent; `resourceGroup` and `subscriptionId` of deployments too. */
const engineKeys =
  /^(@options|asserts|comments|condition|copy|dependson|existing|extension|import|metadata|method|resources|scope)$/i;

function bodyOf(reader: InlineReader, declared: Expression, isDeployment: boolean): ObjectExpression {
  const { place } = declared;
  if (declared.kind !== 'object')
    return { kind: 'object', entries: [{ key: '', computedKey: declared, value: declared }], place };
  const isSent = ({ key, value }: ObjectEntry): boolean => {
    if (isInlineLoopList(value) && /^copy$/i.test(key)) return true;
    return !engineKeys.test(key) && !(isDeployment && /^(resourceGroup|subscriptionId)$/i.test(key));
  };
  const body = templateValue(reader, { ...declared, entries: declared.entries.filter(isSent) });
  return body.kind === 'object' ? body : { kind: 'object', entries: [], place };
}

function deploymentOf(reader: InlineReader, declared: Expression, context: InlineContext): NestedDeployment {
  const properties = inlineMember(declared, 'properties');
  const [subscriptionId, resourceGroup] = ['subscriptionId', 'resourceGroup'].map((name) =>
    inlineValue(reader, declared, name),
  );
  const options = properties && inlineMember(properties, 'expressionEvaluationOptions');
  const outer = !context.symbolic && (options === undefined || inlineText(options, 'scope')?.toLowerCase() !== 'inner');
  return {
    expressionScope: outer ? 'outer' : 'inner',
    ...templateIn(reader, inlineMember(properties, 'template'), outer, context),
    ...linksIn(reader, properties),
    ...argumentsIn(reader, inlineMember(properties, 'parameters')),
    ...(subscriptionId && { subscriptionId }),
    ...(resourceGroup && { resourceGroup }),
  };
}

function templateIn(
  reader: InlineReader,
  template: Expression | undefined,
  outer: boolean,
  context: InlineContext,
): Pick<NestedDeployment, 'template' | 'templateExpression'> {
  if (template === undefined) return {};
  if (template.kind !== 'object') return { templateExpression: templateValue(reader, template) };
  const nested = context.template(template, outer);
  return { template: () => nested };
}

function linksIn(
  reader: InlineReader,
  properties: Expression | undefined,
): Pick<NestedDeployment, 'link' | 'parametersLink'> {
  const link = linkOf(reader, inlineMember(properties, 'templateLink'));
  const parametersLink = linkOf(reader, inlineMember(properties, 'parametersLink'));
  return { ...(link && { link }), ...(parametersLink && { parametersLink }) };
}

/** A link that is an expression as a whole is taken for one by `uri`. */
function linkOf(reader: InlineReader, link: Expression | undefined): DeploymentLink | undefined {
  if (link === undefined) return undefined;
  const { place } = link;
  if (link.kind !== 'object') return { uri: member(templateValue(reader, link), 'uri', place, 'safe'), place };
  const parts = ['uri', 'relativePath', 'id', 'contentVersion'].flatMap((name) => {
    const part = inlineValue(reader, link, name);
    return part ? [[name, part] as const] : [];
  });
  return { ...Object.fromEntries(parts), place };
}

function argumentsIn(
  reader: InlineReader,
  given: Expression | undefined,
): Pick<NestedDeployment, 'parameters' | 'parametersExpression'> {
  if (given === undefined) return { parameters: new Map() };
  if (given.kind !== 'object' || given.entries.some((entry) => entry.computedKey))
    return { parameters: new Map(), parametersExpression: templateValue(reader, given) };
  return { parameters: new Map(given.entries.map((each) => [each.key.toLowerCase(), argumentOf(reader, each)])) };
}

/** `{ value }`, `{ reference }` to a secret of a key vault, or an expression for either. */
function argumentOf(reader: InlineReader, { key: name, value: given }: ObjectEntry): DeploymentArgument {
  if (given.kind !== 'object') {
    const wrapped = templateValue(reader, given);
    return { name, value: member(wrapped, 'value', given.place), secret: false, wrapped, place: given.place };
  }
  const value = inlineValue(reader, given, 'value');
  const secret = value === undefined && inlineMember(given, 'reference') !== undefined;
  const missing = broken(`argument '${name}' has no value`, given.place);
  return { name, value: value ?? missing, secret, place: value?.place ?? given.place };
}
