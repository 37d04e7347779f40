import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { NestedDeployment, ScopeKind } from '../../template/template.ts';
import type { ExpressionSyntax, ModuleSyntax } from '../syntax.ts';
import { call, interpolation, literal, member } from './build.ts';
import { type Locals, placeAt, type ResourceSymbol, targetScopeOf } from './file.ts';
import { guarded, type Lowering } from './lowering.ts';
import { namespaceOf } from './namespaces.ts';
import {
  bodyOf,
  localsAt,
  parentReference,
  propertyOf,
  type ResourceReference,
  referenceOf,
  symbolKey,
  writtenName,
} from './references.ts';
import { typeOfResource } from './resource-types.ts';

/** The `scope` of a resource as an id: its own, else that of the resource it is a child of. */
export function resourceScope(symbol: ResourceSymbol, to: Lowering, locals: Locals): Expression | undefined {
  const place = placeAt(to.file.source, symbol.syntax.name);
  return guarded(to, `scope of ${symbolKey(symbol)}`, place, () => scopeOfResource(symbol, to, locals));
}

function scopeOfResource(symbol: ResourceSymbol, to: Lowering, locals: Locals): Expression | undefined {
  const property = propertyOf(bodyOf(symbol).object, 'scope');
  if (property) return scopeId(property.value, to, locals);
  const parent = parentReference(symbol, to, locals);
  return parent?.target.kind === 'resource' ? resourceScope(parent.target, to, localsAt(parent, to)) : undefined;
}

/** The id of a resource, from its type, its name and its parents' names: so it is known for any index of a loop. */
export function idOf(reference: ResourceReference, to: Lowering, place: Place): Expression {
  const { target } = reference;
  const declared = member(call('resourceInfo', [reference.symbol], place), 'id', place);
  if (target.kind === 'module') return declared;
  const { type } = typeOfResource(target, to);
  const names = namesOf(reference, to);
  if (names.length !== type.split('/').length - 1) return declared;
  const args = [literal(type, place), ...names];
  const scope = resourceScope(target, to, localsAt(reference, to));
  const lower = type.toLowerCase();
  if (lower === 'microsoft.management/managementgroups') return call('tenantResourceId', args, place);
  if (scope?.kind === 'literal' && scope.value === '/') return call('tenantResourceId', args, place);
  if (scope) return call('extensionResourceId', [scope, ...args], place);
  if (lower === 'microsoft.resources/resourcegroups') return call('subscriptionResourceId', args, place);
  return idInScope(targetScopeOf(to.file), args, place);
}

function idInScope(kind: ScopeKind, args: readonly Expression[], place: Place): Expression {
  switch (kind) {
    case 'resourceGroup':
      return call('resourceId', args, place);
    case 'subscription':
      return call('subscriptionResourceId', args, place);
    case 'managementGroup':
      return call('extensionResourceId', [member(call('managementGroup', [], place), 'id', place), ...args], place);
    case 'tenant':
      return call('tenantResourceId', args, place);
  }
}

/** The names of its parents and its own, one for each segment of the type; a known name is cut at its slashes. */
function namesOf(reference: ResourceReference, to: Lowering): readonly Expression[] {
  const own = writtenName(reference, to);
  const names =
    own.kind === 'literal'
      ? String(own.value)
          .split('/')
          .map((name) => literal(name, own.place))
      : [own];
  if (reference.target.kind === 'module') return names;
  const parent = parentReference(reference.target, to, localsAt(reference, to));
  if (parent === undefined) return names;
  const above = guarded(to, `parent of ${symbolKey(reference.target)}`, own.place, () => namesOf(parent, to)) ?? [];
  return [...above, ...names];
}

