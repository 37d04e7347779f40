import type { Place } from '../../template/place.ts';
import type { DeploymentArgument, NestedDeployment, Template } from '../../template/template.ts';
import type { ExpressionSyntax, ObjectSyntax } from '../syntax.ts';
import { literal } from './build.ts';
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
    parameters: argumentsIn(propertyOf(properties, 'parameters')?.value, to, locals),
    ...templateIn(properties, to, locals),
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
  const property = propertyOf(properties, 'templateLink');
  if (property === undefined) return {};
  const place = placeOf(to.file.source, property.value, property.key);
  const part = (name: string) => {
    const found = property.value.kind === 'object' ? propertyOf(property.value, name) : undefined;
    return found && to.lower(found.value, locals, found.key);
  };
  const [uri, relativePath, id] = ['uri', 'relativePath', 'id'].map(part);
  return { link: { ...(uri && { uri }), ...(relativePath && { relativePath }), ...(id && { id }), place } };
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

/** `{ name: { value: … } }`, or `{ reference: … }` to a secret of a key vault. */
function argumentsIn(
  node: ExpressionSyntax | undefined,
  to: Lowering,
  locals: Locals,
): Map<string, DeploymentArgument> {
  const found = new Map<string, DeploymentArgument>();
  for (const item of node?.kind === 'object' ? node.items : []) {
    if (item.kind !== 'objectProperty' || item.key.kind === 'interpolatedString' || item.key.kind === 'error') continue;
    const name = item.key.kind === 'string' ? item.key.value : item.key.name;
    const place = placeOf(to.file.source, item.value, item.key);
    const value = item.value.kind === 'object' ? propertyOf(item.value, 'value') : undefined;
    found.set(name.toLowerCase(), {
      name,
      value: value ? to.lower(value.value, locals, value.key) : literal(null, place),
      secret: item.value.kind === 'object' && propertyOf(item.value, 'reference') !== undefined,
      place,
    });
  }
  return found;
}
