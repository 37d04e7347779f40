import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { ExpressionSyntax, ModuleSyntax, ObjectSyntax, VariableSyntax } from '../syntax.ts';
import { broken, call, interpolation, literal } from './build.ts';
import { type Locals, placeAt, type ResourceSymbol } from './file.ts';
import { hasPlainKeys, keyText } from './keys.ts';
import { lowerLoop } from './loops.ts';
import { guarded, type Lowering, maxActive } from './lowering.ts';
import { behindAny } from './namespaces.ts';

/** A resource or module that an expression names, with the index where it is one of a loop. */
export interface ResourceReference {
  readonly target: ResourceSymbol | ModuleSyntax;
  readonly index?: Expression;
  /** Its symbolic name as an expression, `vm` or `vm[0]`. */
  readonly symbol: Expression;
}

/**
 * The resource or module behind `vm`, `vnet::subnet`, `vms[i]`, `vm!`, `any(vm)`, and behind a variable that is nothing
 * but one of these; `undefined` for any other expression.
 */
export function referenceOf(node: ExpressionSyntax, to: Lowering, locals: Locals): ResourceReference | undefined {
  const place = placeAt(to.file.source, node);
  switch (node.kind) {
    case 'parenthesized':
      return referenceOf(node.expression, to, locals);
    case 'nonNull':
      return referenceOf(node.base, to, locals);
    case 'functionCall':
    case 'methodCall': {
      const inner = behindAny(node, to.file);
      return inner && referenceOf(inner, to, locals);
    }
    case 'variableAccess':
      return locals.has(node.name) ? undefined : named(node.name, to, locals, place);
    case 'resourceAccess': {
      const parent = referenceOf(node.base, to, locals);
      const key = parent?.target.kind === 'resource' ? `${symbolKey(parent.target)}::${node.name.name}` : undefined;
      const target = key === undefined ? undefined : to.resources.get(key);
      return target && { target, symbol: literal(key ?? '', place) };
    }
    case 'indexAccess': {
      const base = collectionOf(node.base, to, locals);
      if (base === undefined) return undefined;
      const index = to.lower(node.index, locals);
      return { target: base.target, index, symbol: interpolation([`${symbolOf(base.target)}[`, ']'], [index], place) };
    }
    default:
      return undefined;
  }
}

/**
 * A loop whose copy an index picks: what is written so, and a loop of resources behind a variable. A variable that is a
 * loop of modules is an array like any other, from which copies with a false condition are left out.
 */
function collectionOf(node: ExpressionSyntax, to: Lowering, locals: Locals): ResourceReference | undefined {
  if (node.kind !== 'variableAccess' && node.kind !== 'resourceAccess') return undefined;
  const reference = referenceOf(node, to, locals);
  if (reference === undefined || reference.index || bodyOf(reference.target).loop === undefined) return undefined;
  const isVariable = node.kind === 'variableAccess' && to.file.symbols.get(node.name)?.kind === 'var';
  return isVariable && reference.target.kind === 'module' ? undefined : reference;
}

function named(name: string, to: Lowering, locals: Locals, place: Place): ResourceReference | undefined {
  const nested = locals.get(nestedKey(name));
  const symbol = nested?.kind === 'literal' ? to.resources.get(String(nested.value)) : to.file.symbols.get(name);
  if (symbol?.kind === 'var') return behindVariable(symbol, to);
  if (symbol?.kind !== 'resource' && symbol?.kind !== 'module') return undefined;
  return { target: symbol, symbol: literal(symbolOf(symbol), place) };
}

function behindVariable({ name, value }: VariableSyntax, to: Lowering): ResourceReference | undefined {
  const key = `variable ${to.prefix}${name.name}`;
  const { active } = to.parts;
  if (!mayBeReference(value, to) || active.has(key) || active.size >= maxActive) return undefined;
  active.add(key);
  const reference = referenceOf(value, to, new Map());
  active.delete(key);
  return reference;
}

/** Most variables are none: told without a look at what they hold. */
function mayBeReference(node: ExpressionSyntax, to: Lowering): boolean {
  switch (node.kind) {
    case 'parenthesized':
      return mayBeReference(node.expression, to);
    case 'nonNull':
    case 'indexAccess':
      return mayBeReference(node.base, to);
    case 'functionCall':
    case 'methodCall':
      return behindAny(node, to.file) !== undefined;
    default:
      return node.kind === 'variableAccess' || node.kind === 'resourceAccess';
  }
}

/** `parent::child` for nested resources. */
export function symbolKey(symbol: ResourceSymbol): string {
  return [...symbol.ancestors.map((each) => each.name), symbol.name].join('::');
}

export function symbolOf(target: ResourceSymbol | ModuleSyntax): string {
  return target.kind === 'resource' ? symbolKey(target) : target.name.name;
}

/** The parts of a body: its loop, its condition, its object. */
export interface Body {
  readonly object: ObjectSyntax | undefined;
  readonly condition?: ExpressionSyntax;
  readonly loop?: Extract<ExpressionSyntax, { kind: 'for' }>;
}

export function bodyOf(target: ResourceSymbol | ModuleSyntax): Body {
  let node = target.kind === 'resource' ? target.syntax.body : target.body;
  let loop: Body['loop'];
  if (node.kind === 'for') {
    loop = node;
    node = node.body as typeof node;
  }
  const withLoop = loop ? { loop } : {};
  if (node.kind !== 'if') return { object: node.kind === 'object' ? node : undefined, ...withLoop };
  const condition = node.condition.kind === 'parenthesized' ? node.condition.expression : node.condition;
  return { object: node.body.kind === 'object' ? node.body : undefined, condition, ...withLoop };
}

