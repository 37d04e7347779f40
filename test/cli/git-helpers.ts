import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { template, workspace } from './helpers.ts';

const settings = ['user.name=Test', 'user.email=test@example.com', 'init.defaultBranch=main', 'commit.gpgsign=false'];

/** Runs git in a folder, without the settings of the machine. */
export function git(folder: string, ...args: string[]): string {
  const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', [...settings.flatMap((each) => ['-c', each]), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** A repository whose branch `main` holds these files; the branch `work` is checked out. */
export function repository(files: Readonly<Record<string, string | object>>): string {
  const folder = workspace(files);
  git(folder, 'init', '--quiet');
  commit(folder, 'first');
  git(folder, 'switch', '--quiet', '--create', 'work');
  return folder;
}

export function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
}

export function write(folder: string, name: string, content: string | object): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : template(content));
}
