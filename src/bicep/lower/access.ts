import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { ExpressionSyntax, IndexAccessSyntax, PropertyAccessSyntax } from '../syntax.ts';
import { type AccessMode, call, literal, member, memberAccess } from './build.ts';
import type { Locals } from './file.ts';
import type { Lowering } from './lowering.ts';
import { behindAny } from './namespaces.ts';
import { bodyOf, conditionOf, localsAt, type ResourceReference, referenceOf, writtenName } from './references.ts';
import { extensionOf, typeOfResource } from './resource-types.ts';
import { idOf } from './scopes.ts';
import { isModule } from './type-of.ts';

/** `base.name`: of a resource, a module, an imported namespace, or of any value. */
export function lowerPropertyAccess(
  node: PropertyAccessSyntax,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression {
  const { name } = node.name;
  return (
    declaredMember(node, name, to, locals, place) ??
    namespaceMember(node, to, locals, place) ??
    member(to.lower(node.base, locals), name, place, modeOf(node, to))
  );
}

export function lowerIndexAccess(node: IndexAccessSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const whole = wholeResource(node, to, locals, place);
  if (whole) return whole;
  const declared = node.index.kind === 'string' && declaredMember(node, node.index.value, to, locals, place);
  if (declared) return declared;
  const read = memberAccess(to.lower(node.base, locals), to.lower(node.index, locals), place, modeOf(node, to));
  return node.fromEnd ? { ...read, fromEnd: true } : read;
}

/** A member of a resource or module, or an output of one. */
function declaredMember(
  node: PropertyAccessSyntax | IndexAccessSyntax,
  name: string,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression | undefined {
  const reference = referenceOf(node.base, to, locals);
  return reference ? memberOf(reference, name, node.safe, to, place) : outputOf(node, name, to, locals, place);
}

function modeOf({ safe, base }: PropertyAccessSyntax | IndexAccessSyntax, to: Lowering): AccessMode {
  return safe ? 'safe' : isSafeChain(base, to) ? 'chained' : 'plain';
}

/** What follows a safe access in the same chain is skipped together with it. */
function isSafeChain(node: ExpressionSyntax, to: Lowering): boolean {
  if (node.kind === 'nonNull') return isSafeChain(node.base, to);
  const inner = behindAny(node, to.file);
  if (inner) return isSafeChain(inner, to);
  if (node.kind !== 'propertyAccess' && node.kind !== 'indexAccess') return false;
  return node.safe || isSafeChain(node.base, to);
}

/** `module.outputs.name` is the value of that output; Azure leaves the value out where it is null. */
function outputOf(
  node: PropertyAccessSyntax | IndexAccessSyntax,
  name: string,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression | undefined {
  const { base } = node;
  if (base.kind !== 'propertyAccess' || base.name.name !== 'outputs') return undefined;
  if (!isModule(base.base, to, locals)) return undefined;
  const mode = modeOf(node, to);
  return member(member(to.lower(base, locals), name, place, mode), 'value', place, mode);
}

function memberOf(reference: ResourceReference, name: string, safe: boolean, to: Lowering, place: Place): Expression {
  const { target, symbol } = reference;
  const mode = safe ? 'safe' : 'plain';
  const guarded = (value: Expression): Expression => (safe ? whenDeployed(reference, value, to, place) : value);
  if (target.kind === 'resource' && extensionOf(target, to) !== undefined)
    return member(call('reference', [symbol], place), name, place, mode);
  if (name === 'name') return guarded({ ...writtenName(reference, to) });
  if (name === 'id') return guarded(idOf(reference, to, place));
  if (target.kind === 'module') return member(guarded(call('reference', [symbol], place)), name, place, mode);
  const { type, apiVersion } = typeOfResource(target, to);
  if (name === 'type') return literal(type, place);
  if (name === 'apiVersion') return literal(apiVersion ?? null, place);
  if (name === 'properties') return guarded(call('reference', [symbol], place));
  const full = call('reference', [symbol, literal(apiVersion ?? null, place), literal('full', place)], place);
  return member(guarded(full), name, place, mode);
}

/** A resource or module as a value: all that Azure knows about it after deployment. */
export function wholeResource(
  node: ExpressionSyntax,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression | undefined {
  const reference = referenceOf(node, to, locals);
  if (reference === undefined) return undefined;
  const { target, symbol, index } = reference;
  const collection = bodyOf(target).loop !== undefined && index === undefined;
  if (target.kind === 'module' || extensionOf(target, to) !== undefined)
    return call(collection ? 'references' : 'reference', [symbol], place);
  const full = literal('full', place);
  if (collection) return call('references', [symbol, full], place);
  const { apiVersion } = typeOfResource(target, to);
  return call('reference', [symbol, literal(apiVersion ?? null, place), full], place);
}

/** A safe access to what may not be deployed is null where its condition is false. */
function whenDeployed(reference: ResourceReference, value: Expression, to: Lowering, place: Place): Expression {
  const condition = conditionOf(reference, to, localsAt(reference, to));
  return condition ? call('if', [condition, value, literal(null, place)], place) : value;
}

/** `namespace.name` of `import * as namespace`. */
function namespaceMember(
  node: PropertyAccessSyntax,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression | undefined {
  if (node.base.kind !== 'variableAccess' || locals.has(node.base.name)) return undefined;
  const symbol = to.file.symbols.get(node.base.name);
  if (symbol?.kind !== 'wildcard') return undefined;
  const imported = to.imported(symbol.from);
  return (
    imported?.value(node.name.name, place) ?? {
      kind: 'broken',
      message: `'${node.base.name}' could not be imported`,
      place,
    }
  );
}
