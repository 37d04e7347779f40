import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { changesOf } from '../../../src/action/changes.ts';
import { OptionError } from '../../../src/source/option-error.ts';
import { changesIn } from '../../../src/workspace/git/changes.ts';
import { provenanceIn } from '../../../src/workspace/git/provenance.ts';
import { git, repository, write } from '../../cli/git-helpers.ts';
import { badMachine } from '../../cli/helpers.ts';
import { hasGit } from '../../has-git.ts';
import { around } from './planted/around.ts';
import { bySettings } from './planted/by-settings.ts';
import type { Circumstances, Planted } from './planted/plant.ts';

/** The program leaves a file behind, wherever it is started, and fails. */
function prepared(): Planted & { readonly proof: string } {
  const top = repository({ 'a.json': badMachine, 'b.json': badMachine, 'c.json': badMachine });
  const outside = path.join(path.dirname(top), 'outside');
  mkdirSync(outside);
  const proof = path.join(outside, 'ran').replaceAll('\\', '/');
  const script = path.join(outside, 'evil.sh').replaceAll('\\', '/');
  const command = `touch "${proof}"; false`;
  writeFileSync(script, `#!/bin/sh\n${command}\n`, { mode: 0o755 });
  write(top, 'c.json', {});
  git(top, 'config', 'user.name', 'Test');
  git(top, 'config', 'user.email', 'test@example.com');
  git(top, 'add', 'c.json');
  return { top, proof, script, command, trace: proof };
}

/** As a checkout whose files were edited, touched, staged and added. */
function disturb(top: string): void {
  write(top, 'a.json', { resources: [] });
  write(top, 'new.json', {});
  for (const name of ['b.json', 'c.json']) utimesSync(path.join(top, name), 1_700_000_000, 1_700_000_000);
}

function within({ top }: Planted, { cwd = '.', env = {} }: Partial<Circumstances>): string {
  const before = { ...process.env };
  onTestFinished(() => {
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
  });
  Object.assign(process.env, env);
  return path.join(top, cwd);
}

/** Every way in which resilint asks git. What it cannot be told is said, and nothing else happens. */
async function askAll(folder: string, commit: string): Promise<void> {
  const unknown = '2'.repeat(40);
  const asked = [
    () => changesIn(folder, { kind: 'since' }),
    () => changesIn(folder, { kind: 'since', ref: unknown }),
    () => changesIn(folder, { kind: 'staged' }),
    () => provenanceIn(folder),
    () => changesOf(folder, { before: commit }),
    () => changesOf(folder, { before: unknown }),
    () => changesOf(folder, { pullRequest: { base: commit, head: commit } }),
  ];
  for (const ask of asked) await ask().catch((error) => expect(error).toBeInstanceOf(OptionError));
}

describe.skipIf(!hasGit)('a program that a repository names', () => {
  it.each([...bySettings, ...around])('is not started: $name', async ({ plant, control }) => {
    const planted = prepared();
    const commit = git(planted.top, 'rev-parse', 'HEAD').trim();
    const circumstances = plant(planted) ?? {};
    disturb(planted.top);
    const folder = within(planted, circumstances);
    rmSync(planted.proof, { force: true });
    await askAll(folder, commit);
    expect(existsSync(planted.proof)).toBe(false);
    // The same repository is dangerous: git itself would have started it. Not every git on every system does.
    if (control === undefined || process.platform === 'win32') return;
    const input = 'protocol=https\nhost=y\n\n';
    spawnSync('git', control, { cwd: folder, input, stdio: ['pipe', 'ignore', 'ignore'], env: controlEnv() });
    expect(existsSync(planted.proof)).toBe(true);
  });
});

function controlEnv(): NodeJS.ProcessEnv {
  return { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0', ...process.env };
}
