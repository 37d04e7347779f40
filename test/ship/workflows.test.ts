import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: object; readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }
    >
  >;
}

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  return { name, text, workflow: parse(text) as Workflow };
});

/** What a job may write, and why: the one that publishes asks for its identity. */
const mayWrite: Readonly<Record<string, readonly string[]>> = { 'release.yml publish': ['id-token'] };

describe.each(workflows)('$name', ({ name, text, workflow }) => {
  it('starts with no permission, and each job asks for what it needs', () => {
    expect(workflow.permissions).toEqual({});
    for (const [job, { permissions = {}, 'timeout-minutes': minutes }] of Object.entries(workflow.jobs)) {
      const written = Object.entries(permissions).flatMap(([scope, access]) => (access === 'read' ? [] : [scope]));
      expect(written).toEqual(mayWrite[`${name} ${job}`] ?? []);
      expect(minutes).toBeGreaterThan(0);
    }
  });

  it('pins each action to a commit, and says which version that is', () => {
    const uses = [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, value = '']) => value);
    const remote = uses.filter((value) => !value.startsWith('./'));
    for (const value of remote) expect(value).toMatch(/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no token behind, and runs nothing that an event says', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const step of Object.values(workflow.jobs).flatMap(({ steps }) => steps)) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false);
      expect(step.run ?? '').not.toMatch(/\$\{\{/);
    }
  });

  it('installs what is locked to its checksum, and no script of it', () => {
    const commands = Object.values(workflow.jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));
    for (const command of commands.filter((each) => /\bnpm (?:ci|i|install)\b/.test(each)))
      expect(command).toMatch(/^npm ci --ignore-scripts\b/);
    for (const command of commands.filter((each) => /\bpip install\b/.test(each)))
      expect(command).toContain('--require-hashes');
  });
});

it('a job that may ask for its identity installs nothing', () => {
  const publishing = workflows.flatMap(({ name, workflow }) =>
    Object.entries(workflow.jobs).filter(([job]) => mayWrite[`${name} ${job}`]),
  );
  expect(publishing).toHaveLength(1);
  for (const { run = '' } of publishing.flatMap(([, { steps }]) => steps))
    expect(run).not.toMatch(/\bnpm (?:ci|i|install|exec)\b|\bnpx\b/);
});
