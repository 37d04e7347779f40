import process from 'node:process';

let tuned = false;

/** Whether flags of V8 are not those with which Node started. */
export const isTuned = (): boolean => tuned;

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
export async function tuneForManyFiles(): Promise<void> {
  const [major = ''] = process.versions.node.split('.');
  const flag = flags.get(major);
  if (flag === undefined) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(flag);
  tuned = true;
}
