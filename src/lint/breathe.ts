import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which signals and timers get their turn, so that Ctrl-C ends a long run. */
const patience = 50;

/** A pause that is one only where the last was a while ago. */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < patience) return;
    await setImmediate();
    last = performance.now();
  };
}
