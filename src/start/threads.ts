// Threads that run the bundle beside the main one. In a thread `cli.ts` gives what is asked to the bundle's `thread` face.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Megabytes: as deep as V8 lets the main thread go by default, so that what is too deep is so in each. */
const stackSizeMb = 1.15;

/** A thread that works. */
export interface Thread {
  /** When it is over; the error that ended it, if one did, such as too little memory. */
  readonly ended: Promise<unknown>;
}

/** Tells the bundle that runs from those of other versions, and of the same one while it is worked on. */
export function bundleDigest(): string {
  return createHash('sha256')
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('base64url');
}

/** How many threads this machine runs at once. */
export function cores(): number {
  return availableParallelism();
}

/**
 * Starts a thread; `undefined` where resilint does not run as a bundle.
 *
 * @param data What the thread is given, copied. @param onMessage Told what it says.
 */
export function startThread(data: unknown, onMessage: (message: unknown) => void): Thread | undefined {
  const file = fileURLToPath(new URL('./cli.js', import.meta.url));
  if (!existsSync(file)) return undefined;
  const worker = new Worker(file, { workerData: { resilint: data }, resourceLimits: { stackSizeMb }, argv: [] });
  worker.on('message', onMessage);
  return {
    ended: new Promise((resolve) => {
      worker.once('error', resolve);
      worker.once('exit', (code) => resolve(code === 0 ? undefined : new Error(`a thread ended with code ${code}`)));
    }),
  };
}
