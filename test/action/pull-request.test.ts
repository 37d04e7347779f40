import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { eventOf, git, pullRequest, step } from './runner.ts';
import { machine } from './templates.ts';

const select = 'VM-5, VM-15';

function changeOfEdge() {
  return pullRequest(
    { 'infra/edge.json': machine('edge'), 'infra/old.json': machine('old', { dns: true }) },
    { 'infra/edge.json': machine('edge', { dns: true }) },
  );
}

it.skipIf(!hasGit)('annotates, the changed lines first, summarizes with diffs, and fails', async () => {
  const request = changeOfEdge();
  const { code, log, errors, summary, outputs } = step(request.workspace, { select }, { event: eventOf(request) });
  expect(errors).toBe('');
  expect(code).toBe(1);
  await expect(log).toMatchFileSnapshot('golden/annotations.txt');
  await expect(summary).toMatchFileSnapshot('golden/summary.md');
  expect(outputs).toEqual({ findings: '4', high: '2', 'sarif-file': '' });
  const low = log.split('\n').filter((line) => line.startsWith('::notice'));
  expect(low.map((line) => /file=([^,]*)/.exec(line)?.[1])).toEqual(['infra/edge.json', 'infra/old.json']);
});

it.skipIf(!hasGit)(
  'narrows to what changed, while SARIF holds everything and annotations make room for its alerts',
  async () => {
    const request = changeOfEdge();
    const inputs = { select, 'changed-only': 'true', 'sarif-file': 'reports/resilint.sarif' };
    const { code, log, summary, outputs } = step(request.workspace, inputs, { event: eventOf(request) });
    expect(code).toBe(1);
    expect(log).not.toMatch(/^::/m);
    expect(log).toContain('edge.json');
    expect(log + summary).not.toContain('old.json');
    expect(outputs).toEqual({ findings: '2', high: '1', 'sarif-file': 'reports/resilint.sarif' });
    const sarif = readFileSync(path.join(request.workspace, 'reports', 'resilint.sarif'), 'utf8');
    await expect(sarif).toMatchFileSnapshot('golden/resilint.sarif');
    expect(JSON.parse(sarif).runs[0].results).toHaveLength(4);
  },
);

it.skipIf(!hasGit)('passes where nothing that changed is a template, and still writes the whole SARIF', () => {
  const request = pullRequest({ 'old.json': machine('old'), 'README.md': 'x\n' }, { 'README.md': 'y\n' });
  const inputs = { select, 'changed-only': 'true', 'sarif-file': 'resilint.sarif' };
  const { code, log, outputs } = step(request.workspace, inputs, { event: eventOf(request) });
  expect({ code, log }).toEqual({ code: 0, log: 'resilint: no template changed.\n' });
  expect(outputs.findings).toBe('0');
  const sarif = JSON.parse(readFileSync(path.join(request.workspace, 'resilint.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toHaveLength(1);
});

it.skipIf(!hasGit).each([
  ['1', 'fetch-depth: 2'],
  ['2', undefined],
])('in a checkout of %s commits', (depth, advice) => {
  const request = changeOfEdge();
  git(request.workspace, 'branch', 'merged', 'HEAD');
  const shallow = path.join(request.workspace, 'shallow');
  const origin = `file://${request.workspace.replaceAll('\\', '/')}`;
  git(request.workspace, 'clone', '--quiet', '--depth', depth, '--branch', 'merged', origin, shallow);
  const inputs = { select, 'changed-only': 'true' };
  const { code, log, outputs } = step(shallow, inputs, { event: eventOf(request) });
  expect(code).toBe(1);
  expect(outputs.findings).toBe(advice === undefined ? '2' : '4');
  const warnings = log.split('\n').filter((line) => line.startsWith('::warning title=resilint::'));
  expect(warnings).toHaveLength(advice === undefined ? 0 : 1);
  if (advice !== undefined) expect(warnings[0]).toContain(advice);
});

it.skipIf(!hasGit)('lints everything where the base is checked out instead of the pull request', () => {
  const request = changeOfEdge();
  git(request.workspace, 'checkout', '--quiet', request.base);
  const { log, outputs } = step(request.workspace, { select, 'changed-only': 'true' }, { event: eventOf(request) });
  expect(log).toContain('the base of the pull request is checked out');
  expect(outputs.findings).toBe('3');
});

it.skipIf(!hasGit)('counts the changes of a push from the commit before it', () => {
  const { workspace, base } = changeOfEdge();
  const { outputs } = step(workspace, { select, 'changed-only': 'true' }, { event: { before: base } });
  expect(outputs.findings).toBe('2');
});
