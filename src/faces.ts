/** What the bundle's one large file gives to the small files beside it. Each face is loaded when it is called. */
export { isTuned } from './cli/tune.ts';
export { formats, lint, OptionError, render } from './index.ts';

/** The command line, with the process's arguments. Sets the exit code. */
export async function cli(): Promise<void> {
  await (await import('./cli/main.ts')).main();
}

/** The step of a GitHub workflow, with the inputs that its runner gives. Sets the exit code. */
export async function action(): Promise<void> {
  await (await import('./action/main.ts')).main();
}
