import { execFile } from 'node:child_process';
import { OptionError } from '../policies/select.ts';

/** Runs git in a folder; what it prints, as bytes. Throws `GitError`. */
export type Git = (...args: readonly string[]) => Promise<Buffer>;

/** Git ended with something else than 0. */
export class GitError extends Error {}

/** Settings of the repository that would start programs, wait for locks, or change what is printed, are set aside. */
const always = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', '--no-optional-locks'];

/** Git in a folder, without a shell. Throws `OptionError` where there is no git. */
export function gitIn(folder: string, input?: string): Git {
  return (...args) =>
    new Promise((resolve, reject) => {
      const options = {
        cwd: folder,
        encoding: 'buffer',
        maxBuffer: 1 << 30,
        env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
      } as const;
      const child = execFile('git', [...always, ...args], options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === 'ENOENT')
          reject(new OptionError('git is needed to know what changed, and was not found'));
        else reject(new GitError(String(stderr).trim() || error.message));
      });
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input ?? '');
    });
}

/** What git prints, or `undefined` where it says no. */
export async function attempt(run: Promise<Buffer>): Promise<string | undefined> {
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
