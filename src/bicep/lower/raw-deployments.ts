import type { Place } from '../../template/place.ts';
import type { DeploymentArgument, DeploymentLink, NestedDeployment, Template } from '../../template/template.ts';
import type { ExpressionSyntax, ObjectSyntax } from '../syntax.ts';
import { literal, member } from './build.ts';
import { type Locals, placeOf, type ResourceSymbol, targetScopeOf } from './file.ts';
import type { Lowering } from './lowering.ts';
import { bodyOf, propertyOf } from './references.ts';
import { typeOfResource } from './resource-types.ts';

/** The deployment that a resource of type `Microsoft.Resources/deployments` makes, written out instead of as a module. */
export function rawDeployment(symbol: ResourceSymbol, to: Lowering, locals: Locals): NestedDeployment | undefined {
  const { type } = typeOfResource(symbol, to);
  if (symbol.syntax.existing || type.toLowerCase() !== 'microsoft.resources/deployments') return undefined;
  const { object } = bodyOf(symbol);
  const properties = propertyOf(object, 'properties')?.value;
  const [subscriptionId, resourceGroup] = ['subscriptionId', 'resourceGroup'].map((name) => {
    const property = propertyOf(object, name);
    return property && to.lower(property.value, locals, property.key);
  });
  const scope = { ...(subscriptionId && { subscriptionId }), ...(resourceGroup && { resourceGroup }) };
  if (properties?.kind !== 'object') return { expressionScope: 'inner', parameters: new Map(), ...scope };
  return {
    expressionScope: 'inner',
    ...argumentsIn(propertyOf(properties, 'parameters'), to, locals),
    ...templateIn(properties, to, locals),
    ...parametersLinkIn(properties, to, locals),
    ...scope,
  };
}

type TemplatePart = Pick<NestedDeployment, 'template' | 'templateExpression' | 'link'>;

/**
 * A template that is loaded is the file; one that declares no resources is empty. What else is written as an object
 * holds strings that are expressions of the nested deployment: its content is not read.
 */
function templateIn(properties: ObjectSyntax, to: Lowering, locals: Locals): TemplatePart {
  const property = propertyOf(properties, 'template');
  if (property === undefined) return linkIn(properties, to, locals);
  const place = placeOf(to.file.source, property.value, property.key);
  const path = loadedPath(property.value);
  if (path !== undefined) return { link: { relativePath: literal(path, place), place } };
  if (property.value.kind === 'object' && declaresNothing(property.value)) {
    const template = emptyTemplate(to, place);
    return { template: () => template };
  }
  return { templateExpression: to.lower(property.value, locals, property.key) };
}

function linkIn(properties: ObjectSyntax, to: Lowering, locals: Locals): TemplatePart {
  const link = linkNamed('templateLink', properties, to, locals);
  return link ? { link } : {};
}

function parametersLinkIn(properties: ObjectSyntax, to: Lowering, locals: Locals) {
  const parametersLink = linkNamed('parametersLink', properties, to, locals);
  return parametersLink && { parametersLink };
}

/** A link that is an expression as a whole is taken for one by `uri`. */
function linkNamed(name: string, properties: ObjectSyntax, to: Lowering, locals: Locals): DeploymentLink | undefined {
  const property = propertyOf(properties, name);
  if (property === undefined) return undefined;
  const place = placeOf(to.file.source, property.value, property.key);
  const { value } = property;
  if (value.kind !== 'object') {
    return { uri: member(to.lower(value, locals, property.key), 'uri', place, true), place };
  }
  const part = (key: string) => {
    const found = propertyOf(value, key);
    return found && to.lower(found.value, locals, found.key);
  };
  const [uri, relativePath, id, contentVersion] = ['uri', 'relativePath', 'id', 'contentVersion'].map(part);
  return {
    ...(uri && { uri }),
    ...(relativePath && { relativePath }),
    ...(id && { id }),
    ...(contentVersion && { contentVersion }),
    place,
  };
}

/** The path in `loadJsonContent('x.json')` and `json(loadTextContent('x.json'))`. */
function loadedPath(node: ExpressionSyntax): string | undefined {
  if (node.kind !== 'functionCall') return undefined;
  const [first, second] = node.arguments;
  if (node.name.name === 'json' && first?.kind === 'functionCall' && first.name.name === 'loadTextContent')
    return loadedText(first.arguments[0]);
  return node.name.name === 'loadJsonContent' && second === undefined ? loadedText(first) : undefined;
}

function loadedText(node: ExpressionSyntax | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

function declaresNothing(template: ObjectSyntax): boolean {
  const resources = propertyOf(template, 'resources')?.value;
  const isEmpty =
    resources === undefined ||
    (resources.kind === 'array' && resources.items.length === 0) ||
    (resources.kind === 'object' && resources.items.length === 0);
  return isEmpty && template.items.every((item) => item.kind === 'objectProperty');
}

function emptyTemplate(to: Lowering, place: Place): Template {
  return {
    source: to.file.source,
    language: 'bicep',
    scope: targetScopeOf(to.file),
    symbolic: false,
    parameters: new Map(),
    variables: new Map(),
    functions: new Map(),
    definitions: new Map(),
    resources: [],
    outputs: new Map(),
    place,
    diagnostics: [],
  };
}

/** Which are passed is only known once evaluated where the object is computed, or holds a spread or a computed name. */
function argumentsIn(
  property: ReturnType<typeof propertyOf>,
  to: Lowering,
  locals: Locals,
): Pick<NestedDeployment, 'parameters' | 'parametersExpression'> {
  if (property === undefined) return { parameters: new Map() };
  const given =
    property.value.kind === 'object' ? property.value.items.map((item) => argumentIn(item, to, locals)) : [];
  return property.value.kind !== 'object' || given.includes(undefined)
    ? { parameters: new Map(), parametersExpression: to.lower(property.value, locals, property.key) }
    : { parameters: new Map(given.flatMap((each) => (each ? [[each.name.toLowerCase(), each]] : []))) };
}

/** `name: { value: … }`, `name: { reference: … }` to a secret of a key vault, or an expression for either. */
function argumentIn(item: ObjectSyntax['items'][number], to: Lowering, locals: Locals): DeploymentArgument | undefined {
  if (item.kind !== 'objectProperty' || item.key.kind === 'interpolatedString' || item.key.kind === 'error')
    return undefined;
  const name = item.key.kind === 'string' ? item.key.value : item.key.name;
  const place = placeOf(to.file.source, item.value, item.key);
  const object = item.value.kind === 'object' ? item.value : undefined;
  if (object === undefined) {
    const wrapped = to.lower(item.value, locals, item.key);
    return { name, value: member(wrapped, 'value', place), secret: false, wrapped, place };
  }
  const value = propertyOf(object, 'value');
  return {
    name,
    value: value ? to.lower(value.value, locals, value.key) : literal(null, place),
    secret: value === undefined && propertyOf(object, 'reference') !== undefined,
    place,
  };
}
