import type {
  BodySyntax,
  ExpressionSyntax,
  MethodCallSyntax,
  ObjectItemSyntax,
  ObjectSyntax,
  PropertyKeySyntax,
  SpreadSyntax,
} from '../syntax.ts';
import { type Check, checkBuiltIn, checkCall, checkName, type Seen } from './check.ts';
import { decoratorArguments } from './check-decorators.ts';
import { checkMember } from './check-imports.ts';

type Part = ExpressionSyntax | SpreadSyntax | BodySyntax;

/** Every name and call in an expression. */
export function checkExpression(check: Check, node: Part, seen: Seen): void {
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
      checkExpression(check, node.base, seen);
      return;
    case 'object':
      for (const item of node.items) checkItem(check, item, seen);
      return;
    case 'for':
      checkExpression(check, node.iterable, seen);
      checkExpression(check, node.body, withNames(seen, [node.item.name, node.index?.name ?? '']));
      return;
    case 'lambda':
      checkExpression(
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

function checkAll(check: Check, nodes: readonly Part[], seen: Seen): void {
  for (const node of nodes) checkExpression(check, node, seen);
}

/** `az.` and `sys.` have the functions that every file has; what other values have is not known here. */
function checkMethod(check: Check, node: MethodCallSyntax, seen: Seen): void {
  const { base } = node;
  const symbol = base.kind === 'variableAccess' && !seen.has(base.name) ? check.file.symbols.get(base.name) : undefined;
  const isNamespace = base.kind === 'variableAccess' && /^(az|sys)$/.test(base.name) && !seen.has(base.name);
  if (isNamespace && (symbol === undefined || symbol.kind === 'extension'))
    checkBuiltIn(check, node.name, node.arguments, node);
  else checkExpression(check, base, seen);
  if (base.kind === 'variableAccess' && !seen.has(base.name)) checkMember(check, base.name, node.name);
  checkAll(check, node.arguments, seen);
}

function checkItem(check: Check, item: ObjectItemSyntax, seen: Seen): void {
  switch (item.kind) {
    case 'objectProperty':
      checkKey(check, item.key, seen);
      checkExpression(check, item.value, seen);
      return;
    case 'spread':
      checkExpression(check, item.expression, seen);
      return;
    case 'resource':
      checkAll(check, decoratorArguments(check, item.decorators, item), seen);
      checkBody(check, item.body, seen);
      return;
    case 'missing':
    case 'error':
      return;
  }
}

function checkKey(check: Check, key: PropertyKeySyntax, seen: Seen): void {
  if (key.kind === 'interpolatedString') checkExpression(check, key, seen);
}

/** The body of a resource: the resources nested in it are seen in all of it by their own names. */
export function checkBody(check: Check, body: BodySyntax, seen: Seen): void {
  const nested = objectOf(body)?.items.flatMap((item) => (item.kind === 'resource' ? [item.name.name] : [])) ?? [];
  checkExpression(check, body, withNames(seen, nested));
}

function objectOf(body: BodySyntax): ObjectSyntax | undefined {
  const inner = body.kind === 'for' ? body.body : body;
  const object = inner.kind === 'if' ? inner.body : inner;
  return object.kind === 'object' ? object : undefined;
}

function withNames(seen: Seen, names: readonly string[]): Seen {
  const own = names.filter((name) => name !== '');
  return own.length === 0 ? seen : new Set([...seen, ...own]);
}
