import type { Namespace } from '../../template/functions.ts';
import type { ExpressionSyntax, ExtensionSyntax, FunctionCallSyntax, MethodCallSyntax } from '../syntax.ts';
import type { BicepFile, BicepSymbol } from './file.ts';

/** The namespaces that every file has. */
const builtIn: readonly Namespace[] = ['sys', 'az'];

/** What an `extension` statement names: `az` in `extension az as azure` and in the old `import 'az@1.0.0'`. */
export function extensionNamed({ specification }: ExtensionSyntax): string {
  if (specification.kind === 'identifier') return specification.name;
  return specification.kind === 'string' ? (/^(\w+)(?:@[^/]*)?$/.exec(specification.value)?.[1] ?? '') : '';
}

/**
 * The namespace that a name stands for. `sys` and `az` are there without a declaration, unless an `extension` statement
 * gives them another name.
 */
export function namespaceOf(name: string, file: BicepFile): Namespace | undefined {
  const symbol = file.symbols.get(name);
  if (symbol?.kind === 'extension') return builtIn.find((each) => each === symbol.provider);
  if (symbol !== undefined) return undefined;
  return builtIn.find((each) => each === name && !hasOtherName(each, file));
}

function hasOtherName(namespace: Namespace, { symbols }: BicepFile): boolean {
  for (const symbol of symbols.values()) if (symbol.kind === 'extension' && symbol.provider === namespace) return true;
  return false;
}

export function isFunction(symbol: BicepSymbol): boolean {
  return symbol.kind === 'func' || symbol.kind === 'imported';
}

/** A call of a function that every file has, with its namespace or without. */
export function builtInCall(
  node: ExpressionSyntax,
  file: BicepFile,
): FunctionCallSyntax | MethodCallSyntax | undefined {
  if (node.kind === 'methodCall')
    return node.base.kind === 'variableAccess' && namespaceOf(node.base.name, file) ? node : undefined;
  const symbol = node.kind === 'functionCall' ? file.symbols.get(node.name.name) : undefined;
  return node.kind === 'functionCall' && !(symbol && isFunction(symbol)) ? node : undefined;
}

/** `x` of `any(x)`, which is there for the compiler alone. */
export function behindAny(node: ExpressionSyntax, file: BicepFile): ExpressionSyntax | undefined {
  const called = builtInCall(node, file);
  return called?.name.name === 'any' ? called.arguments[0] : undefined;
}
