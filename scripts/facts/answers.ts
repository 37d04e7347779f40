/** Copies of the resource SKU API's answer in public repositories, each read as it is stored there. */
import { fromCapabilities, prune } from './capabilities.ts';
import { type Checkout, readStored } from './checkout.ts';
import { type Answer, parseName, type SizeFacts } from './size.ts';

/** Azure/karpenter-provider-azure, one region: a Go literal with all capabilities, stamped with its time. */
export function karpenter(checkout: Checkout, region: string): Answer {
  const file = readStored(checkout, `pkg/fake/zz_generated.sku.${region}.go`);
  const sizes = new Map<string, SizeFacts>();
  for (const block of file.text.split(/\n\t\t\tName: +lo\.ToPtr\(/).slice(1)) {
    const name = /^"([^"]+)"/.exec(block)?.[1];
    const pairs = [...block.matchAll(/\{Name: lo\.ToPtr\("(\w+)"\), Value: lo\.ToPtr\("([^"]*)"\)\}/g)];
    if (name !== undefined)
      sizes.set(name, fromCapabilities(new Map(pairs.map(([, key = '', value = '']) => [key, value]))));
  }
  const date = /generated at (\d{4}-\d\d-\d\d)/.exec(file.text)?.[1] ?? file.date;
  return { id: `karpenter-${region}`, title: `Resource SKU API, ${region}`, url: file.url, date, sizes };
}

interface SkuJson {
  readonly resourceType: string;
  readonly name: string;
  readonly capabilities: readonly { readonly name: string; readonly value: string }[];
}

/** Azure/skewer: the answer's own JSON. */
export function skewer(checkout: Checkout): Answer {
  const file = readStored(checkout, 'testdata/eastus.json');
  const { value } = JSON.parse(file.text) as { readonly value: readonly SkuJson[] };
  const machines = value.filter((sku) => sku.resourceType === 'virtualMachines');
  const facts = (sku: SkuJson) => fromCapabilities(new Map(sku.capabilities.map((each) => [each.name, each.value])));
  const sizes = new Map(machines.map((sku) => [sku.name, facts(sku)]));
  return { id: 'skewer-eastus', title: 'Resource SKU API, eastus', url: file.url, date: file.date, sizes };
}

/** Azure/aks-engine: all regions, accelerated networking only. */
export function aksEngine(checkout: Checkout): Answer {
  const file = readStored(checkout, 'pkg/helpers/azure_skus_const.go');
  const found = file.text.matchAll(/Name: +"(\w[\w-]*)",\s+AcceleratedNetworking: (true|false)/g);
  const sizes = new Map([...found].map(([, name = '', value]) => [name, { acceleratedNetworking: value === 'true' }]));
  return { id: 'aks-engine', title: 'Resource SKU API, all regions', url: file.url, date: file.date, sizes };
}

interface BatchSize {
  readonly VmSize: string;
  readonly VCpusAvailable: number | null;
  readonly ResourceDiskSizeInGiB: number | null;
  readonly NvmeDiskSizeInGiB: number | null;
  readonly EncryptionAtHostSupported: boolean | null;
}

/** microsoft/ga4gh-tes: what Azure Batch offers in one cloud; each size twice, with and without spot priority. */
export function ga4ghTes(checkout: Checkout, cloud: string): Answer {
  const file = readStored(checkout, `src/TesApi.Web/BatchSupportedVmSizeInformation_${cloud}.json`);
  const list = JSON.parse(file.text) as readonly BatchSize[];
  const sizes = new Map(list.map((size) => [size.VmSize, batchFacts(size)]));
  const id = `ga4gh-tes-${cloud.toLowerCase()}`;
  return { id, title: `Resource SKU API, ${cloud}, sizes of Azure Batch`, url: file.url, date: file.date, sizes };
}

function batchFacts(size: BatchSize): SizeFacts {
  const disk = (size.ResourceDiskSizeInGiB ?? 0) + (size.NvmeDiskSizeInGiB ?? 0);
  return prune({
    vCPUs: size.VCpusAvailable ?? undefined,
    encryptionAtHost: size.EncryptionAtHostSupported ?? undefined,
    temporaryDisk: size.ResourceDiskSizeInGiB === null && size.NvmeDiskSizeInGiB === null ? undefined : disk > 0,
  });
}

/** microsoft/aspire: all regions and sizes with two or more vCPUs and 2 GB; vCPUs and premium storage. */
export function aspire(checkout: Checkout): Answer {
  const file = readStored(checkout, 'src/Aspire.Hosting.Azure.Kubernetes/AksNodeVmSizes.Generated.cs');
  const found = file.text.matchAll(/\/\/\/ (Standard_\S+) — (\d+) vCPUs — [\d.]+ GB RAM(.*)/g);
  const facts = (name: string, count: string, rest: string): SizeFacts => ({
    vCPUs: parseName(name)?.constrained ?? Number(count),
    premiumStorage: rest.includes('Premium SSD'),
  });
  const sizes = new Map([...found].map(([, name = '', count = '', rest = '']) => [name, facts(name, count, rest)]));
  return { id: 'aspire', title: 'Resource SKU API, all regions', url: file.url, date: file.date, sizes };
}

/** cloud-barista/cm-beetle: reports of test runs that print the answer for the machines they made. */
export function cmBeetle(checkout: Checkout, report: string): Answer {
  const file = readStored(checkout, `cmd/test-cli/${report}`);
  const sizes = new Map<string, SizeFacts>();
  for (const [list = ''] of file.text.matchAll(/"details": \[[^\]]*"EncryptionAtHostSupported"[^\]]*\]/g)) {
    const pairs = JSON.parse(list.slice('"details": '.length)) as readonly {
      readonly key: string;
      readonly value: string;
    }[];
    const values = new Map(pairs.map((pair) => [pair.key, pair.value]));
    const name = values.get('Name');
    if (name !== undefined) sizes.set(name, fromCapabilities(values));
  }
  const id = `cm-beetle-${report.split('/')[0]}`;
  return { id, title: 'Resource SKU API, single sizes', url: file.url, date: file.date, sizes };
}

/** Azure/karpenter-provider-azure: every size's SKU family. */
export function families(checkout: Checkout): {
  readonly of: ReadonlyMap<string, string>;
  readonly url: string;
  readonly date: string;
} {
  const file = readStored(checkout, 'pkg/providers/instancetype/known_skus.yaml');
  const found = [...file.text.matchAll(/- name: (\S+)\n +family: (.+)/g)];
  return {
    of: new Map(found.map(([, name = '', family = '']) => [name, family.trim()])),
    url: file.url,
    date: file.date,
  };
}