/** Under what it is deployed: conditions of the resources it is nested in count too, those of `parent:` do not. */
export function conditionOf({ target }: ResourceReference, to: Lowering, locals: Locals): Expression | undefined {
  const declared = target.kind === 'resource' ? [...target.ancestors, target] : [target];
  const conditions = declared.flatMap((each) => {
    const { condition } = bodyOf(each);
    if (condition === undefined) return [];
    const place = placeAt(to.file.source, condition);
    const lowered = guarded(to, `condition of ${symbolOf(each)}`, place, () => to.lower(condition, locals));
    return [lowered ?? broken('this condition leads back to itself', place)];
  });
  const [first, ...others] = conditions;
  return first && others.reduce((all, each) => call('and', [all, each], each.place), first);
}

export function propertyOf(object: ObjectSyntax | undefined, name: string) {
  for (const item of object?.items ?? []) {
    if (item.kind === 'objectProperty' && keyText(item.key) === name) return item;
  }
  return undefined;
}

/** Among the locals: a nested resource that is in scope by its own name. No identifier has colons. */
function nestedKey(name: string): string {
  return `::${name}`;
}

/** Inside of a resource the resources nested in it, and in those it is nested in, are named without their parents. */
function nestedInScope(target: ResourceSymbol | ModuleSyntax, to: Lowering): Map<string, Expression> {
  const locals = new Map<string, Expression>();
  if (target.kind === 'module') return locals;
  for (const each of [...target.ancestors, target]) {
    for (const item of bodyOf(each).object?.items ?? []) {
      if (item.kind !== 'resource') continue;
      const { name } = item.name;
      locals.set(nestedKey(name), literal(`${symbolKey(each)}::${name}`, placeAt(to.file.source, item.name)));
    }
  }
  return locals;
}

/** The locals inside the body of a resource; in a loop its index is bound to a given expression. */
export function localsAt(reference: ResourceReference, to: Lowering): Locals {
  const { loop } = bodyOf(reference.target);
  const locals = nestedInScope(reference.target, to);
  if (loop === undefined) return locals;
  const place = placeAt(to.file.source, loop.iterable);
  const key = `loop of ${symbolOf(reference.target)}`;
  if (reference.index === undefined)
    return guarded(to, key, place, () => lowerLoop(loop, to, locals, symbolOf(reference.target)).locals) ?? locals;
  const iterable =
    guarded(to, key, place, () => to.lower(loop.iterable, locals)) ?? broken('this loop leads back to itself', place);
  locals.set(loop.item.name, { kind: 'access', base: iterable, key: reference.index, safe: false, place });
  if (loop.index) locals.set(loop.index.name, reference.index);
  return locals;
}

/** The name of a resource or module as it is written, without its parents' names. */
export function writtenName(reference: ResourceReference, to: Lowering): Expression {
  const { target } = reference;
  const body = bodyOf(target);
  const place = placeAt(to.file.source, target.kind === 'resource' ? target.syntax.name : target.name);
  const name = propertyOf(body.object, 'name');
  if (name) {
    const written = guarded(to, `name of ${symbolOf(target)}`, place, () =>
      to.lower(name.value, localsAt(reference, to), name.key),
    );
    return written ?? broken('this name leads back to itself', place);
  }
  if (!hasPlainKeys(body.object)) return broken(`the name of '${symbolOf(target)}' is not read`, place);
  return target.kind === 'module'
    ? unnamedModule(reference, place)
    : broken(`'${symbolOf(target)}' has no name`, place);
}

/** What the compiler calls a module without a name. */
function unnamedModule(reference: ResourceReference, place: Place): Expression {
  const symbol = symbolOf(reference.target);
  const deployment: Expression = {
    kind: 'access',
    base: call('deployment', [], place),
    key: literal('name', place),
    safe: false,
    place,
  };
  const hash = call('uniqueString', [literal(symbol, place), deployment], place);
  const own = bodyOf(reference.target).loop && call('copyIndex', [literal(symbol, place)], place);
  const index = reference.index ?? own;
  return index
    ? interpolation([`${symbol}-`, '-', ''], [index, hash], place)
    : interpolation([`${symbol}-`, ''], [hash], place);
}

/** The index of a parent that is one of a loop may name anything, the resource itself too. */
function parentNamed(symbol: ResourceSymbol, node: ExpressionSyntax, to: Lowering, locals: Locals) {
  return guarded(to, `parent ${symbolKey(symbol)}`, placeAt(to.file.source, node), () => referenceOf(node, to, locals));
}

/** The resource it is nested in, or the one its `parent` names. */
export function parentReference(symbol: ResourceSymbol, to: Lowering, locals: Locals): ResourceReference | undefined {
  const property = propertyOf(bodyOf(symbol).object, 'parent');
  const named = property && parentNamed(symbol, property.value, to, locals);
  if (named?.target.kind === 'resource') return named;
  const enclosing = symbol.ancestors.at(-1);
  return (
    enclosing && {
      target: enclosing,
      symbol: literal(symbolKey(enclosing), placeAt(to.file.source, enclosing.syntax.name)),
    }
  );
}
