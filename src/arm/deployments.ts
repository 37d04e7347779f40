import { isJsonObject, type JsonObject } from '../source/json.ts';
import type { Route } from '../source/route.ts';
import type { AccessExpression, Expression } from '../template/expression.ts';
import { jsonPlace } from '../template/place.ts';
import type { DeploymentArgument, DeploymentLink, NestedDeployment, Template } from '../template/template.ts';
import { type Field, field, fieldsOf, valueIn } from './json.ts';
import { scopeOfExpressions } from './language.ts';
import { defined, type Reader, type ResourceReader } from './reader.ts';
import { brokenAt, toExpression } from './value.ts';

/**
 * The deployment that a `Microsoft.Resources/deployments` resource makes.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
 */
export function readDeployment(reader: ResourceReader, json: JsonObject, route: Route): NestedDeployment {
  const target = defined({
    subscriptionId: expressionOf(reader, json, 'subscriptionId', route),
    resourceGroup: expressionOf(reader, json, 'resourceGroup', route),
  });
  const found = field(json, 'properties', route);
  if (found === undefined || !isJsonObject(found.value))
    return { expressionScope: 'inner', parameters: new Map(), ...target };
  const properties = found.value;
  const outer = scopeOfExpressions(properties, reader.symbolic) === 'outer';
  return {
    expressionScope: outer ? 'outer' : 'inner',
    ...readTemplateOf(reader, properties, found.route, outer),
    ...readLink(reader, properties, found.route),
    ...readArguments(reader, properties, found.route),
    ...target,
  };
}

function expressionOf(reader: Reader, json: JsonObject, name: string, route: Route): Expression | undefined {
  const found = field(json, name, route);
  return found && toExpression(reader, found.value, found.route);
}

function readTemplateOf(
  reader: ResourceReader,
  properties: JsonObject,
  route: Route,
  outer: boolean,
): Pick<NestedDeployment, 'template' | 'templateExpression'> {
  const found = field(properties, 'template', route);
  if (found === undefined) return {};
  if (!isJsonObject(found.value)) return { templateExpression: toExpression(reader, found.value, found.route) };
  const { value } = found;
  let template: Template | undefined;
  return {
    template: () => {
      // What stands in a template that the parent evaluates, the parent evaluates too.
      template ??= reader.readNested(value, found.route, outer || reader.strings === 'outer');
      return template;
    },
  };
}

function readLink(
  reader: Reader,
  properties: JsonObject,
  route: Route,
): Pick<NestedDeployment, 'link' | 'parametersLink'> {
  const template = field(properties, 'templateLink', route);
  const parameters = field(properties, 'parametersLink', route);
  return {
    ...(template && { link: { ...linkParts(reader, template), place: jsonPlace(reader.source, template.route) } }),
    ...(parameters && {
      parametersLink: { ...linkParts(reader, parameters), place: jsonPlace(reader.source, parameters.route) },
    }),
  };
}

/** A link that is an expression as a whole is taken for one by `uri`. */
function linkParts(reader: Reader, { value, route }: Field): Omit<DeploymentLink, 'place'> {
  if (!isJsonObject(value)) return { uri: memberOf(toExpression(reader, value, route), 'uri') };
  return defined({
    uri: expressionOf(reader, value, 'uri', route),
    relativePath: expressionOf(reader, value, 'relativePath', route),
    id: expressionOf(reader, value, 'id', route),
    contentVersion: expressionOf(reader, value, 'contentVersion', route),
  });
}

function memberOf(base: Expression, name: string): AccessExpression {
  return {
    kind: 'access',
    base,
    key: { kind: 'literal', value: name, place: base.place },
    safe: true,
    place: base.place,
  };
}

function readArguments(
  reader: Reader,
  properties: JsonObject,
  route: Route,
): Pick<NestedDeployment, 'parameters' | 'parametersExpression'> {
  const found = field(properties, 'parameters', route);
  if (found === undefined) return { parameters: new Map() };
  if (!isJsonObject(found.value))
    return { parameters: new Map(), parametersExpression: toExpression(reader, found.value, found.route) };
  const pairs = fieldsOf(found.value, found.route).map((each): [string, DeploymentArgument] => [
    each.key.toLowerCase(),
    readArgument(reader, each),
  ]);
  return { parameters: new Map(pairs) };
}

/** `{ value }`, `{ reference }` (a Key Vault secret), a `copy` loop that makes `value`, or an expression for any of these. */
export function readArgument(reader: Reader, { key, value, route }: Field): DeploymentArgument {
  const place = jsonPlace(reader.source, route);
  const whole = toExpression(reader, value, route);
  if (!isJsonObject(value)) {
    const wrapped = whole.kind === 'call' || whole.kind === 'access' ? { wrapped: whole } : {};
    return { name: key, value: memberOf(whole, 'value'), secret: false, ...wrapped, place };
  }
  const given = field(value, 'value', route);
  if (given)
    return {
      name: key,
      value: toExpression(reader, given.value, given.route),
      secret: false,
      place: jsonPlace(reader.source, given.route),
    };
  if (isSecret(value)) return { name: key, value: brokenAt(reader, 'a Key Vault secret', route), secret: true, place };
  const loop = whole.kind === 'object' ? whole.entries.find((entry) => entry.key.toLowerCase() === 'value') : undefined;
  return {
    name: key,
    value: loop?.value ?? brokenAt(reader, `argument '${key}' has no value`, route),
    secret: false,
    place,
  };
}

function isSecret(argument: JsonObject): boolean {
  return valueIn(argument, 'reference') !== undefined;
}
