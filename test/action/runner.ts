import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const bundle = path.resolve('dist/action.js');

/** A folder of its own, gone when the test ends. */
export function folder(): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-action-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

export function write(root: string, files: Readonly<Record<string, string | undefined>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
}

/** Git without the settings of the machine; commits are made at one moment, so their ids are the same everywhere. */
export function git(cwd: string, ...args: readonly string[]): string {
  const who = { NAME: 'Contoso', EMAIL: 'infra@contoso.example', DATE: '2026-11-01T12:00:00Z' };
  const identity = Object.entries(who).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]);
  return execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...Object.fromEntries(identity), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' },
  }).trim();
}

const devNull = process.platform === 'win32' ? 'NUL' : '/dev/null';

export interface PullRequest {
  readonly workspace: string;
  readonly base: string;
  readonly head: string;
}

/** A repository with the merge of a pull request checked out, as `actions/checkout` leaves it. */
export function pullRequest(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string | undefined>>,
): PullRequest {
  const workspace = folder();
  git(workspace, 'init', '--quiet', '--initial-branch=main');
  const commit = (message: string): string => {
    git(workspace, 'add', '--all');
    git(workspace, 'commit', '--quiet', '--message', message);
    return git(workspace, 'rev-parse', 'HEAD');
  };
  write(workspace, before);
  const base = commit('templates');
  git(workspace, 'checkout', '--quiet', '-b', 'change');
  write(workspace, after);
  const head = commit('a change');
  git(workspace, 'checkout', '--quiet', '--detach', 'main');
  git(workspace, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'change');
  return { workspace, base, head };
}

/** The event of a pull request from a fork, as GitHub would hand it to the runner (in the parts that matter). */
export function eventOf({ base, head }: Pick<PullRequest, 'base' | 'head'>): object {
  const recorded = readFileSync('test/action/pull_request.json', 'utf8');
  return JSON.parse(recorded.replaceAll('BASE', base).replaceAll('HEAD', head));
}

export interface Step {
  readonly code: number | null;
  readonly log: string;
  readonly errors: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

interface Circumstances {
  readonly event?: object;
  readonly env?: NodeJS.ProcessEnv;
  readonly summarySoFar?: string;
}

/** Runs the bundle as the runner does: inputs and files by environment variables, no arguments, no shell. */
export function step(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
  { event = {}, env = {}, summarySoFar = '' }: Circumstances = {},
): Step {
  const runner = folder();
  const file = (name: string, text = ''): string => {
    writeFileSync(path.join(runner, name), text);
    return path.join(runner, name);
  };
  const outputs = file('output');
  const summary = file('summary', summarySoFar);
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle], {
    cwd: workspace,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 1 << 28,
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT|RUNNER|NODE_V8)_/.test(name)),
      ),
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(event)),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'contoso/infra',
      GITHUB_SHA: '1f1aa3b5c0d2e4f6a8b0c2d4e6f8a0b2c4d6e8f0',
      ...env,
    },
  });
  return {
    code: status,
    log: stdout,
    errors: stderr,
    summary: readFileSync(summary, 'utf8'),
    outputs: outputsIn(readFileSync(outputs, 'utf8')),
  };
}

/** Reads the file of outputs as the runner does. */
function outputsIn(text: string): Record<string, string> {
  const found = text.matchAll(/^(?<name>[\w-]+)<<(?<end>\S+)\n(?<value>.*?)\n\k<end>\n/gms);
  return Object.fromEntries(Array.from(found, ({ groups }) => [groups?.name ?? '', groups?.value ?? '']));
}
