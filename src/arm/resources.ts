import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import type { Expression } from '../template/expression.ts';
import { jsonPlace } from '../template/place.ts';
import type { Resource, ResourceLoop } from '../template/template.ts';
import { readBody } from './body.ts';
import { readDeployment } from './deployments.ts';
import { type Field, field, fieldsOf, textIn, valueIn } from './json.ts';
import { isDeployment } from './language.ts';
import { defined, type Reader, type ResourceReader } from './reader.ts';
import { brokenAt, depthOf, maxJsonDepth, toExpression } from './value.ts';

/**
 * The members of a `resources` section that are resources: the items of an array, or the members of an object.
 * What is nested too deep has none: resources hold resources, and each level costs stack.
 */
export function declaredResources(json: JsonValue | undefined, route: Route | null): Field[] {
  if (depthOf(route) >= maxJsonDepth) return [];
  if (Array.isArray(json)) {
    return json.map((value: JsonValue, index) => ({ key: '', value, route: step(route, index) }));
  }
  return isJsonObject(json) ? fieldsOf(json, route) : [];
}

/**
 * The resources of a template or of a parent resource. What is no object is left out.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/resource-declaration
 */
export function readResources(
  reader: ResourceReader,
  json: JsonValue | undefined,
  route: Route | null,
  parent?: Resource,
): Resource[] {
  const resources: Resource[] = [];
  for (const each of declaredResources(json, route)) {
    if (isJsonObject(each.value)) resources.push(readResource(reader, each.value, each, parent));
  }
  return resources;
}

function readResource(
  reader: ResourceReader,
  json: JsonObject,
  { key, route }: Field,
  parent: Resource | undefined,
): Resource {
  const part = (name: string): Expression | undefined => {
    const found = field(json, name, route);
    return found && toExpression(reader, found.value, found.route);
  };
  const existing = valueIn(json, 'existing') === true;
  const optional = {
    apiVersion: part('apiVersion'),
    condition: part('condition'),
    scope: part('scope') ?? (existing ? existingScope(part, reader, route) : undefined),
    dependsOn: part('dependsOn'),
  };
  const copy = field(json, 'copy', route);
  const loop = copy && readLoop(reader, copy);
  const extension = extensionOf(json);
  const children: Resource[] = [];
  const resource: Resource = {
    ...(key !== '' && { symbol: key }),
    existing,
    ...(textIn(json, 'method')?.toUpperCase() === 'PATCH' && { patch: true }),
    ...(existing && isNullable(json) && { nullable: true as const }),
    ...(extension !== undefined && { extension }),
    type: part('type') ?? brokenAt(reader, 'the resource has no type', route),
    name: part('name') ?? brokenAt(reader, 'the resource has no name', route),
    ...defined(optional),
    ...(loop && { loop }),
    body: readBody(reader, json, route, existing),
    ...(parent && { parent }),
    children,
    ...(isDeployment(json) && !existing && { deployment: readDeployment(reader, json, route) }),
    place: jsonPlace(reader.source, route),
  };
  const nested = field(json, 'resources', route);
  if (nested) children.push(...readResources(reader, nested.value, nested.route, resource));
  return resource;
}

/** An existing resource of another group says so by `subscriptionId` and `resourceGroup`; a deployment's are its own. */
function existingScope(
  part: (name: string) => Expression | undefined,
  reader: Reader,
  route: Route,
): Expression | undefined {
  const [subscription, group] = [part('subscriptionId'), part('resourceGroup')];
  if (subscription === undefined && group === undefined) return undefined;
  const place = jsonPlace(reader.source, route);
  const call = (name: string, args: readonly Expression[]): Expression => ({ kind: 'call', name, args, place });
  const text = (value: string): Expression => ({ kind: 'literal', value, place });
  const own: Expression = {
    kind: 'access',
    base: call('subscription', []),
    key: text('subscriptionId'),
    safe: false,
    place,
  };
  const subscriptionPath = [text('/subscriptions/'), subscription ?? own];
  return call('concat', group ? [...subscriptionPath, text('/resourceGroups/'), group] : subscriptionPath);
}

function isNullable(json: JsonObject): boolean {
  const options = valueIn(json, '@options');
  return isJsonObject(options) && valueIn(options, 'nullIfNotFound') !== undefined;
}

/** `az` is Azure itself. */
function extensionOf(json: JsonObject): string | undefined {
  const extension = textIn(json, 'extension') ?? textIn(json, 'import');
  return extension?.toLowerCase() === 'az' ? undefined : extension;
}

/** A resource's loop; an array under `copy` makes properties instead, see `readBody`. */
function readLoop(reader: Reader, { value, route }: Field): ResourceLoop | undefined {
  if (!isJsonObject(value)) return undefined;
  const count = field(value, 'count', route);
  const batchSize = field(value, 'batchSize', route);
  return {
    name: textIn(value, 'name') ?? '',
    count: count
      ? toExpression(reader, count.value, count.route)
      : brokenAt(reader, "the copy loop has no 'count'", route),
    mode: textIn(value, 'mode')?.toLowerCase() === 'serial' ? 'serial' : 'parallel',
    ...(batchSize && { batchSize: toExpression(reader, batchSize.value, batchSize.route) }),
    place: jsonPlace(reader.source, route),
  };
}
