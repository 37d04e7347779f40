import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { Fault } from './check.ts';
import type { Work } from './plan.ts';
import type { Answer, Order } from './worker.ts';

/** Seconds that pass until what does not end is ended, all laws together; megabytes that may be in use. */
const limits = { seconds: 60, megabytes: 500 };

export interface Tester {
  /** What is wrong with an input; that it took too long or too much is a fault too. */
  ask(order: Order): Promise<readonly Fault[]>;
  close(): Promise<void>;
}

let bundled: Promise<string> | undefined;

/** The worker as one file of JavaScript; it finds the data of resilint as its bundle does. */
async function bundle(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/fuzz/worker.ts'],
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    outdir: 'dist',
    mainFields: ['module', 'main'],
    define: { __VERSION__: '"0"', 'import.meta.url': '__fileUrl' },
    banner: { js: "var __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** A process that is begun anew where an input ended it. */
export function openTester(work: Work): Tester {
  let child: Promise<ChildProcess> | undefined;
  return {
    async ask(order) {
      child ??= begin(work);
      const { faults, alive } = await ended(await child, order, limits.seconds);
      if (!alive) child = undefined;
      return faults;
    },
    async close() {
      (await child)?.kill('SIGKILL');
    },
  };
}

async function begin(work: Work): Promise<ChildProcess> {
  bundled ??= bundle(work.root);
  const file = path.join(work.root, 'dist', 'fuzz.cjs');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await bundled);
  const child = fork(file, [JSON.stringify(work)], {
    execArgv: ['--enable-source-maps', `--max-old-space-size=${limits.megabytes}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', reject));
  child.removeAllListeners('exit');
  return child;
}

interface Ended {
  readonly faults: readonly Fault[];
  readonly alive: boolean;
}

function ended(child: ChildProcess, order: Order, seconds: number): Promise<Ended> {
  return new Promise((resolve) => {
    let errors = '';
    const settle = (faults: readonly Fault[], alive = false): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.stderr?.removeAllListeners();
      if (!alive) child.kill('SIGKILL');
      resolve({ faults, alive });
    };
    const timer = setTimeout(() => settle([{ bucket: 'too slow', detail: `more than ${seconds} s` }]), seconds * 1000);
    child.stderr?.on('data', (chunk) => {
      errors = `${errors}${chunk}`.slice(-4_000);
    });
    child.once('message', (answer: Answer) => settle(answer === 'ready' ? [] : answer.faults, true));
    child.once('exit', (code, signal) =>
      settle([
        /heap out of memory|heap limit/.test(errors)
          ? { bucket: 'too much memory', detail: `more than ${limits.megabytes} MB` }
          : { bucket: `the process ended with ${signal ?? code}`, detail: errors },
      ]),
    );
    child.send(order);
  });
}
