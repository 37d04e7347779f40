import { afterEach, expect, it, vi } from 'vitest';
import { plainOptions } from '../../scripts/plain-options.ts';
import { lint } from '../../src/lint/run.ts';
import { formats, loadFormat } from '../../src/report/index.ts';
import { fails, hasCrashed } from '../../src/result/outcome.ts';
import type { LintResult } from '../../src/result/result.ts';
import { badMachine, template, workspace } from '../cli/helpers.ts';

vi.mock('../../src/lint/judge/one-template.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/judge/one-template.ts')>();
  return {
    ...real,
    lintTemplate: (...given: Parameters<typeof real.lintTemplate>) => {
      if (planted.at === 'judging' && given[1].source.path === 'bad.json') throw new Error('planted');
      return real.lintTemplate(...given);
    },
  };
});

/** Where a fault is planted. */
const planted = vi.hoisted(() => ({ at: '' }));
afterEach(() => {
  planted.at = '';
});

vi.mock('../../src/lint/fixes/attempt.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/fixes/attempt.ts')>();
  return {
    ...real,
    attempt: (...given: Parameters<typeof real.attempt>) => {
      if (planted.at === 'proofs') throw new Error('planted');
      return real.attempt(...given);
    },
  };
});
vi.mock('../../src/lint/judge/fold.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/judge/fold.ts')>();
  return {
    ...real,
    fold: (...given: Parameters<typeof real.fold>) => {
      if (planted.at === 'fold' && given[0].some(({ spot }) => spot.root === 'bad.json')) throw new Error('planted');
      return real.fold(...given);
    },
  };
});
vi.mock('../../src/lint/exempt/suppress/in-source.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/exempt/suppress/in-source.ts')>();
  return {
    ...real,
    suppressionsIn: (...given: Parameters<typeof real.suppressionsIn>) => {
      if (planted.at === 'suppressions') throw new Error('planted');
      return real.suppressionsIn(...given);
    },
  };
});
vi.mock('../../src/arm/template.ts', async (original) => {
  const real = await original<typeof import('../../src/arm/template.ts')>();
  return {
    ...real,
    readTemplate: (...given: Parameters<typeof real.readTemplate>) => {
      if (planted.at === 'reading' && given[0].path === 'bad.json') throw new Error('planted');
      return real.readTemplate(...given);
    },
  };
});
vi.mock('../../src/workspace/secrets.ts', async (original) => ({
  ...(await original<typeof import('../../src/workspace/secrets.ts')>()),
  maskedText: () => {
    throw new Error('planted');
  },
}));

function run(files: Record<string, string | object>, select = 'VM-5') {
  return lint({
    ...plainOptions,
    cwd: workspace(files),
    select: [select],
  });
}

const places = (result: LintResult) => result.findings.map(({ location }) => location.file);

it('a fault of ours in one file is an error of this file, and the others are linted', async () => {
  planted.at = 'judging';
  const result = await run({ 'bad.json': badMachine, 'good.json': badMachine });
  expect(places(result)).toEqual(['good.json']);
  expect(result.diagnostics).toMatchObject([{ code: 'internal-error', severity: 'error', file: 'bad.json' }]);
  expect(hasCrashed(result)).toBe(true);
  expect(fails(result, 'low')).toBe(true);
});

it('so is one in reading it, in whatever file it is used', async () => {
  planted.at = 'reading';
  const link = { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'l' };
  const user = {
    resources: [{ ...link, properties: { mode: 'Incremental', templateLink: { relativePath: 'bad.json' } } }],
  };
  const result = await run({ 'bad.json': badMachine, 'good.json': badMachine, 'user.json': user });
  expect(places(result)).toEqual(['good.json']);
  expect(result.diagnostics.filter(({ code }) => code === 'internal-error')).toMatchObject([{ file: 'bad.json' }]);
});

it('one in folding findings leaves out those of its file', async () => {
  planted.at = 'fold';
  const result = await run({ 'bad.json': badMachine, 'good.json': badMachine });
  expect(places(result)).toEqual(['good.json']);
  expect(result.diagnostics).toMatchObject([{ code: 'internal-error', file: 'bad.json' }]);
});

it('one in a proof takes the edit, not the finding', async () => {
  planted.at = 'proofs';
  const machine = {
    type: 'Microsoft.Compute/virtualMachines',
    apiVersion: '2023-09-01',
    name: 'a',
    location: 'westeurope',
    properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } },
  };
  const result = await run({ 'a.json': { resources: [machine] } }, 'VM-2');
  expect(result.findings).toMatchObject([
    { verdict: 'fail', fixes: [], withheld: 'resilint itself failed to prove it' },
  ]);
  expect(result.diagnostics).toMatchObject([{ code: 'internal-error', file: 'a.json' }]);
});

it('one in suppressions lets all findings count', async () => {
  planted.at = 'suppressions';
  const text = `// resilint-disable-file VM-5 -- accepted\n${template(badMachine)}`;
  const result = await run({ 'a.json': text });
  expect(places(result)).toEqual(['a.json']);
  expect(result.findings[0]?.suppression).toBeUndefined();
  expect(hasCrashed(result)).toBe(true);
});

it('one in the text of a frame takes the frame', async () => {
  const result = await run({ 'a.json': badMachine });
  expect(result.text('a.json')).toBeUndefined();
});

it('nobody is asked to mend a template for it', async () => {
  planted.at = 'judging';
  const result = await run({ 'bad.json': badMachine });
  for (const format of formats) {
    const text = (await loadFormat(format))(result, { toolFailed: true });
    expect(text, format).not.toMatch(/mend bad|could not be read: |No file could be read/);
  }
  expect((await loadFormat('stylish'))(result, {})).toContain('next: report the fault of resilint');
});
