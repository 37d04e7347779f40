import type {
  BodySyntax,
  ExpressionSyntax,
  MethodCallSyntax,
  ObjectItemSyntax,
  PropertyKeySyntax,
  SpreadSyntax,
} from '../syntax.ts';
import { addProblem, type CheckedFile, checkBuiltIn, checkCall, checkCount, checkName, type Seen } from './check.ts';
import { bodyObject, checkKeys, checkSpreads } from './check-bodies.ts';
import { decoratorArguments } from './check-decorators.ts';
import { checkMember } from './check-imports.ts';
import { namespaceOf } from './namespaces.ts';

type Part = ExpressionSyntax | SpreadSyntax | BodySyntax;

/** Every name and call in an expression. */
export function checkExpressionNames(check: CheckedFile, node: Part, seen: Seen): void {
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'boolean':
    case 'null':
    case 'error':
      return;
    case 'variableAccess':
      checkName(check, node.name, seen, node);
      return;
    case 'functionCall':
      if (!seen.has(node.name.name)) checkCall(check, node.name, node.arguments, node);
      checkAll(check, node.arguments, seen);
      return;
    case 'methodCall':
      checkMethod(check, node, seen);
      return;
    case 'propertyAccess':
      if (node.base.kind === 'variableAccess' && !seen.has(node.base.name))
        checkMember(check, node.base.name, node.name);
      checkExpressionNames(check, node.base, seen);
      return;
    case 'object':
      checkKeys(check, node);
      checkSpreads(check, node);
      for (const item of node.items) checkItem(check, item, seen);
      return;
    case 'for':
      checkExpressionNames(check, node.iterable, seen);
      checkExpressionNames(check, node.body, withNames(seen, [node.item.name, node.index?.name ?? '']));
      return;
    case 'lambda':
      checkExpressionNames(
        check,
        node.body,
        withNames(
          seen,
          node.parameters.map((each) => each.name),
        ),
      );
      return;
    default:
      checkAll(check, partsOf(node), seen);
  }
}

type Composed = Exclude<
  Part,
  {
    kind:
      | 'string'
      | 'integer'
      | 'boolean'
      | 'null'
      | 'error'
      | 'variableAccess'
      | 'functionCall'
      | 'methodCall'
      | 'propertyAccess'
      | 'object'
      | 'for'
      | 'lambda';
  }
>;

/** The expressions that one is made of, in the order of the text. */
function partsOf(node: Composed): readonly Part[] {
  switch (node.kind) {
    case 'interpolatedString':
      return node.expressions;
    case 'array':
      return node.items;
    case 'spread':
    case 'parenthesized':
      return [node.expression];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'ternary':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'resourceAccess':
    case 'nonNull':
      return [node.base];
    case 'indexAccess':
      return [node.base, node.index];
    case 'if':
      return [node.condition, node.body];
  }
}

function checkAll(check: CheckedFile, nodes: readonly Part[], seen: Seen): void {
  for (const node of nodes) checkExpressionNames(check, node, seen);
}

/** Namespaces have the functions that every file has; what other values have is not known here. */
function checkMethod(check: CheckedFile, node: MethodCallSyntax, seen: Seen): void {
  const { base } = node;
  const name = base.kind === 'variableAccess' ? base.name : undefined;
  const namespace = name === undefined || seen.has(name) ? undefined : namespaceOf(name, check.file);
  if (name === 'this' && seen.has(name)) checkOfThis(check, node);
  else if (name !== undefined && namespace)
    checkBuiltIn(check, node.name, node.arguments, node, { name, is: namespace });
  else checkExpressionNames(check, base, seen);
  if (name !== undefined && !seen.has(name)) checkMember(check, name, node.name);
  checkAll(check, node.arguments, seen);
}

/**
 * `this` has two functions, about the resource in whose body it stands as it is before the deployment.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-resource#the-this-namespace
 */
function checkOfThis(check: CheckedFile, node: MethodCallSyntax): void {
  const { name } = node.name;
  if (name === 'exists' || name === 'existingResource') {
    const signature = `this.${name}()`;
    checkCount(check, { signature, minArguments: 0, maxArguments: 0 }, node.arguments.length, node);
    return;
  }
  const message = `'this' has no function '${name}'; it has exists() and existingResource()`;
  addProblem(check, 'unknown-function', message, node.name);
}

function checkItem(check: CheckedFile, item: ObjectItemSyntax, seen: Seen): void {
  switch (item.kind) {
    case 'objectProperty':
      checkKey(check, item.key, seen);
      checkExpressionNames(check, item.value, seen);
      return;
    case 'spread':
      checkExpressionNames(check, item.expression, seen);
      return;
    case 'resource':
      checkAll(check, decoratorArguments(check, item.decorators, item), seen);
      checkBody(check, item.body, seen, !item.existing);
      return;
    case 'missing':
    case 'error':
      return;
  }
}

function checkKey(check: CheckedFile, key: PropertyKeySyntax, seen: Seen): void {
  if (key.kind === 'interpolatedString') checkExpressionNames(check, key, seen);
}

/**
 * The body of a resource: the resources nested in it are seen in all of it by their own names. `this` is seen in the
 * object, not in its condition or the array of its loop, and not of an existing resource.
 */
export function checkBody(check: CheckedFile, body: BodySyntax, seen: Seen, hasThis = false): void {
  const object = bodyObject(body);
  const nested = object?.items.flatMap((item) => (item.kind === 'resource' ? [item.name.name] : [])) ?? [];
  checkPart(check, body, withNames(seen, nested), hasThis);
}

function checkPart(check: CheckedFile, body: Part, seen: Seen, hasThis: boolean): void {
  switch (body.kind) {
    case 'for':
      checkExpressionNames(check, body.iterable, seen);
      checkPart(check, body.body, withNames(seen, [body.item.name, body.index?.name ?? '']), hasThis);
      return;
    case 'if':
      checkExpressionNames(check, body.condition, seen);
      checkPart(check, body.body, seen, hasThis);
      return;
    default:
      checkExpressionNames(check, body, hasThis ? withNames(seen, ['this']) : seen);
  }
}

function withNames(seen: Seen, names: readonly string[]): Seen {
  const own = names.filter((name) => name !== '');
  return own.length === 0 ? seen : new Set([...seen, ...own]);
}
