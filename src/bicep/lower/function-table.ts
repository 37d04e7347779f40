import type { BicepForm, BicepFunction } from '../../template/functions.ts';

/** The functions of the template language, by lower-case name. `undefined` for an unknown name. */
export interface SharedFunctions {
  named(name: string): { readonly name: string; readonly inBicep: BicepForm } | undefined;
  /** Those that Bicep calls by the same name. */
  readonly names: readonly string[];
}

/**
 * Functions that only Bicep has: the compiler computes them.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions
 */
const own: readonly BicepFunction[] = [
  ofCompiler('any(value)', 1, 1),
  ofCompiler('nameof(symbol)', 1, 1),
  ofCompiler('loadTextContent(filePath, [encoding])', 1, 2),
  ofCompiler('loadJsonContent(filePath, [jsonPath], [encoding])', 1, 3),
  ofCompiler('loadYamlContent(filePath, [pathFilter], [encoding])', 1, 3),
  ofCompiler('loadFileAsBase64(filePath)', 1, 1),
  ofCompiler('loadDirectoryFileInfo(directoryPath, [searchPattern])', 1, 2),
  {
    ...ofCompiler('getSecret(subscriptionId, resourceGroupName, keyVaultName, secretName, [secretVersion])', 4, 5),
    namespace: 'az',
    files: 'bicepparam',
  },
];

function ofCompiler(signature: string, minArguments: number, maxArguments: number): BicepFunction {
  return { kind: 'function', signature, minArguments, maxArguments, namespace: 'sys' };
}

const ownByName: ReadonlyMap<string, BicepFunction> = new Map(
  own.map((each) => [each.signature.slice(0, each.signature.indexOf('(')), each]),
);

/** What is known of a function by the name that a file calls; names are case-sensitive. */
export type KnownFunction = BicepFunction | { readonly kind: 'unknown'; readonly advice?: string };

export function bicepFunction(name: string, shared: SharedFunctions): KnownFunction {
  const function_ = ownByName.get(name);
  if (function_) return function_;
  const found = shared.named(name.toLowerCase());
  if (found === undefined) return { kind: 'unknown' };
  const { inBicep } = found;
  if (inBicep.kind === 'other') return { kind: 'unknown', advice: inBicep.advice };
  const isSame = found.name === name || (found.name.endsWith('*') && name.startsWith(found.name.slice(0, -1)));
  return isSame ? inBicep : { kind: 'unknown' };
}

/** Every name that `functionNamed` knows. */
export function functionNames(shared: SharedFunctions): string[] {
  return [...ownByName.keys(), ...shared.names];
}
