import path from 'node:path';
import process from 'node:process';
import { watch as watchFiles } from 'chokidar';
import { print, printError } from '../report/print.ts';
import { complaint, controls, lines } from '../report/shown.ts';
import { workspaceRoot } from '../workspace/find/workspace-root.ts';
import { check } from './check.ts';
import type { CheckArguments } from './check-options.ts';
import { UsageError } from './exit-codes.ts';

/** What a template can depend on. Reports are none of it: they would start the next run. */
const relevant = /\.(jsonc?|arm|bicep|bicepparam|ya?ml|txt)$/i;
const never = /(^|\/)(node_modules|\.git|\.sarif)(\/|$)/;

/** Files saved together, as by git, start one run. */
const quiet = 100;

/** `resilint check --watch`: checks again whenever a file of the workspace changes, until it is interrupted. */
export async function watch(argv: CheckArguments, version: string): Promise<number> {
  if (argv.fix || argv.diff || argv['update-baseline'])
    throw new UsageError('--watch checks again and again; leave out --fix, --diff and --update-baseline');
  const root = workspaceRoot(process.cwd());
  const reports = new Set(argv.report.map((each) => path.resolve(each.slice(each.indexOf('=') + 1))));
  const isWatched = (file: string): boolean => relevant.test(file) && !reports.has(path.resolve(file));
  const isLeftOut = (file: string): boolean => never.test(path.relative(root, file).replaceAll(path.sep, '/'));
  let wake = (): void => undefined;
  let changed = false;
  const watcher = watchFiles(root, { ignoreInitial: true, followSymlinks: false, ignored: isLeftOut });
  watcher.on('all', (_event, file) => {
    if (!isWatched(file)) return;
    changed = true;
    wake();
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  for (;;) {
    await checkOnce(argv, version);
    if (!changed) await new Promise<void>((resolve) => (wake = resolve));
    await new Promise((resolve) => setTimeout(resolve, quiet));
    changed = false;
  }
}

/** A configuration that is being written may be wrong for a moment: said, and checked again with the next change. */
async function checkOnce(argv: CheckArguments, version: string): Promise<void> {
  if (process.stdout.isTTY) print(controls.clearScreen);
  try {
    await check(argv, version);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(complaint(error.lines));
  }
  printError(lines('watching; Ctrl-C stops'));
}
