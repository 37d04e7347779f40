import type { FunctionSignature } from './entry.ts';
import { type Family, signature } from './signature.ts';

/**
 * Functions whose result hangs on more than their arguments' values: names, laziness, the deployment, Azure itself.
 * Here is how they are called; the evaluator computes them.
 */
const rows: readonly (readonly [Family, string])[] = [
  ['comparison', 'coalesce(arg1: any, ...arg: any): any'],
  ['logical', 'and(arg1: bool, arg2: bool, ...arg: bool): bool'],
  ['logical', 'if(condition: bool, trueValue: any, falseValue: any): any'],
  ['logical', 'or(arg1: bool, arg2: bool, ...arg: bool): bool'],
  ['numeric', 'copyIndex([loopName: string|int], [offset: int]): int'],
  ['deployment', 'parameters(parameterName: string): any'],
  ['deployment', 'variables(variableName: string): any'],
  ['deployment', 'deployment(): object'],
  ['deployment', 'environment(): object'],
  ['bicep-deployment', 'deployer(): object'],
  ['bicep-deployment', 'extensions(extensionAlias: string): object'],
  ['lambda', 'lambda(lambdaVariable: any, expression: any, ...more: any): any'],
  ['lambda', 'lambdaVariables(variableName: string): any'],
  ['date', 'utcNow([format: string]): string'],
  ['string', 'newGuid(): string'],
  ['scope', 'managementGroup(): object'],
  ['scope', 'resourceGroup(): object'],
  ['scope', 'subscription(): object'],
  ['scope', 'tenant(): object'],
  [
    'resource',
    'extensionResourceId(resourceId: string, resourceType: string, resourceName: string, ...resourceName: string): string',
  ],
  ['resource', 'list*(resourceNameOrIdentifier: string, apiVersion: string, [functionValues: object]): any'],
  [
    'resource',
    'managementGroupResourceId(resourceType: string, resourceName: string, ...resourceName: string): string',
  ],
  [
    'resource',
    'pickZones(providerNamespace: string, resourceType: string, location: string, [numberOfZones: int], [offset: int]): array',
  ],
  ['resource', 'providers(providerNamespace: string, [resourceType: string]): object'],
  ['resource', 'reference(resourceNameOrIdentifier: string, [apiVersion: string|null], [full: string]): any'],
  ['resource', 'references(symbolicName: string, [full: string]): array'],
  ['resource', 'resourceId(resourceType: string, resourceName: string, ...resourceName: string): string'],
  ['resource', 'subscriptionResourceId(resourceType: string, resourceName: string, ...resourceName: string): string'],
  ['resource', 'tenantResourceId(resourceType: string, resourceName: string, ...resourceName: string): string'],
  ['bicep-resource', 'resourceInfo(symbolicName: string): object'],
  ['bicep-resource', 'target([full: string]): any'],
  ['bicep-resource', 'roleDefinitions(roleName: string): object'],
  ['bicep-resource', 'toLogicalZone(subscriptionId: string, location: string, physicalZone: string): string'],
  ['bicep-resource', 'toLogicalZones(subscriptionId: string, location: string, physicalZones: array): array'],
  ['bicep-resource', 'toPhysicalZone(subscriptionId: string, location: string, logicalZone: string): string'],
  ['bicep-resource', 'toPhysicalZones(subscriptionId: string, location: string, logicalZones: array): array'],
  ['bicep-parameters', 'externalInput(name: string, [config: any]): any'],
  ['bicep-parameters', 'externalInputs(name: string, [config: any]): any'],
  ['bicep-parameters', 'readCliArg(argumentName: string): string'],
  ['bicep-parameters', 'readEnvironmentVariable(variableName: string, [default: string]): string'],
  ['bicep-parameters', 'readEnvVar(variableName: string): string'],
  ['bicep-flow', 'fail(message: string): any'],
];

export const contextSignatures: readonly FunctionSignature[] = rows.map(([family, text]) => signature(family, text));
