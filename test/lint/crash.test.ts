import { expect, it, vi } from 'vitest';
import { fails, hasCrashed } from '../../src/lint/outcome.ts';
import { lint } from '../../src/lint/run.ts';
import { badMachine, workspace } from '../cli/helpers.ts';

vi.mock('../../src/lint/judge/one-template.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/judge/one-template.ts')>();
  return {
    ...real,
    lintTemplate: (...given: Parameters<typeof real.lintTemplate>) => {
      if (given[1].source.path === 'bad.json') throw new Error('planted');
      return real.lintTemplate(...given);
    },
  };
});

it('a fault of ours in one file is an error of this file, and the others are linted', async () => {
  const result = await lint({
    toolVersion: '0.0.0',
    cwd: workspace({ 'bad.json': badMachine, 'good.json': badMachine }),
    paths: [],
    parameters: [],
    environment: [],
    context: {},
    select: ['VM-5'],
    ignore: [],
    policies: [],
    documented: false,
    ignoreUnknown: false,
  });
  expect(result.findings.map(({ location }) => location.file)).toEqual(['good.json']);
  expect(result.diagnostics).toMatchObject([{ code: 'internal-error', severity: 'error', file: 'bad.json' }]);
  expect(hasCrashed(result)).toBe(true);
  expect(fails(result, 'low')).toBe(true);
});
