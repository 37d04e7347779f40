import { closest } from '../../template/suggest.ts';
import type {
  BodySyntax,
  ExpressionSyntax,
  ModuleSyntax,
  ObjectItemSyntax,
  ObjectPropertySyntax,
  ObjectSyntax,
  ResourceSyntax,
} from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';
import { checkResourceType } from './check-resource-types.ts';
import { hasPlainKeys, isOfModule, keyText, moduleProperties } from './keys.ts';
import { extensionOfType } from './resource-types.ts';

/** The object in the body of a resource or module, inside of its loop and condition. */
export function bodyObject(body: BodySyntax): ObjectSyntax | undefined {
  const inner = body.kind === 'for' ? body.body : body;
  const object = inner.kind === 'if' ? inner.body : inner;
  return object.kind === 'object' ? object : undefined;
}

/** What a resource declares is taken property by property, so the compiler wants each written out (BCP401). */
export function checkResourceBody(check: CheckedFile, resource: ResourceSyntax): void {
  checkResourceType(check, resource);
  checkParts(check, resource, isAzure(check, resource));
}

function checkParts(check: CheckedFile, resource: ResourceSyntax, isOfAzure: boolean): void {
  const object = bodyObject(resource.body);
  if (object === undefined) return;
  refuseSpreads(check, object, 'the body of a resource');
  if (isOfAzure && hasPlainKeys(object) && propertyIn(object, 'name') === undefined)
    addProblem(check, 'missing-property', `resource '${resource.name.name}' has no 'name'`, resource.name);
  if (isOfAzure && resource.existing) for (const item of object.items) checkOfExisting(check, item);
  const parent = propertyIn(object, 'parent');
  if (parent && !isDirect(parent.value))
    addProblem(
      check,
      'indirect-parent',
      "'parent' is the symbolic name of a resource, not an expression",
      parent.value,
    );
  for (const item of object.items) if (item.kind === 'resource') checkParts(check, item, isOfAzure);
}

/** Resources of extensions have names and properties of their own kinds. */
function isAzure({ file, files }: CheckedFile, { type }: ResourceSyntax): boolean {
  return type.kind === 'string' && extensionOfType(type.value, file, files) === undefined;
}

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/existing-resource */
const ofExisting = ['name', 'scope', 'parent', 'asserts', 'dependsOn'];

function checkOfExisting(check: CheckedFile, item: ObjectItemSyntax): void {
  const key = item.kind === 'objectProperty' ? keyText(item.key) : undefined;
  if (key === undefined || item.kind !== 'objectProperty' || ofExisting.includes(key)) return;
  const message = `'${key}' cannot be given to an existing resource, which has 'name', 'scope' and 'parent'`;
  addProblem(check, 'unknown-property', message, item.key);
}

/** `parent: vnet`, `parent: vnets[0]`, `parent: vnet::subnet`. */
function isDirect(node: ExpressionSyntax): boolean {
  switch (node.kind) {
    case 'variableAccess':
    case 'error':
      return true;
    case 'parenthesized':
      return isDirect(node.expression);
    case 'resourceAccess':
    case 'indexAccess':
    case 'nonNull':
      return isDirect(node.base);
    default:
      return false;
  }
}

export function checkModuleBody(check: CheckedFile, module: ModuleSyntax): void {
  const object = bodyObject(module.body);
  if (object === undefined) return;
  refuseSpreads(check, object, 'the body of a module');
  for (const item of object.items) {
    const key = item.kind === 'objectProperty' ? keyText(item.key) : undefined;
    if (key === undefined || item.kind !== 'objectProperty' || isOfModule(key)) continue;
    const hint = closest(key, moduleProperties);
    const advice = hint === undefined ? `it has ${moduleProperties.join(', ')}` : `did you mean '${hint}'?`;
    addProblem(check, 'unknown-property', `a module has no property '${key}'; ${advice}`, item.key);
  }
  const params = propertyIn(object, 'params');
  if (params) checkParams(check, params.value);
}

function checkParams(check: CheckedFile, params: ExpressionSyntax): void {
  if (params.kind === 'error') return;
  if (params.kind !== 'object') {
    addProblem(
      check,
      'indirect-params',
      "'params' is written as an object, { name: value }; no expression gives it",
      params,
    );
    return;
  }
  refuseSpreads(check, params, "'params'");
  for (const item of params.items) {
    if (item.kind !== 'objectProperty' || item.key.kind !== 'interpolatedString') continue;
    addProblem(check, 'computed-key', 'the name of a parameter is fixed text: remove the ${…}', item.key);
  }
}

/** Spreads are refused where they stand beside a loop on a property too (BCP417). */
export function checkSpreads(check: CheckedFile, object: ObjectSyntax): void {
  if (!object.items.some((item) => item.kind === 'objectProperty' && item.value.kind === 'for')) return;
  for (const item of object.items) {
    if (item.kind !== 'spread') continue;
    const message =
      'a spread (...) is not allowed in an object with a property that is a loop; put the loop into a variable';
    addProblem(check, 'misplaced-spread', message, item);
  }
}

function refuseSpreads(check: CheckedFile, object: ObjectSyntax, where: string): void {
  for (const item of object.items) {
    if (item.kind !== 'spread') continue;
    const message = `a spread (...) is not allowed in ${where}; write its properties out. What it would add is unknown`;
    addProblem(check, 'misplaced-spread', message, item);
  }
}

/** Names that an object gives twice. */
export function checkKeys(check: CheckedFile, object: ObjectSyntax): void {
  const seen = new Set<string>();
  for (const item of object.items) {
    const key = item.kind === 'objectProperty' ? keyText(item.key) : undefined;
    if (key === undefined || item.kind !== 'objectProperty') continue;
    if (seen.has(key)) addProblem(check, 'duplicate-property', `'${key}' occurs twice in this object`, item.key);
    seen.add(key);
  }
}

function propertyIn({ items }: ObjectSyntax, name: string): ObjectPropertySyntax | undefined {
  return items.find(
    (item): item is ObjectPropertySyntax => item.kind === 'objectProperty' && keyText(item.key) === name,
  );
}
