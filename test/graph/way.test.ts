import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/evaluate/origin.ts';
import { crossedLoops, declaredOf, declaredPath, isMerged, reachesEnd, wayOf } from '../../src/graph/way.ts';
import { locationOf } from '../../src/workspace/location.ts';
import { graphOf } from '../policy/graphs.ts';

const type = 'Microsoft.Compute/virtualMachines';

const graph = graphOf({
  variables: { disk: { osDisk: { caching: 'None' } }, all: { disk: { osDisk: { caching: 'ReadOnly' } } } },
  resources: [
    {
      type,
      apiVersion: '2023-09-01',
      name: 'vm',
      properties: {
        direct: { a: 1 },
        named: "[variables('all').disk]",
        merged: "[union(variables('disk'), createObject('b', 2))]",
        copy: [{ name: 'disks', count: 3, input: { lun: "[copyIndex('disks')]" } }],
      },
    },
  ],
});

function wayTo(path: readonly (string | number)[], of = type) {
  const [node] = graph.ofType(of);
  const declared = node && declaredOf(node);
  if (node === undefined || declared === undefined) throw new Error(`no ${of}`);
  return wayOf(declared, declaredPath(node, path));
}

function written(way: ReturnType<typeof wayTo>): string {
  const place = placeOf(way.made);
  const { startOffset, endOffset } = locationOf(place, 'value');
  return place.source.text.slice(startOffset, endOffset);
}

describe('the way of a path', () => {
  it('has a step for each segment that is written, and says whether that is all of them', () => {
    const whole = wayTo(['properties', 'direct', 'a']);
    expect(whole.steps.map(({ segment }) => segment)).toEqual(['properties', 'direct', 'a']);
    expect([reachesEnd(whole), written(whole)]).toEqual([true, '1']);
    const part = wayTo(['properties', 'direct', 'b', 'c']);
    expect([reachesEnd(part), part.steps.length]).toEqual([false, 2]);
  });

  it('follows names to the container that spells a member', () => {
    const way = wayTo(['properties', 'named', 'osDisk', 'caching']);
    expect(written(way)).toBe('"ReadOnly"');
    const { from, container } = way.steps[2] ?? {};
    expect([from, container].map((each) => each && 'expression' in each && each.expression.kind)).toEqual([
      'access',
      'object',
    ]);
  });

  it('knows what was merged on it', () => {
    expect(isMerged(wayTo(['properties', 'merged', 'osDisk', 'caching']))).toBe(true);
    expect(isMerged(wayTo(['properties', 'named', 'osDisk', 'caching']))).toBe(false);
  });

  it('knows the loops that it crosses, and which item it leads to', () => {
    expect(crossedLoops(wayTo(['properties', 'disks', 1, 'lun']))).toMatchObject([
      { name: 'disks', count: 3, item: 1, label: 'disks' },
    ]);
    expect(crossedLoops(wayTo(['properties', 'direct', 'a']))).toEqual([]);
  });

  it('begins at what names a resource, too', () => {
    expect(written(wayTo(['name']))).toBe('"vm"');
    expect(written(wayTo(['APIVERSION']))).toBe('"2023-09-01"');
  });
});
