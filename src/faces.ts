/** What the bundle's one large file gives to the small files beside it. Each face is loaded when it is called. */
export { isTuned } from './cli/tune.ts';

import type { ThreadWork } from './lint/part/thread.ts';

export { formats, lint, OptionError, render } from './index.ts';

/** The command line, with the process's arguments. Sets the exit code. */
export async function cli(): Promise<void> {
  await (await import('./cli/main.ts')).main();
}

/** The step of a GitHub workflow, with the inputs that its runner gives. Sets the exit code. */
export async function action(): Promise<void> {
  await (await import('./action/main.ts')).main();
}

/** What a thread of the command line does for the main one. */
export async function thread(work: unknown, say: (message: unknown) => void): Promise<void> {
  await (await import('./lint/part/thread.ts')).workInThread(work as ThreadWork, say);
}
