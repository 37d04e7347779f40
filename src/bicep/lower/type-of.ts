import type { Expression } from '../../template/expression.ts';
import type { ExpressionSyntax, IndexAccessSyntax, LambdaSyntax, PropertyAccessSyntax } from '../syntax.ts';
import { call, literal } from './build.ts';
import { type Locals, placeAt } from './file.ts';
import type { Lowering } from './lowering.ts';
import {
  alternatives,
  coalesced,
  dictionary,
  edgeOf,
  isNullable,
  itemOf,
  type ModuleType,
  memberType,
  nothing,
  other,
  unionType,
  valueType,
  withoutNull,
} from './module-type.ts';
import { builtInCall } from './namespaces.ts';

/** Longer chains of variables are not followed. */
const maxDepth = 100;

/** Whether every value of an expression is a module. */
export function isModule(node: ExpressionSyntax, to: Lowering, locals: Locals): boolean {
  for (const symbol of to.file.symbols.values())
    if (symbol.kind === 'module') return alternatives(typeOf(node, to, locals)).every(({ kind }) => kind === 'module');
  return false;
}

/** The names inside of a lambda. */
export function lambdaLocals(node: LambdaSyntax, to: Lowering, outer: Locals): Map<string, Expression> {
  const types = to.parts.types.lambdas.get(node) ?? [];
  const locals = new Map(outer);
  for (const [position, { name, ...span }] of node.parameters.entries()) {
    const place = placeAt(to.file.source, span);
    const variable = call('lambdaVariables', [literal(name, place)], place);
    const type = types[position];
    if (type) to.parts.types.locals.set(variable, type);
    locals.set(name, variable);
  }
  return locals;
}

/** Says to the lambdas among the arguments of a function what they are called with. */
export function typeLambdas(name: string, args: readonly ExpressionSyntax[], to: Lowering, locals: Locals): void {
  const [first] = args;
  if (first === undefined || !args.some((each) => each.kind === 'lambda')) return;
  const types = lambdaParameters(
    name,
    once(() => typeOf(first, to, locals)),
  );
  for (const each of args) if (each.kind === 'lambda') to.parts.types.lambdas.set(each, types);
}

function lambdaParameters(name: string, first: () => ModuleType): readonly (() => ModuleType)[] {
  const item = (): ModuleType => itemOf(first());
  switch (name) {
    case 'filter':
    case 'groupBy':
    case 'map':
    case 'toObject':
      return [item];
    case 'sort':
      return [item, item];
    case 'reduce':
      return [() => other, item];
    case 'mapValues':
      return [() => valueType(first())];
    default:
      return [];
  }
}

function typeOf(node: ExpressionSyntax, to: Lowering, locals: Locals): ModuleType {
  const of = (each: ExpressionSyntax): ModuleType => typeOf(each, to, locals);
  switch (node.kind) {
    case 'null':
      return nothing;
    case 'parenthesized':
      return of(node.expression);
    case 'nonNull':
      return withoutNull(of(node.base));
    case 'ternary': {
      const truth = literalTruth(node.condition, to, locals);
      if (truth !== undefined) return of(truth ? node.whenTrue : node.whenFalse);
      return unionType([of(node.whenTrue), of(node.whenFalse)]);
    }
    case 'binary':
      return node.operator === '??' ? coalesced(of(node.left), () => of(node.right)) : other;
    case 'variableAccess':
      return typeOfName(node.name, to, locals);
    case 'array':
      return typeOfArray(
        node.items.map((each) => (each.kind === 'spread' ? { spread: of(each.expression) } : of(each))),
      );
    case 'object':
      return typeOfObject(node, of);
    case 'propertyAccess':
      return accessed(node, of(node.base), (base) => memberType(base, node.name.name));
    case 'indexAccess':
      return accessed(node, of(node.base), (base) => indexed(base, node));
    case 'functionCall':
    case 'methodCall': {
      const called = builtInCall(node, to.file);
      return called ? typeOfCall(called.name.name, called.arguments, to, locals) : other;
    }
    default:
      return other;
  }
}

/** Longer chains of names are not looked through for a literal. */
const maxSteps = 10;

/** A condition whose type is `true` or `false`: the compiler then looks at one side only. */
function literalTruth(node: ExpressionSyntax, to: Lowering, locals: Locals, steps = maxSteps): boolean | undefined {
  if (steps === 0) return undefined;
  const of = (inner: ExpressionSyntax, names = locals): boolean | undefined =>
    literalTruth(inner, to, names, steps - 1);
  switch (node.kind) {
    case 'boolean':
      return node.value;
    case 'parenthesized':
      return of(node.expression);
    case 'unary': {
      const truth = node.operator === '!' ? of(node.operand) : undefined;
      return truth === undefined ? undefined : !truth;
    }
    case 'variableAccess': {
      const symbol = locals.has(node.name) ? undefined : to.file.symbols.get(node.name);
      return symbol?.kind === 'var' ? of(symbol.value, new Map()) : undefined;
    }
    default:
      return undefined;
  }
}

