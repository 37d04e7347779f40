import type { FixOperation } from '../graph/change.ts';
import type { Declared } from '../graph/graph.ts';
import { reachesEnd, wayOf } from '../graph/way.ts';

type Path = readonly string[];

/**
 * Properties that Azure does not take together. Sources:
 * https://learn.microsoft.com/azure/virtual-machines/availability-set-overview,
 * https://learn.microsoft.com/azure/virtual-machines/unmanaged-disks-deprecation
 */
const exclusive: readonly { readonly type: string; readonly paths: readonly [Path, Path] }[] = [
  { type: 'microsoft.compute/virtualmachines', paths: [['zones'], ['properties', 'availabilitySet']] },
  { type: 'microsoft.compute/virtualmachines', paths: [['zones'], ['properties', 'storageProfile', 'osDisk', 'vhd']] },
  { type: 'microsoft.compute/virtualmachines', paths: [['zones'], ['placement']] },
  { type: 'microsoft.compute/virtualmachinescalesets', paths: [['zones'], ['placement']] },
];

/** Whether something is written beside what excludes it. */
export function clashes(type: string, declared: Declared, operations: readonly FixOperation[]): boolean {
  const writes = (path: Path): boolean =>
    operations.some((each) => each.operation !== 'remove' && startsWith(each.path, path));
  const removes = (path: Path): boolean =>
    operations.some((each) => each.operation === 'remove' && startsWith(path, each.path));
  const holds = (path: Path): boolean => reachesEnd(wayOf(declared, path)) && !removes(path);
  return exclusive
    .filter((each) => each.type === type.toLowerCase())
    .some(({ paths: [one, other] }) => (writes(one) && holds(other)) || (writes(other) && holds(one)));
}

function startsWith(path: readonly (string | number)[], prefix: readonly (string | number)[]): boolean {
  return prefix.every((key, at) => String(path[at]).toLowerCase() === String(key).toLowerCase());
}
