import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { workspace } from '../cli/helpers.ts';
import { circles } from './circles.ts';
import { deployments } from './deployments.ts';
import { depth } from './depth.ts';
import { values } from './values.ts';

/** Inputs that were written to harm: each ends, with what is wrong told of the file, and none by a fault of ours. */
describe.each([
  ['circles', circles],
  ['depth', depth],
  ['values', values],
  ['deployments', deployments],
] as const)('%s', (_, inputs) => {
  it.each(Object.entries(inputs))(
    '%s',
    async (_name, make) => {
      const { diagnostics, findings } = await lint({ cwd: workspace(make()) });
      expect(diagnostics.filter(({ code }) => code === 'internal-error')).toEqual([]);
      expect(Math.max(0, ...findings.map(({ message }) => message.length))).toBeLessThan(10_000);
    },
    120_000,
  );
});