function scopeId(node: ExpressionSyntax, to: Lowering, locals: Locals): Expression | undefined {
  const place = placeAt(to.file.source, node);
  const reference = referenceOf(node, to, locals);
  if (reference) return idOf(reference, to, place);
  const scope = scopeCall(node, to, locals);
  switch (scope?.name) {
    case 'resourceGroup':
      return scope.args.length === 0 ? undefined : groupId(scope.args, place);
    case 'subscription':
      return scope.args[0]
        ? interpolation(['/subscriptions/', ''], [scope.args[0]], place)
        : member(call('subscription', [], place), 'id', place);
    case 'managementGroup':
      if (scope.args.length === 0 && targetScopeOf(to.file) === 'managementGroup') return undefined;
      return scope.args[0]
        ? interpolation(['/providers/Microsoft.Management/managementGroups/', ''], [scope.args[0]], place)
        : member(call('managementGroup', [], place), 'id', place);
    case 'tenant':
      return literal('/', place);
    default:
      return to.lower(node, locals);
  }
}

function groupId(args: readonly Expression[], place: Place): Expression {
  const [first, second] = args;
  const subscription = second && first ? first : member(call('subscription', [], place), 'subscriptionId', place);
  return interpolation(
    ['/subscriptions/', '/resourceGroups/', ''],
    [subscription, second ?? first ?? literal('', place)],
    place,
  );
}

/**
 * The call that a scope is, through a variable too. Of two scopes the compiler takes the arguments of the first, since
 * both have one type.
 */
function scopeCall(
  node: ExpressionSyntax,
  to: Lowering,
  locals: Locals,
): { name: string; args: Expression[] } | undefined {
  if (node.kind === 'parenthesized') return scopeCall(node.expression, to, locals);
  if (node.kind === 'ternary') return scopeCall(node.whenTrue, to, locals);
  if (node.kind === 'variableAccess') return scopeOfVariable(node.name, to);
  const isNamespaced =
    node.kind === 'methodCall' && node.base.kind === 'variableAccess' && namespaceOf(node.base.name, to.file) === 'az';
  if (node.kind !== 'functionCall' && !isNamespaced) return undefined;
  return { name: node.name.name, args: node.arguments.map((each) => to.lower(each, locals)) };
}

function scopeOfVariable(name: string, to: Lowering): ReturnType<typeof scopeCall> {
  const symbol = to.file.symbols.get(name);
  if (symbol?.kind !== 'var') return undefined;
  const place = placeAt(to.file.source, symbol);
  return guarded(to, `scope ${name}`, place, () => scopeCall(symbol.value, to, new Map()));
}

type ModuleScope = Pick<NestedDeployment, 'subscriptionId' | 'resourceGroup'> & { readonly scopeId?: Expression };

/** Where a module is deployed: `resourceGroup(…)`, `subscription(…)`, a group declared in the file, … */
export function moduleScope(module: ModuleSyntax, to: Lowering, locals: Locals): ModuleScope {
  const property = propertyOf(bodyOf(module).object, 'scope');
  if (property === undefined) return {};
  const reference = referenceOf(property.value, to, locals);
  if (reference?.target.kind === 'resource') return groupScope(reference, reference.target, to);
  const scope = scopeCall(property.value, to, locals);
  const [first, second] = scope?.args ?? [];
  if (scope?.name === 'resourceGroup') {
    if (first && second) return { subscriptionId: first, resourceGroup: second };
    return first ? { resourceGroup: first } : {};
  }
  if (scope?.name === 'subscription') {
    const place = placeAt(to.file.source, property.value);
    return { subscriptionId: first ?? member(call('subscription', [], place), 'subscriptionId', place) };
  }
  const id = scopeId(property.value, to, locals);
  return id ? { scopeId: id } : {};
}

/** A module whose scope is a resource: the group of that name, in the subscription that the group is scoped to. */
function groupScope(reference: ResourceReference, symbol: ResourceSymbol, to: Lowering): ModuleScope {
  const { type } = typeOfResource(symbol, to);
  const name = writtenName(reference, to);
  if (type.toLowerCase() === 'microsoft.resources/resourcegroups') {
    const property = propertyOf(bodyOf(symbol).object, 'scope');
    const scope = property && scopeCall(property.value, to, localsAt(reference, to));
    return scope?.name === 'subscription' && scope.args[0]
      ? { subscriptionId: scope.args[0], resourceGroup: name }
      : { resourceGroup: name };
  }
  return { scopeId: idOf(reference, to, name.place) };
}
