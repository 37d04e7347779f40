import process from 'node:process';
import type { LintOptions } from '../lint/options.ts';
import { maxFileSize } from '../workspace/disk.ts';
import { isInWorkspace, workspacePath } from '../workspace/find/workspace-root.ts';
import type { ChangeChoice } from '../workspace/git/changes.ts';
import { type CheckArguments, stdinMark } from './check-options.ts';
import { configOf, contextOf } from './context.ts';
import { UsageError } from './exit-codes.ts';
import { asUsage } from './usage.ts';

export interface Inputs {
  readonly options: LintOptions;
  readonly stdin?: Stdin;
}

/** The text of standard input and the name it is taken to have. */
export interface Stdin {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * What the arguments ask to be linted; reads standard input and asks git where they are asked for. `documented`: with
 * the pages of the policies.
 */
export async function inputsOf(argv: CheckArguments, toolVersion: string, documented = false): Promise<Inputs> {
  const choice = changeChoice(argv);
  if (argv.paths.includes(''))
    throw new UsageError("a path is empty: is a variable not set? '.' is the current folder");
  const stdin = await stdinOf(argv);
  const options: LintOptions = {
    toolVersion,
    cwd: process.cwd(),
    paths: argv.paths,
    parameters: argv.parameters,
    env: argv.env,
    context: contextOf(argv),
    preset: argv.preset,
    environment: argv.environment,
    packs: argv.packs,
    select: argv.select,
    ignore: argv.ignore,
    whole: argv.whole,
    failOnPossible: argv['fail-on-possible'],
    policies: argv.policies,
    passes: argv['show-pass'],
    documented,
    ignoreUnknown: argv['ignore-unknown'],
    config: configOf(argv),
    forceExclude: argv['force-exclude'],
    roots: argv.roots,
    jobs: jobsOf(argv.jobs),
    cache: cacheOf(argv),
    suppressions: argv.suppressions,
    baseline: argv.baseline as string | false | undefined,
    updateBaseline: argv['update-baseline'],
  };
  if (stdin) {
    const { name, bytes } = stdin;
    return {
      stdin,
      options: { ...options, paths: [name], overlay: new Map([[workspacePath(options.cwd, name), bytes]]) },
    };
  }
  if (!choice) return { options };
  const { changesIn } = await import('../workspace/git/changes.ts');
  const { files, overlay } = await asUsage(() => changesIn(options.cwd, choice));
  return { options: { ...options, changed: files, overlay } };
}

/** Who names a folder for the cache wants one. */
function cacheOf(argv: CheckArguments): LintOptions['cache'] {
  const { cache, 'cache-location': location, 'cache-strategy': strategy } = argv;
  return (cache ?? location !== undefined) ? { location, strategy } : undefined;
}

/** More than this no machine has. */
const mostJobs = 1024;

function jobsOf(jobs: number | undefined): number | undefined {
  if (jobs === undefined || (Number.isInteger(jobs) && jobs >= 1 && jobs <= mostJobs)) return jobs;
  throw new UsageError(`--jobs is a number of threads, from 1 to ${mostJobs}`);
}

function changeChoice({ changed, since, staged }: CheckArguments): ChangeChoice | undefined {
  if (staged && (changed || since !== undefined))
    throw new UsageError('--staged looks at the index, --changed and --since at the working tree: choose one');
  if (staged) return { kind: 'staged' };
  return changed || since !== undefined ? { kind: 'since', ref: since } : undefined;
}

async function stdinOf(argv: CheckArguments): Promise<Stdin | undefined> {
  const name = argv['stdin-filename'];
  if (!argv.paths.includes(stdinMark)) {
    if (name !== undefined) throw new UsageError("--stdin-filename goes with '-', which is standard input");
    return undefined;
  }
  if (name === undefined)
    throw new UsageError("'-' needs --stdin-filename NAME, which says the language and where modules are looked for");
  if (argv.paths.length > 1) throw new UsageError("'-' is the one text to lint: name no other paths");
  if (argv.changed || argv.since !== undefined || argv.staged)
    throw new UsageError("'-' is linted whatever changed: leave out --changed, --since and --staged");
  if (!isInWorkspace(process.cwd(), name))
    throw new UsageError(`--stdin-filename '${name}' lies outside the repository`);
  return { name, bytes: await readInput() };
}

/** No more than is read of a file, for a text that never ends. */
async function readInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > maxFileSize)
      throw new UsageError(`standard input has more than ${maxFileSize / 2 ** 20} MiB, which no template has`);
  }
  return Buffer.concat(chunks);
}
