import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Feature } from '../../scripts/bicep-features/features.ts';
import { areas } from '../../scripts/bicep-features/table.ts';
import { inspect } from '../../src/author/inspect.ts';

interface Seen {
  readonly said: readonly string[];
  /** The resources that are deployed. */
  readonly resources: number;
  readonly value: unknown;
}

const beside = { 'a.txt': 'x', 'a.json': '{ "b": 1 }', 'a.yaml': 'b: 2\n' };

function seen({ sample, with: more, parameters }: Feature): Seen {
  const cwd = mkdtempSync(path.join(tmpdir(), 'feature-'));
  try {
    const files = { ...beside, ...more, 'main.bicep': sample, ...(parameters && { 'main.bicepparam': parameters }) };
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), content);
    const context = { subscriptionId: 'sub', resourceGroup: 'group', deploymentName: 'main', location: 'westeurope' };
    const { problems, text } = inspect({
      cwd,
      file: 'main.bicep',
      parameters: [],
      env: [],
      context,
    });
    const graph = JSON.parse(text);
    const deployed = graph.resources.filter((each: Record<string, unknown>) => !each.existing && each.exists !== false);
    return { said: problems, resources: deployed.length, value: graph.outputs.v };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

function hold(feature: Feature): void {
  const { said, resources, value } = seen(feature);
  const { expect: wanted } = feature;
  if ('refused' in wanted) {
    expect(said.join('\n')).toContain('error');
    expect(said.join('\n')).toContain(wanted.refused);
  } else if ('notYet' in wanted) {
    expect(said.join('\n')).toContain(wanted.notYet);
  } else {
    expect(said).toEqual([]);
    if ('value' in wanted) expect(value).toEqual(wanted.value);
    if ('unknown' in wanted)
      expect(Object.keys(Object(value))).toEqual([expect.stringMatching(/^\$(unknown|secure)$/)]);
    if ('reads' in wanted) expect(resources).toBe(wanted.reads);
  }
}

describe.each(areas)('$area', ({ features }) => {
  it.each(features)('$feature', (feature) => hold(feature));
});
