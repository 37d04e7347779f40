/** `data/regions.json` from a stored answer of the locations API. */
import { type Checkout, readStored } from './checkout.ts';
import { entry } from './write.ts';

interface Location {
  readonly name: string;
  readonly displayName: string;
  readonly metadata: {
    readonly regionType: string;
    readonly pairedRegion?: readonly { readonly name: string }[];
  };
  readonly availabilityZoneMappings?: readonly unknown[];
}

const comment =
  'Written by scripts/facts.ts; see docs/facts.md. zones: how many availability zones the answer maps, 0 for none; ' +
  'pair: the paired region, absent for a region without one. logical: geographies, not places to deploy to.';

/** Azure/terraform-azurerm-avm-utl-regions keeps the answer of `subscriptions/…/locations`, public cloud. */
export function regionsFile(checkout: Checkout): string {
  const file = readStored(checkout, 'modules/cached-data/locations.tf.json');
  const stored = JSON.parse(file.text) as {
    readonly locals: { readonly locations_cached: { readonly value: readonly Location[] } };
  };
  const all = [...stored.locals.locations_cached.value].sort((a, b) => (a.name < b.name ? -1 : 1));
  const physical = all.filter((location) => location.metadata.regionType === 'Physical');
  const logical = all.filter((location) => location.metadata.regionType !== 'Physical').map(({ name }) => name);
  const source = { title: 'Locations API, public cloud', url: file.url, date: file.date };
  const regions = physical.map((location) => `    ${entry(location.name, toRegion(location))}`).join(',\n');
  return [
    `{\n  ${entry('$comment', comment)},\n  ${entry('source', source)},`,
    `  "regions": {\n${regions}\n  },`,
    `  ${entry('logical', logical)}\n}\n`,
  ].join('\n');
}

function toRegion({ displayName, metadata, availabilityZoneMappings = [] }: Location): Record<string, string | number> {
  const pair = metadata.pairedRegion?.[0]?.name;
  return { displayName, zones: availabilityZoneMappings.length, ...(pair === undefined ? {} : { pair }) };
}
