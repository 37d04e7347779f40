import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { ExpressionSyntax, FunctionCallSyntax, MethodCallSyntax } from '../syntax.ts';
import { broken, call, literal } from './build.ts';
import type { Locals } from './file.ts';
import { fileFunctions } from './files.ts';
import { functionNamespace, type Lowering } from './lowering.ts';
import { isFunction, namespaceOf } from './namespaces.ts';
import { referenceOf } from './references.ts';
import { typeOfResource } from './resource-types.ts';
import { idOf } from './scopes.ts';
import { functionOf } from './symbols.ts';
import { typeLambdas } from './type-of.ts';

/** `name(…)`: a function of the file, of a loaded file, or of ARM under the same name. */
export function lowerFunctionCall(node: FunctionCallSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const { name } = node.name;
  const symbol = to.file.symbols.get(name);
  if (symbol && isFunction(symbol)) return userCall(functionOf(name, to), node.arguments, to, locals, place);
  return builtIn(name, node.arguments, to, locals, place);
}

/** `base.name(…)`: of a namespace (`sys.`, `az.`, an import), or of a resource (`listKeys`, `getSecret`). */
export function lowerMethodCall(node: MethodCallSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const { name } = node.name;
  if (node.base.kind === 'variableAccess' && !locals.has(node.base.name)) {
    const symbol = to.file.symbols.get(node.base.name);
    if (symbol?.kind === 'wildcard') {
      return userCall(to.imported(symbol.from)?.functionNamed(name), node.arguments, to, locals, place);
    }
    if (node.base.name === 'this' && symbol === undefined) return ofThis(name, place);
    if (namespaceOf(node.base.name, to.file)) return builtIn(name, node.arguments, to, locals, place);
  }
  const reference = referenceOf(node.base, to, locals);
  if (isExtension(node.base, to, locals)) return broken(`${name}() is only known to its extension`, place);
  if (reference?.target.kind !== 'resource') return broken(`'${name}' is no function of this value`, place);
  const id = idOf(reference, to, place);
  const version = literal(typeOfResource(reference.target, to).apiVersion ?? null, place);
  const args = node.arguments.map((each) => to.lower(each, locals));
  return call(name === 'getSecret' ? 'listSecret' : name, args.length > 0 ? [id, ...args] : [id, version], place);
}

function isExtension(node: ExpressionSyntax, to: Lowering, locals: Locals): boolean {
  return (
    node.kind === 'variableAccess' && !locals.has(node.name) && to.file.symbols.get(node.name)?.kind === 'extension'
  );
}

/** What the compiler makes of `this.exists()` and `this.existingResource()`: the resource as it is before the deployment. */
function ofThis(name: string, place: Place): Expression {
  const target = call('target', [literal('full', place)], place);
  if (name === 'existingResource') return target;
  if (name === 'exists') return call('not', [call('empty', [target], place)], place);
  return broken(`'this' has no function '${name}'`, place);
}

function userCall(
  name: string | undefined,
  args: readonly ExpressionSyntax[],
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression {
  if (name === undefined) return broken('this function could not be imported', place);
  return { kind: 'call', namespace: functionNamespace, name, args: args.map((each) => to.lower(each, locals)), place };
}

function builtIn(
  name: string,
  args: readonly ExpressionSyntax[],
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression {
  const [first] = args;
  if (name === 'any' && first) return to.lower(first, locals);
  if (name === 'nameof' && first) return literal(lastName(first), place);
  typeLambdas(name, args, to, locals);
  const load = fileFunctions.get(name);
  const values = args.map((each) => to.lower(each, locals));
  return load ? load(values, to, place) : call(name, values, place);
}

/** `nameof(a.b)` is `b`. */
function lastName(node: ExpressionSyntax): string {
  switch (node.kind) {
    case 'variableAccess':
      return node.name;
    case 'propertyAccess':
    case 'resourceAccess':
      return node.name.name;
    case 'indexAccess':
      return node.index.kind === 'string' ? node.index.value : lastName(node.base);
    case 'parenthesized':
      return lastName(node.expression);
    case 'nonNull':
      return lastName(node.base);
    default:
      return '';
  }
}
