import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';
import { type Expression, entryOf } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { DeploymentArgument, DeploymentLink, NestedDeployment, Template } from '../../template/template.ts';
import type { ExpressionSyntax, ObjectSyntax } from '../syntax.ts';
import { literal, member } from './build.ts';
import { type Locals, placeAt, type ResourceSymbol } from './file.ts';
import { inlineTemplate } from './inline/template.ts';
import type { InlineReader } from './inline/values.ts';
import { keyText } from './keys.ts';
import type { Lowering } from './lowering.ts';
import { bodyOf, propertyOf } from './references.ts';
import { typeOfResource } from './resource-types.ts';
import { usesSymbolicNames } from './symbolic-names.ts';

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

type TemplatePart = Pick<NestedDeployment, 'template' | 'templateExpression' | 'link'> & {
  readonly expressionScope?: 'inner' | 'outer';
};

/** A template that is loaded is the file; one that is written as an object is read as it is when compiled. */
function templateIn(properties: ObjectSyntax, to: Lowering, locals: Locals): TemplatePart {
  const property = propertyOf(properties, 'template');
  if (property === undefined) return linkIn(properties, to, locals);
  const place = placeAt(to.file.source, property.value, property.key);
  const path = loadedPath(behindNames(property.value, to));
  if (path !== undefined) return { link: { relativePath: literal(path, place), place } };
  const whole = to.lower(property.value, locals, property.key);
  const unread = unreadPart(whole);
  if (whole.kind !== 'object' || unread) return { templateExpression: unread ?? whole };
  const outer = scopeOfExpressions(properties, to) === 'outer';
  let template: Template | undefined;
  return {
    expressionScope: outer ? 'outer' : 'inner',
    template: () => {
      template ??= inlineTemplate(inlineReader(outer, to), whole, to.file.source);
      return template;
    },
  };
}

/** What of a template is computed, so that its resources are not known one by one. */
function unreadPart(template: Expression): Expression | undefined {
  if (template.kind !== 'object') return template;
  const computed = template.entries.find((entry) => entry.computedKey);
  if (computed) return computed.computedKey;
  const resources = entryOf(template, 'resources')?.value;
  if (resources === undefined) return undefined;
  if (resources.kind !== 'array') return resources.kind === 'object' ? undefined : resources;
  return resources.items.find((item) => item.kind !== 'object');
}

function inlineReader(outer: boolean, to: Lowering): InlineReader {
  const problems: Diagnostic[] = [];
  const expression = (text: string, place: Place): Expression => {
    const read = to.files.expression(text, place);
    if (read.kind === 'broken') problems.push(diagnostic('error', 'expression-syntax', read.message, place));
    return read;
  };
  return { outer, expression, problems };
}

/** Whose parameters and variables the expressions see: the file's, unless it says `inner` or is compiled with symbolic names. */
function scopeOfExpressions(properties: ObjectSyntax, to: Lowering): 'inner' | 'outer' {
  const options = propertyOf(properties, 'expressionEvaluationOptions')?.value;
  const scope = options?.kind === 'object' ? propertyOf(options, 'scope')?.value : undefined;
  const isInner = scope?.kind === 'string' && scope.value.toLowerCase() === 'inner';
  return isInner || usesSymbolicNames(to.file) ? 'inner' : 'outer';
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
  const place = placeAt(to.file.source, property.value, property.key);
  const { value } = property;
  if (value.kind !== 'object') {
    return { uri: member(to.lower(value, locals, property.key), 'uri', place, 'safe'), place };
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

/** Names that lead to names are followed this far. */
const maxSteps = 20;

/** What a variable holds, and what stands in parentheses. */
function behindNames(node: ExpressionSyntax, to: Lowering, steps = maxSteps): ExpressionSyntax {
  if (node.kind === 'parenthesized') return behindNames(node.expression, to, steps);
  const symbol = node.kind === 'variableAccess' && steps > 0 ? to.file.symbols.get(node.name) : undefined;
  return symbol?.kind === 'var' ? behindNames(symbol.value, to, steps - 1) : node;
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
  const name = item.kind === 'objectProperty' ? keyText(item.key) : undefined;
  if (item.kind !== 'objectProperty' || name === undefined) return undefined;
  const place = placeAt(to.file.source, item.value, item.key);
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
