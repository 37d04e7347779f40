import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import { isLoopList } from '../copy.ts';
import { isExpression } from '../expression/literal.ts';
import { describeJson, type Field, field, lowerCase, textIn, valueIn } from '../json.ts';
import { isDeployment } from '../language.ts';
import { declaredResources } from '../resources.ts';
import { checkDeployment } from './deployments.ts';
import type { Visible } from './names.ts';
import { checkString } from './text.ts';
import { checkCopyLoops, checkLoop, checkValue, insideLoop, isTooDeep } from './value.ts';
import { errorAt, type Walk } from './walk.ts';

/** What the resources of a template have in common. */
export interface ResourceContext {
  readonly symbolic: boolean;
  /** `apiProfile` gives a version to resources that name none. */
  readonly hasProfile: boolean;
}

export function checkResources(
  walk: Walk,
  section: JsonValue,
  route: Route,
  visible: Visible,
  context: ResourceContext,
): void {
  if (isTooDeep(walk, route)) return;
  for (const each of declaredResources(section, route)) checkResource(walk, each, visible, context);
}

function checkResource(walk: Walk, { value, route }: Field, outside: Visible, context: ResourceContext): void {
  if (!isJsonObject(value)) {
    errorAt(
      walk,
      'invalid-resource',
      `a resource is an object with 'type', 'name' and 'apiVersion', this is ${describeJson(value)}`,
      route,
    );
    return;
  }
  checkRequired(walk, value, route, context);
  checkType(walk, value, route);
  const copy = field(value, 'copy', route);
  const visible = copy && isJsonObject(copy.value) ? insideLoop(copy.value, outside) : outside;
  if (copy) checkCopy(walk, copy, outside);
  for (const [key, member] of Object.entries(value)) {
    if (key.charCodeAt(0) === 0x5b) checkString(walk, key, step(route, key), visible, true);
    if (typeof member === 'string' && member.charCodeAt(0) !== 0x5b) continue;
    checkMember(walk, { key, value: member, route: step(route, key) }, value, visible, context);
  }
  const children = field(value, 'resources', route);
  if (children) checkChildren(walk, children, visible, context);
}

function checkMember(
  walk: Walk,
  member: Field,
  resource: JsonObject,
  visible: Visible,
  context: ResourceContext,
): void {
  const { value, route } = member;
  switch (lowerCase(member.key)) {
    case 'copy':
    case 'comments':
    case 'metadata':
    case 'resources':
      break;
    case 'properties':
      if (isDeployment(resource) && isJsonObject(value)) checkDeployment(walk, value, route, visible, context.symbolic);
      else checkValue(walk, value, route, visible);
      break;
    default:
      checkValue(walk, value, route, visible);
  }
}

function checkChildren(walk: Walk, { value, route }: Field, visible: Visible, context: ResourceContext): void {
  if (Array.isArray(value) || isJsonObject(value)) checkResources(walk, value, route, visible, context);
  else
    errorAt(
      walk,
      'invalid-section',
      `'resources' is an array or an object of resources, this is ${describeJson(value)}`,
      route,
    );
}

/** Azure needs all three, except where an extension names things its own way. */
function checkRequired(walk: Walk, resource: JsonObject, route: Route, context: ResourceContext): void {
  if (valueIn(resource, 'extension') !== undefined || valueIn(resource, 'import') !== undefined) return;
  const needed = context.hasProfile ? ['type', 'name'] : ['type', 'name', 'apiVersion'];
  const missing = needed.filter((part) => valueIn(resource, part) === undefined);
  if (missing.length === 0) return;
  const place = field(resource, 'type', route) ?? field(resource, 'name', route);
  const name = textIn(resource, 'name') ?? textIn(resource, 'type');
  const what = name === undefined ? 'the resource' : `resource '${name}'`;
  errorAt(
    walk,
    'missing-property',
    `${what} has no ${missing.map((part) => `'${part}'`).join(' and no ')}`,
    place?.route ?? route,
  );
}

/** Azure wants types written out. Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#resources */
function checkType(walk: Walk, resource: JsonObject, route: Route): void {
  const type = field(resource, 'type', route);
  if (type === undefined || (typeof type.value === 'string' && !isExpression(type.value))) return;
  const found = typeof type.value === 'string' ? 'an expression' : describeJson(type.value);
  errorAt(walk, 'invalid-resource', `the 'type' of a resource is written out as text, this is ${found}`, type.route);
}

function checkCopy(walk: Walk, { value, route }: Field, visible: Visible): void {
  if (isJsonObject(value)) checkLoop(walk, value, route, visible, 'resource');
  else if (isLoopList(value)) checkCopyLoops(walk, value, route, { ...visible, copies: true }, 'property');
  else
    errorAt(
      walk,
      'invalid-loop',
      `the 'copy' of a resource is an object with 'name' and 'count', this is ${describeJson(value)}`,
      route,
    );
}
