import type { Recompute } from './substitute.ts';

/**
 * Computes a function of the reference by name. Rules need that to look into runs of items, and what computes them
 * needs the rules; so the driver puts itself in here when it is loaded.
 */
let driver: Recompute = () => undefined;

export function setRecompute(recompute: Recompute): void {
  driver = recompute;
}

export function recompute(...call: Parameters<Recompute>): ReturnType<Recompute> {
  return driver(...call);
}
