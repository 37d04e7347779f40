import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** By version of Node; others keep their defaults. */
const flags: ReadonlyMap<string, string> = new Map([
  ['20', '--interrupt-budget=600000'],
  ['22', '--invocation-count-for-turbofan=10000'],
]);

/**
 * Tells V8 to optimise later. A run over many files is a few seconds of much code, and by their defaults these versions
 * spend more of the processor on compiling it than the compiled code ever saves; docs/performance.md has the figures.
 * To be called when all code is loaded: code that Node has compiled beforehand is not taken once a flag is changed.
 */
export function tuneForManyFiles(): void {
  const [major = ''] = process.versions.node.split('.');
  const flag = flags.get(major);
  if (flag !== undefined) setFlagsFromString(flag);
}
