/** The resource SKU API's capabilities of a size, as its REST reference names them, as facts. */
import type { SizeFacts } from './size.ts';

export function fromCapabilities(values: ReadonlyMap<string, string>): SizeFacts {
  const flag = (name: string) => (values.has(name) ? values.get(name) === 'True' : undefined);
  const count = values.get('vCPUsAvailable') ?? values.get('vCPUs');
  return prune({
    vCPUs: count === undefined ? undefined : Number(count),
    acceleratedNetworking: flag('AcceleratedNetworkingEnabled'),
    premiumStorage: flag('PremiumIO'),
    encryptionAtHost: flag('EncryptionAtHostSupported'),
    ephemeralOsDisk: flag('EphemeralOSDiskSupported'),
    temporaryDisk: temporaryDisk(values),
  });
}

function temporaryDisk(values: ReadonlyMap<string, string>): boolean | undefined {
  const volume = values.get('MaxResourceVolumeMB');
  const local = values.get('NvmeDiskSizeInMiB');
  return volume === undefined && local === undefined ? undefined : Number(volume ?? 0) + Number(local ?? 0) > 0;
}

type Loose = { readonly [K in keyof SizeFacts]: SizeFacts[K] | undefined };

/** Leaves out what is undefined. */
export function prune(facts: Loose): SizeFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
