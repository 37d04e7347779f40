/**
 * The one place that starts another program, and git is the only one. What a repository's configuration, attributes or
 * hooks name must not run:
 *
 * - Git is told which repository it is in, so that no folder passes for one.
 * - The commands are those that read objects, references, names and settings. None reads the content of the working tree,
 *   where filters would run (`working-tree.ts` does that), none writes or makes a diff for people.
 * - What is missing in a partial clone is not fetched, and a git that does not know how not to (before 2.39.4) may use no
 *   way of transport.
 * - Nothing of the environment is heeded but where a person's own configuration is, for line ends and what is ignored.
 */
import { execFile } from 'node:child_process';
import process from 'node:process';
import { OptionError } from '../../source/option-error.ts';
import { findGit } from './program.ts';
import type { Repository } from './repository.ts';

type Command =
  | 'cat-file'
  | 'check-attr'
  | 'config'
  | 'diff-index'
  | 'ls-files'
  | 'merge-base'
  | 'remote'
  | 'rev-list'
  | 'rev-parse'
  | 'symbolic-ref';

/** Runs git; what it prints, as bytes. Throws `GitError`. */
export type Git = (command: Command, ...args: readonly string[]) => Promise<Buffer>;

/** Git ended with something else than 0. */
export class GitError extends Error {}

/** A second wall: none of these commands should get to where such a setting is asked for. */
const settings = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.sshCommand=false',
  'core.gitProxy=',
  'core.askPass=',
  'core.alternateRefsCommand=',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false',
];
const always = [
  '--no-pager',
  '--no-optional-locks',
  ...['core.quotePath=false', ...settings].flatMap((each) => ['-c', each]),
];

const milliseconds = 120_000;
const bytes = 1 << 30;

/** Git in a repository, without a shell. Throws `OptionError` where there is no git. */
export function gitIn(repository: Repository, input = ''): Git {
  return (...args) =>
    new Promise((resolve, reject) => {
      const program = findGit(repository.top, process.env);
      if (program === undefined)
        throw new OptionError('git is needed to know what changed, and was not found outside of the repository');
      const options = {
        cwd: repository.top,
        encoding: 'buffer',
        env: environment(repository, program.searched),
        maxBuffer: bytes,
        timeout: milliseconds,
        windowsHide: true,
      } as const;
      const child = execFile(program.file, [...always, ...args], options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.killed) reject(new GitError(`it took longer or said more than is waited for ('${args[0]}')`));
        else reject(new GitError(oneLine(String(stderr)) || `'${args[0]}' ended with ${error.code}`));
      });
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input);
    });
}

/** Where a person's own configuration is, and whether that of the machine counts, are theirs to say. */
const kept = /^GIT_CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM)$/i;
const dropped = /^(?:GIT_|SSH_ASKPASS|PATH$)/i;

function environment({ top, data, index }: Repository, searched: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => kept.test(name) || !dropped.test(name));
  return {
    ...Object.fromEntries(inherited),
    PATH: searched,
    NoDefaultCurrentDirectoryInExePath: '1',
    LC_ALL: 'C',
    GIT_DIR: data,
    GIT_WORK_TREE: top,
    GIT_INDEX_FILE: index,
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_TRACE2: '0',
    GIT_TRACE2_EVENT: '0',
    GIT_TRACE2_PERF: '0',
  };
}

/** What git says may hold names from the repository. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** What git prints, or `undefined` where it says no. */
export async function answerOf(run: Promise<Buffer>): Promise<string | undefined> {
  try {
    return (await run).toString().trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** The items of output that `-z` ends with null characters. */
export function items(output: Buffer): string[] {
  return output
    .toString()
    .split('\0')
    .filter((item) => item !== '');
}
