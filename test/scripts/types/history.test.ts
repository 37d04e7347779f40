import { describe, expect, it } from 'vitest';
import { openCheckout } from '../../../scripts/types/checkout.ts';
import { type Located, locateTypes, providerFiles } from '../../../scripts/types/locate.ts';
import { openTypes, type ResourceType, readIndex } from '../../../src/resource-types/open.ts';
import { formatPath, type PathSegment } from '../../../src/resource-types/path.ts';
import { type Property, propertyAt } from '../../../src/resource-types/property.ts';
import { namesBelow, type PossibleType, rootCandidate, stepInto } from '../../../src/resource-types/step.ts';
import { isInWindow } from '../../../src/resource-types/versions.ts';

const folder = process.env.BICEP_TYPES_AZ;
const depth = 5;

/** Every path of a type down to a few names, `[*]` taken wherever there is an array. */
function pathsOf(type: ResourceType): readonly string[] {
  const found: string[] = [];
  const pending: [PathSegment[], readonly PossibleType[], number][] = [[[], [rootCandidate(type.body)], 0]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [segments, candidates, level] = next;
    for (const name of level < depth ? namesBelow(candidates) : []) {
      const path = [...segments, { kind: 'property' as const, name, offset: 0, length: 0 }];
      const below = stepInto(candidates, path.at(-1) as PathSegment, formatPath(segments));
      found.push(formatPath(path));
      pending.push([path, below, level + 1]);
      const item = { kind: 'item' as const, offset: 0, length: 0 };
      const items = below.some((one) => one.undescribed) ? [] : stepInto(below, item, formatPath(path));
      if (items.length > 0) pending.push([[...path, item], items, level + 1]);
    }
  }
  return found;
}

function claimedIn(found: Property, version: string): boolean {
  return (
    isInWindow(found, version) && found.variants.every(({ values }) => values.some((one) => isInWindow(one, version)))
  );
}

/** The checkout's own description of one version, read through the same model. */
function describedBy(texts: ReadonlyMap<string, string>, { name, entries }: Located, version: string): ResourceType {
  const entry = entries.get(version);
  const index = JSON.stringify({ resources: { [`${name}@${version}`]: { $ref: `${entry?.file}#/${entry?.index}` } } });
  const read = (path: string) => ({
    kind: 'text' as const,
    text: path === 'index.json' ? index : (texts.get(path) ?? ''),
  });
  return readIndex(read, 'one version').resolve(name, version) as ResourceType;
}

describe.skipIf(folder === undefined)(
  'against a checkout of Azure/bicep-types-az (skipped without BICEP_TYPES_AZ)',
  () => {
    const shipped = openTypes();

    it.each([
      'Microsoft.Compute/disks',
      'Microsoft.Compute/virtualMachines',
      'Microsoft.Network/networkInterfaces',
      'Microsoft.Network/loadBalancers',
      'Microsoft.RecoveryServices/vaults/backupPolicies',
      'Microsoft.DataProtection/backupVaults/backupInstances',
    ])('what %s is said to have in a version, that version has; and nearly all it has is known', (name) => {
      const texts = providerFiles(openCheckout(folder ?? ''), name.split('/')[0] ?? '');
      const located = locateTypes(texts).get(name.toLowerCase()) as Located;
      const ours = shipped.resolve(name) as ResourceType;
      const known = pathsOf(ours).map((path) => propertyAt(ours, path) as Property);
      let all = 0;
      let unknown = 0;
      for (const version of located.entries.keys()) {
        const theirs = describedBy(texts, located, version);
        const wrong = known.filter(
          (one) => claimedIn(one, version) && propertyAt(theirs, one.path).kind !== 'property',
        );
        expect(wrong.map(({ path }) => `${path} in ${version}`)).toEqual([]);
        const paths = pathsOf(theirs);
        all += paths.length;
        unknown += paths.filter((path) => propertyAt(ours, path).kind !== 'property').length;
      }
      expect(unknown / all).toBeLessThan(0.002);
    });
  },
);
