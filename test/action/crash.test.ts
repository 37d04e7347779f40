import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { runStep } from '../../src/action/run.ts';
import { badMachine, workspace } from '../cli/helpers.ts';

vi.mock('../../src/lint/judge/one-template.ts', async (original) => ({
  ...(await original<typeof import('../../src/lint/judge/one-template.ts')>()),
  lintTemplate: () => {
    throw new Error('planted in a file');
  },
}));
const settled = vi.hoisted(() => ({ fails: false }));
vi.mock('../../src/lint/judge/settle.ts', async (original) => {
  const real = await original<typeof import('../../src/lint/judge/settle.ts')>();
  return {
    ...real,
    settle: (...given: Parameters<typeof real.settle>) => {
      if (settled.fails) throw new Error('planted in the run');
      return real.settle(...given);
    },
  };
});

/** A step over one template, and what its SARIF log says of the run. */
async function step() {
  const folder = workspace({ 'a.json': badMachine });
  const env = { GITHUB_WORKSPACE: folder, 'INPUT_SARIF-FILE': 'out.sarif', INPUT_ANNOTATIONS: 'false' };
  const outcome = await runStep({ env, print: () => undefined }).catch((error: Error) => error.message);
  const { runs } = JSON.parse(readFileSync(path.join(folder, 'out.sarif'), 'utf8'));
  return { outcome, invocation: runs[0].invocations[0] };
}

it('a fault of ours in one file fails the step, and the log says that it is not whole', async () => {
  settled.fails = false;
  const { outcome, invocation } = await step();
  expect(outcome).toBe(true);
  expect(invocation.executionSuccessful).toBe(false);
});

it('a fault of ours that ends the run leaves a log that says so', async () => {
  settled.fails = true;
  const { outcome, invocation } = await step();
  expect(outcome).toBe('planted in the run');
  expect(invocation.executionSuccessful).toBe(false);
  expect(invocation.toolExecutionNotifications[0].message.text).toContain('planted in the run');
});