function typeOfName(name: string, to: Lowering, locals: Locals): ModuleType {
  const local = locals.get(name);
  if (local) return to.parts.types.locals.get(local)?.() ?? other;
  const symbol = to.file.symbols.get(name);
  if (symbol?.kind === 'module')
    return symbol.body.kind === 'for' ? { kind: 'array', item: { kind: 'module' } } : { kind: 'module' };
  if (symbol?.kind !== 'var') return other;
  const key = to.prefix + name;
  const { types } = to.parts;
  const known = types.variables.get(key);
  if (known || types.depth >= maxDepth) return known ?? other;
  types.variables.set(key, other);
  types.depth += 1;
  const type = typeOf(symbol.value, to, new Map());
  types.depth -= 1;
  types.variables.set(key, type);
  return type;
}

function typeOfArray(items: readonly (ModuleType | { readonly spread: ModuleType })[]): ModuleType {
  const kept = items.filter((each): each is ModuleType => !('spread' in each));
  if (kept.length === items.length) return { kind: 'tuple', items: kept };
  return { kind: 'array', item: unionType(items.map((each) => ('spread' in each ? itemOf(each.spread) : each))) };
}

function typeOfObject(
  { items }: Extract<ExpressionSyntax, { kind: 'object' }>,
  of: (node: ExpressionSyntax) => ModuleType,
): ModuleType {
  const members = new Map<string, ModuleType>();
  for (const item of items) {
    if (item.kind !== 'objectProperty') return other;
    if (item.key.kind === 'identifier') members.set(item.key.name, of(item.value));
    if (item.key.kind === 'string') members.set(item.key.value, of(item.value));
  }
  return { kind: 'object', members, rest: other };
}

/** Functions whose result has the modules of their arguments in it. */
function typeOfCall(name: string, args: readonly ExpressionSyntax[], to: Lowering, locals: Locals): ModuleType {
  const [first, ...rest] = args;
  if (first === undefined) return other;
  const of = (node: ExpressionSyntax): ModuleType => typeOf(node, to, locals);
  const returned = (at: number): ModuleType => {
    const lambda = args[at];
    if (lambda?.kind !== 'lambda') return other;
    typeLambdas(name, args, to, locals);
    return typeOf(lambda.body, to, lambdaLocals(lambda, to, locals));
  };
  switch (name) {
    case 'first':
    case 'last':
      return edgeOf(of(first), name);
    case 'filter':
    case 'skip':
    case 'sort':
    case 'take':
      return { kind: 'array', item: itemOf(of(first)) };
    case 'concat':
      return { kind: 'array', item: unionType([first, ...rest].map((each) => itemOf(of(each)))) };
    case 'flatten':
      return { kind: 'array', item: itemOf(itemOf(of(first))) };
    case 'map':
      return { kind: 'array', item: returned(1) };
    case 'mapValues':
      return dictionary(returned(1));
    case 'reduce':
      return returned(2);
    case 'toObject':
      return dictionary(args.length > 2 ? returned(2) : itemOf(of(first)));
    case 'groupBy':
      return dictionary({ kind: 'array', item: args.length > 2 ? returned(2) : itemOf(of(first)) });
    case 'items':
      return {
        kind: 'array',
        item: { kind: 'object', members: new Map([['value', valueType(of(first))]]), rest: other },
      };
    default:
      return other;
  }
}

/** A safe access of what may be null may be null in turn; a plain one warns, and goes on as if it were not. */
function accessed(
  { safe, base: before }: PropertyAccessSyntax | IndexAccessSyntax,
  base: ModuleType,
  step: (base: ModuleType) => ModuleType,
): ModuleType {
  const chained = (before.kind === 'propertyAccess' || before.kind === 'indexAccess') && before.safe;
  const result = step(withoutNull(base));
  return (safe || chained) && isNullable(base) ? unionType([nothing, result]) : result;
}

function indexed(base: ModuleType, { index, safe, fromEnd }: IndexAccessSyntax): ModuleType {
  if (index.kind === 'string') return memberType(base, index.value);
  return unionType(
    alternatives(base).map((each) => {
      const item =
        each.kind === 'tuple' && index.kind === 'integer'
          ? each.items.at(fromEnd ? -Number(index.value) : Number(index.value))
          : undefined;
      if (item) return item;
      return safe ? unionType([nothing, itemOf(each)]) : itemOf(each);
    }),
  );
}

function once(compute: () => ModuleType): () => ModuleType {
  let type: ModuleType | undefined;
  return () => {
    type ??= compute();
    return type;
  };
}
