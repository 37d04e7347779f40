import { operatorForm } from '../../template/operators.ts';
import type { Namespace } from './namespaces.ts';

/** How a function is called, as `lint` knows the functions that ARM JSON and Bicep share. */
export interface Signature {
  /** As shown in messages: `padLeft(valueToPad, totalLength, [paddingCharacter])`. */
  readonly signature: string;
  readonly minArguments: number;
  readonly maxArguments: number;
}

/** The functions of the template language that Bicep calls by the same name. `undefined` for an unknown name. */
export interface SharedFunctions {
  named(name: string): (Signature & { readonly name: string }) | undefined;
  readonly names: readonly string[];
}

/**
 * Functions that only Bicep has, or that take more or fewer arguments there.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions
 */
const own: readonly (readonly [signature: string, min: number, max: number])[] = [
  ['any(value)', 1, 1],
  ['nameof(symbol)', 1, 1],
  ['loadTextContent(filePath, [encoding])', 1, 2],
  ['loadJsonContent(filePath, [jsonPath], [encoding])', 1, 3],
  ['loadYamlContent(filePath, [pathFilter], [encoding])', 1, 3],
  ['loadFileAsBase64(filePath)', 1, 1],
  ['loadDirectoryFileInfo(directoryPath, [searchPattern])', 1, 2],
  ['resourceGroup([subscriptionId], [resourceGroupName])', 0, 2],
  ['subscription([subscriptionId])', 0, 1],
  ['managementGroup([managementGroupId])', 0, 1],
  ['concat(arg1, [arg, …])', 1, Number.POSITIVE_INFINITY],
  ['substring(stringToParse, startIndex, [length])', 2, 3],
  ['dateTimeToEpoch([dateTime])', 0, 1],
  ['dateTimeFromEpoch([epochTime])', 0, 1],
  ['getSecret(subscriptionId, resourceGroupName, keyVaultName, secretName, [secretVersion])', 4, 5],
];

const ownByName: ReadonlyMap<string, Signature> = new Map(
  own.map(([signature, minArguments, maxArguments]) => [
    signature.slice(0, signature.indexOf('(')),
    { signature, minArguments, maxArguments },
  ]),
);

/** Functions of the namespace `az`, besides `list*`; all others are of `sys`. Templates have them, parameter files do not. */
const azure: ReadonlySet<string> = new Set([
  'tenant',
  'managementGroup',
  'subscription',
  'resourceGroup',
  'deployment',
  'deployer',
  'environment',
  'resourceId',
  'subscriptionResourceId',
  'tenantResourceId',
  'extensionResourceId',
  'managementGroupResourceId',
  'roleDefinitions',
  'providers',
  'toLogicalZone',
  'toLogicalZones',
  'toPhysicalZone',
  'toPhysicalZones',
  'pickZones',
  'reference',
]);

/** Functions that parameter files alone have. */
const ofParameterFiles: ReadonlySet<string> = new Set([
  'getSecret',
  'readEnvironmentVariable',
  'readEnvVar',
  'readCliArg',
  'externalInput',
]);

/** The namespace that has a function. */
export function namespaceOfFunction(name: string): Namespace {
  return azure.has(name) || name === 'getSecret' || /^list[A-Z]/.test(name) ? 'az' : 'sys';
}

/** The kind of file that has a function; `undefined`: both. */
export function fileKindOfFunction(name: string): 'bicep' | 'bicepparam' | undefined {
  if (ofParameterFiles.has(name)) return 'bicepparam';
  return namespaceOfFunction(name) === 'az' ? 'bicep' : undefined;
}

/** What ARM JSON writes as functions and Bicep as literals and names. */
const onlyJson: ReadonlyMap<string, string> = new Map([
  ['createarray', 'write [a, b]'],
  ['createobject', 'write { key: value }'],
  ['parameters', 'write the name of the parameter'],
  ['variables', 'write the name of the variable'],
  ['copyindex', 'write [for (item, index) in …] and use the index'],
  ['tryget', 'write a.?b or a[?b]'],
  ['indexfromend', 'write a[^1]'],
  ['tryindexfromend', 'write a[?^1]'],
  ['null', 'write null'],
  ['true', 'write true'],
  ['false', 'write false'],
  ['lambda', 'write x => …'],
  ['lambdavariables', 'write the name of the variable'],
  ['resourceinfo', 'write the name of the resource'],
  ['references', 'write the name of the resources'],
  ['extensions', 'write the name of the extension'],
  ['target', 'write this.existingResource()'],
  ['float', 'write json(text)'],
  ['externalinputs', 'write externalInput(name)'],
]);

/** What is known of a function by the name that a file calls; names are case-sensitive. */
export type KnownFunction =
  | { readonly kind: 'known'; readonly signature: Signature }
  | { readonly kind: 'unknown'; readonly advice?: string };

export function functionNamed(name: string, shared: SharedFunctions): KnownFunction {
  const signature = ownByName.get(name);
  if (signature) return { kind: 'known', signature };
  const advice = adviceFor(name);
  if (advice !== undefined) return { kind: 'unknown', advice };
  const found = shared.named(name.toLowerCase());
  const isSame =
    found && (found.name === name || (found.name.endsWith('*') && name.startsWith(found.name.slice(0, -1))));
  return isSame ? { kind: 'known', signature: found } : { kind: 'unknown' };
}

function adviceFor(name: string): string | undefined {
  const form = operatorForm(name);
  return form === undefined ? onlyJson.get(name.toLowerCase()) : `write ${form}`;
}

/** Every name that `functionNamed` knows. */
export function functionNames(shared: SharedFunctions): string[] {
  return [...ownByName.keys(), ...shared.names.filter((name) => adviceFor(name) === undefined)];
}
