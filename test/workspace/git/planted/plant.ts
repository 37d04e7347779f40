import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { git } from '../../../cli/git-helpers.ts';

/** A repository in which something waits to be started. */
export interface Planted {
  /** The top folder. The branch `work` is checked out, `a.json` is edited, `b.json` touched, `c.json` staged. */
  readonly top: string;
  /** For a shell: leaves a file behind, and fails. */
  readonly command: string;
  /** A file to start, which does the same. */
  readonly script: string;
  /** A file that is not to be made by anyone. */
  readonly trace: string;
}

/** One way in which a repository, or what stands around it, names a program. */
export interface Way {
  readonly name: string;
  plant(planted: Planted): Partial<Circumstances> | undefined;
  /** What makes git start it, run in the same folder. */
  readonly control?: readonly string[];
}

export interface Circumstances {
  /** Where resilint runs, below the top. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export const attributes = '*.json filter=evil diff=evil merge=evil\n';

export function configure({ top }: Planted, settings: Readonly<Record<string, string>>): undefined {
  for (const [name, value] of Object.entries(settings)) git(top, 'config', name, value);
  return undefined;
}

/** The settings that start a program without more. */
export function settingsOf({ command }: Planted): Record<string, string> {
  return { 'core.fsmonitor': command, 'filter.evil.clean': command, 'filter.evil.process': command };
}

/** A file of settings, as git's configuration is written. */
export function settingsFile(file: string, settings: Readonly<Record<string, string>>): void {
  writeFileSync(file, '');
  for (const [name, value] of Object.entries(settings)) git(path.dirname(file), 'config', '--file', file, name, value);
}

/** A partial clone that lacks the trees of its commits, and what it is to fetch them with. */
export function promisor(planted: Planted, url: string, settings: Readonly<Record<string, string>>): undefined {
  const { top } = planted;
  configure(planted, {
    'core.repositoryFormatVersion': '1',
    'extensions.partialClone': 'origin',
    'remote.origin.url': url,
    'remote.origin.promisor': 'true',
    'protocol.allow': 'always',
    ...settings,
  });
  const tree = git(top, 'rev-parse', 'HEAD^{tree}').trim();
  rmSync(path.join(top, '.git', 'objects', tree.slice(0, 2), tree.slice(2)));
  return undefined;
}

export function hooks(folder: string, { command }: Planted): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ['post-index-change', 'reference-transaction', 'pre-commit', 'post-checkout', 'pre-auto-gc'])
    writeFileSync(path.join(folder, name), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}

/** A folder that git takes for the data of a repository, with settings that name programs. */
export function data(folder: string, settings: Readonly<Record<string, string>>): void {
  for (const name of ['objects', 'refs']) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'kept'), '');
  }
  writeFileSync(path.join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  settingsFile(path.join(folder, 'config'), settings);
}
