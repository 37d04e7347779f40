import { tableOf } from '../../source/own.ts';
import { closest } from '../../template/suggest.ts';
import type { DecoratorSyntax, ExpressionSyntax, MethodCallSyntax, TypeSyntax } from '../syntax.ts';
import { addProblem, type CheckedFile, checkCount } from './check.ts';
import { namespaceOf } from './namespaces.ts';

/** What decorators stand before. Before a member of a type all may stand, as far as the type goes. */
type Target = 'param' | 'var' | 'output' | 'resource' | 'module' | 'type' | 'func';

interface Decorator {
  readonly signature: string;
  readonly arguments: readonly [number, number];
  /** Absent: before anything. */
  readonly targets?: readonly Target[];
  /** The simple types it may narrow; absent: any. */
  readonly types?: readonly string[];
}

const typed: readonly Target[] = ['param', 'output', 'type'];

/**
 * Names after `@`.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/file#decorators
 */
const decorators = tableOf<Decorator>({
  allowed: { signature: '@allowed(values)', arguments: [1, 1], targets: ['param'] },
  batchSize: { signature: '@batchSize(size)', arguments: [1, 1], targets: ['resource', 'module'] },
  description: { signature: '@description(text)', arguments: [1, 1] },
  discriminator: { signature: '@discriminator(property)', arguments: [1, 1], targets: typed, types: ['object'] },
  export: { signature: '@export()', arguments: [0, 0], targets: ['type', 'var', 'func'] },
  maxLength: { signature: '@maxLength(length)', arguments: [1, 1], targets: typed, types: ['string', 'array'] },
  maxValue: { signature: '@maxValue(value)', arguments: [1, 1], targets: typed, types: ['int'] },
  metadata: { signature: '@metadata(object)', arguments: [1, 1], targets: typed },
  minLength: { signature: '@minLength(length)', arguments: [1, 1], targets: typed, types: ['string', 'array'] },
  minValue: { signature: '@minValue(value)', arguments: [1, 1], targets: typed, types: ['int'] },
  nullIfNotFound: { signature: '@nullIfNotFound()', arguments: [0, 0], targets: ['resource'] },
  onlyIfNotExists: { signature: '@onlyIfNotExists()', arguments: [0, 0], targets: ['resource'] },
  patch: { signature: '@patch()', arguments: [0, 0], targets: ['resource'] },
  retryOn: { signature: '@retryOn(exceptionCodes, retryCount?)', arguments: [1, 2], targets: ['resource'] },
  sealed: { signature: '@sealed()', arguments: [0, 0], targets: typed, types: ['object'] },
  secure: { signature: '@secure()', arguments: [0, 0], targets: typed, types: ['string', 'object'] },
  validate: { signature: '@validate(predicate, errorMessage?)', arguments: [1, 2], targets: typed },
  waitUntil: { signature: '@waitUntil(predicate, maxWaitTime)', arguments: [2, 2], targets: ['resource'] },
});

export const decoratorNames: readonly string[] = [...decorators.keys()];

/** What decorators stand before: its kind, and its type if it has one. */
export interface Decorated {
  readonly kind: string;
  readonly type?: TypeSyntax | undefined;
}

/** Names, arguments and targets of decorators, and that none stands there twice. Gives all their arguments. */
export function decoratorArguments(
  check: CheckedFile,
  written: readonly DecoratorSyntax[],
  decorated: Decorated,
): readonly ExpressionSyntax[] {
  const seen = new Set<string>();
  return written.flatMap(({ expression }) => {
    if (expression.kind !== 'functionCall' && expression.kind !== 'methodCall') {
      if (expression.kind !== 'error') reportUncalled(check, expression);
      return [];
    }
    if (expression.kind === 'methodCall' && !isOfSys(check, expression)) {
      const message = 'decorators are of the namespace sys: write them as @name(…) or @sys.name(…)';
      addProblem(check, 'unknown-decorator', message, expression);
      return [];
    }
    const { name } = expression.name;
    const decorator = decorators.get(name);
    if (decorator === undefined) reportUnknown(check, name, expression.name);
    else {
      const [minArguments, maxArguments] = decorator.arguments;
      const counted = { signature: decorator.signature, minArguments, maxArguments };
      checkCount(check, counted, expression.arguments.length, expression);
      checkTarget(check, name, decorator, decorated, expression.name);
      if (seen.has(name)) addProblem(check, 'duplicate-decorator', `'@${name}' occurs twice here`, expression.name);
    }
    seen.add(name);
    return expression.arguments;
  });
}

function reportUncalled(check: CheckedFile, expression: DecoratorSyntax['expression']): void {
  const { start, end } = expression;
  const written = check.file.source.text.slice(start, end);
  addProblem(check, 'uncalled-decorator', `a decorator is called: write @${written}(…)`, expression);
}

function isOfSys(check: CheckedFile, { base }: MethodCallSyntax): boolean {
  return base.kind === 'variableAccess' && namespaceOf(base.name, check.file) === 'sys';
}

function reportUnknown(check: CheckedFile, name: string, at: ExpressionSyntax | { start: number; end: number }): void {
  if (name === '') return;
  const hint = closest(name, decoratorNames);
  const advice = hint === undefined ? '' : `; did you mean '@${hint}'?`;
  addProblem(check, 'unknown-decorator', `'@${name}' is not a decorator of Bicep${advice}`, at);
}

const targetNames: Readonly<Record<Target, string>> = {
  param: 'a parameter',
  var: 'a variable',
  output: 'an output',
  resource: 'a resource',
  module: 'a module',
  type: 'a type',
  func: 'a function',
};

function checkTarget(
  check: CheckedFile,
  name: string,
  { targets, types }: Decorator,
  { kind, type }: Decorated,
  at: { start: number; end: number },
): void {
  if (targets && isTarget(kind) && !targets.includes(kind)) {
    const allowed = listOf(targets.map((each) => targetNames[each]));
    addProblem(check, 'misplaced-decorator', `'@${name}' applies to ${allowed}, not to ${targetNames[kind]}`, at);
    return;
  }
  const simple = types && simpleType(check, type);
  if (simple !== undefined && !types?.includes(simple))
    addProblem(check, 'misplaced-decorator', `'@${name}' narrows ${listOf(types ?? [])}, not ${simple}`, at);
}

function isTarget(kind: string): kind is Target {
  return Object.hasOwn(targetNames, kind);
}

function listOf(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse();
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
}

/** `string`, `int` …, of a type that is written so and not declared by the file. */
function simpleType(check: CheckedFile, type: TypeSyntax | undefined): string | undefined {
  switch (type?.kind) {
    case 'nullableType':
      return simpleType(check, type.base);
    case 'parenthesizedType':
      return simpleType(check, type.type);
    case 'typeName':
      return /^(string|int|bool|object|array)$/.test(type.name) && !check.file.symbols.has(type.name)
        ? type.name
        : undefined;
    default:
      return undefined;
  }
}
