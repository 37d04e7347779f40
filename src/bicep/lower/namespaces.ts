import type { ExtensionSyntax } from '../syntax.ts';
import type { BicepFile } from './file.ts';

/** The namespaces that every file has: functions of the language, and those of Azure. */
export type Namespace = 'sys' | 'az';

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
