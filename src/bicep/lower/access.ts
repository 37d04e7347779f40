import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { ExpressionSyntax, IndexAccessSyntax, PropertyAccessSyntax } from '../syntax.ts';
import { call, literal, member } from './build.ts';
import type { Locals } from './file.ts';
import type { Lowering } from './lowering.ts';
import { bodyOf, localsAt, type Reference, referenceOf, writtenName } from './references.ts';
import { typeOfResource } from './resource-types.ts';
import { idOf } from './scopes.ts';

/** `base.name`: of a resource, a module, an imported namespace, or of any value. */
export function lowerPropertyAccess(
  node: PropertyAccessSyntax,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression {
  const { name } = node.name;
  const reference = referenceOf(node.base, to, locals);
  if (reference) return resourceMember(reference, name, node.safe, to, place);
  const output = outputOf(node.base, name, to, locals, place);
  if (output) return output;
  const namespaced = namespaceMember(node, to, locals, place);
  if (namespaced) return namespaced;
  return member(to.lower(node.base, locals), name, place, node.safe || isSafeChain(node.base));
}

export function lowerIndexAccess(node: IndexAccessSyntax, to: Lowering, locals: Locals, place: Place): Expression {
  const whole = wholeResource(node, to, locals, place);
  if (whole) return whole;
  const key = node.index.kind === 'string' ? node.index.value : undefined;
  const reference = key === undefined ? undefined : referenceOf(node.base, to, locals);
  if (reference && key !== undefined) return resourceMember(reference, key, node.safe, to, place);
  const output = key === undefined ? undefined : outputOf(node.base, key, to, locals, place);
  if (output) return output;
  const safe = node.safe || isSafeChain(node.base);
  const access = {
    kind: 'access' as const,
    base: to.lower(node.base, locals),
    key: to.lower(node.index, locals),
    safe,
    place,
  };
  return node.fromEnd ? { ...access, fromEnd: true } : access;
}

/** What follows a safe access in the same chain is skipped together with it. */
function isSafeChain(node: ExpressionSyntax): boolean {
  if (node.kind !== 'propertyAccess' && node.kind !== 'indexAccess') return false;
  return node.safe || isSafeChain(node.base);
}

/** `module.outputs.name` is the value of that output. */
function outputOf(
  base: ExpressionSyntax,
  name: string,
  to: Lowering,
  locals: Locals,
  place: Place,
): Expression | undefined {
  if (base.kind !== 'propertyAccess' || base.name.name !== 'outputs') return undefined;
  const reference = referenceOf(base.base, to, locals);
  if (reference?.target.kind !== 'module') return undefined;
  const outputs = member(call('reference', [reference.symbol], place), 'outputs', place);
  return whenDeployed(reference, base.safe, member(member(outputs, name, place), 'value', place), to, place);
}

function resourceMember(reference: Reference, name: string, safe: boolean, to: Lowering, place: Place): Expression {
  const { target, symbol } = reference;
  if (name === 'name') return { ...writtenName(reference, to) };
  if (name === 'id') return idOf(reference, to, place);
  if (target.kind === 'module') return member(call('reference', [symbol], place), name, place, safe);
  const { type, apiVersion } = typeOfResource(target, to);
  if (name === 'type') return literal(type, place);
  if (name === 'apiVersion') return literal(apiVersion ?? null, place);
  if (name === 'properties') return whenDeployed(reference, safe, call('reference', [symbol], place), to, place);
  const full = call('reference', [symbol, literal(apiVersion ?? null, place), literal('full', place)], place);
  return whenDeployed(reference, safe, member(full, name, place, safe), to, place);
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
  if (bodyOf(target).loop && index === undefined)
    return call('references', target.kind === 'module' ? [symbol] : [symbol, literal('full', place)], place);
  if (target.kind === 'module') return call('reference', [symbol], place);
  const { apiVersion } = typeOfResource(target, to);
  return call('reference', [symbol, literal(apiVersion ?? null, place), literal('full', place)], place);
}

/** A safe access to what may not be deployed is null where its condition is false. */
function whenDeployed(reference: Reference, safe: boolean, value: Expression, to: Lowering, place: Place): Expression {
  const { condition } = bodyOf(reference.target);
  if (!safe || condition === undefined) return value;
  return call('if', [to.lower(condition, localsAt(reference, to)), value, literal(null, place)], place);
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
