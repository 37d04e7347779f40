import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { badMachine, resilint, template, workspace } from './helpers.ts';
import { hasBegun, leftovers, mend, pairs, restore, statesOf } from './pairs.ts';

const cli = path.resolve('dist/cli.js');
const count = 60;

function start(folder: string, args: readonly string[] = mend) {
  const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: 'ignore' });
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code))) };
}

/** Ends a run that is at its edits. */
async function kill(folder: string, signal: NodeJS.Signals, delay: number) {
  const { child, ended } = start(folder);
  while (child.exitCode === null && !hasBegun(folder, child.pid)) await setImmediate();
  await setTimeout(delay);
  child.kill(signal);
  return ended;
}

describe.skipIf(process.platform === 'win32')('a run of --fix that is ended', () => {
  it('by a kill leaves each file old or new, and what it leaves beside them the next run takes away', async () => {
    const folder = pairs(count);
    for (const delay of [0, 2, 5, 10, 20, 40]) {
      restore(folder);
      await kill(folder, 'SIGKILL', delay);
      const states = statesOf(folder);
      expect(states.broken).toBe(0);
      // Between the two names of one edit there is a moment that no system makes one.
      expect(states.half).toBeLessThanOrEqual(1);
      expect(leftovers(folder).length).toBeLessThanOrEqual(4);
    }
    resilint(folder, ...mend);
    expect(statesOf(folder)).toMatchObject({ new: count });
    expect(leftovers(folder)).toEqual([]);
  }, 120_000);

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s makes whole edits, and leaves nothing beside them',
    async (signal, code) => {
      const folder = pairs(count);
      for (const delay of [0, 5, 15]) {
        restore(folder);
        expect([0, code]).toContain(await kill(folder, signal, delay));
        const states = statesOf(folder);
        expect([states.broken, states.half]).toEqual([0, 0]);
        expect(leftovers(folder)).toEqual([]);
      }
    },
    120_000,
  );
});

describe('runs at one time', () => {
  it('mend every file once, whoever comes first', async () => {
    const folder = pairs(20);
    const codes = await Promise.all([1, 2, 3, 4].map(() => start(folder).ended));
    for (const code of codes) expect([0, 1]).toContain(code);
    expect(statesOf(folder)).toMatchObject({ new: 20 });
    expect(leftovers(folder)).toEqual([]);
  }, 120_000);

  it('write whole reports and baselines', async () => {
    const folder = workspace(
      Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.json`, template(badMachine)])),
    );
    const args = ['.', '--report', 'json=out/report.json', '--baseline', 'base.jsonl', '--update-baseline'];
    const codes = await Promise.all([1, 2, 3, 4].map(() => start(folder, args).ended));
    // A baseline that another run has just written is not written over.
    for (const code of codes) expect([0, 1, 2]).toContain(code);
    expect(codes).not.toEqual([2, 2, 2, 2]);
    expect(JSON.parse(readFileSync(path.join(folder, 'out/report.json'), 'utf8'))).toHaveProperty('findings');
    const lines = readFileSync(path.join(folder, 'base.jsonl'), 'utf8').trimEnd().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('policy');
    expect(leftovers(folder)).toEqual([]);
  }, 120_000);
});
