import type { ObjectSyntax, PropertyKeySyntax } from '../syntax.ts';

/** The name that a key spells; `undefined` where it is computed, or could not be read. */
export function keyText(key: PropertyKeySyntax): string | undefined {
  if (key.kind === 'identifier') return key.name === '' ? undefined : key.name;
  return key.kind === 'string' ? key.value : undefined;
}

/** Whether all names of an object are known, so that what is not among them is absent. */
export function hasPlainKeys(object: ObjectSyntax | undefined): boolean {
  if (object === undefined) return false;
  return object.items.every((item) =>
    item.kind === 'objectProperty'
      ? keyText(item.key) !== undefined
      : item.kind === 'resource' || item.kind === 'missing',
  );
}

/**
 * What the body of a module has.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules
 */
export const moduleProperties: readonly string[] = [
  'name',
  'scope',
  'params',
  'dependsOn',
  'identity',
  'extensionConfigs',
];

export function isOfModule(key: string): boolean {
  return moduleProperties.includes(key);
}
