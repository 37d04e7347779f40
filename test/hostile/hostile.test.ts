import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { workspace } from '../cli/helpers.ts';
import { circles } from './circles.ts';
import { depth } from './depth.ts';

/** Inputs that were written to harm: each ends, with what is wrong told of the file, and none by a fault of ours. */
describe.each([
  ['circles', circles],
  ['depth', depth],
] as const)('%s', (_, inputs) => {
  it.each(Object.entries(inputs))(
    '%s',
    async (_name, make) => {
      const { diagnostics } = await lint({ cwd: workspace(make()) });
      expect(diagnostics.filter(({ code }) => code === 'internal-error')).toEqual([]);
    },
    120_000,
  );
});
