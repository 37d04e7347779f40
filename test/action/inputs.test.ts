import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder, step, write } from './runner.ts';
import { machine } from './templates.ts';

function workspace(): string {
  const root = folder();
  write(root, { '.git/HEAD': 'ref: refs/heads/main\n', 'infra/a.json': machine('a', { dns: true }) });
  return root;
}

it.each([
  [{ 'fail-on': 'hihg' }, "the input 'fail-on' is 'hihg', and should be one of low, medium, high, never"],
  [{ whole: 'yes' }, "the input 'whole' is 'yes', and should be true or false"],
  [{ select: 'VM-99' }, "'VM-99' selects no policy"],
  [{ reports: 'sarfi=x.sarif' }, "there is no format 'sarfi'; did you mean 'sarif'?"],
  [{ reports: 'x.xml' }, 'should be FORMAT=FILE'],
  [{ config: 'a\nb' }, "the input 'config' must be one line"],
  [{ 'working-directory': 'nowhere' }, 'nowhere'],
  [{ 'working-directory': 'empty' }, 'there is no template to lint'],
  [{ 'sarif-file': 'infra' }, 'cannot be written'],
])('tells a mistake in the workflow in one annotation: %o', (inputs, message) => {
  const root = workspace();
  write(root, { 'empty/README.md': '' });
  const { code, log, errors } = step(root, inputs);
  expect(log).toContain(message);
  expect(log).toMatch(/^::error title=resilint::[^\n]+\n$/);
  expect({ code, errors }).toEqual({ code: 2, errors: '' });
});

it('knows what action.yml declares, with the same defaults', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));
  const defaults = Object.entries(action.inputs as Record<string, { default: string }>);
  const given = Object.fromEntries(defaults.map(([name, input]) => [name, input.default]));
  const root = workspace();
  expect(step(root, given)).toEqual(step(root, {}));
  const code = readFileSync('src/action/inputs.ts', 'utf8');
  for (const [name] of defaults) expect(code).toContain(`'${name}'`);
  expect(existsSync('src/action/main.ts')).toBe(true);
  expect(action.runs).toEqual({ using: 'node24', main: 'bundle/action.js' });
  expect(Object.keys(action.outputs)).toEqual(Object.keys(step(root, {}).outputs));
});

it('lints below the working directory, to which the other paths are relative', () => {
  const root = workspace();
  const inputs = { 'working-directory': 'infra', paths: 'a.json\n', select: 'VM-5', reports: 'junit=out/junit.xml' };
  const { outputs, log } = step(root, inputs);
  expect(outputs.findings).toBe('1');
  expect(log).toContain('::error file=infra/a.json,');
  expect(readFileSync(path.join(root, 'infra', 'out', 'junit.xml'), 'utf8')).toContain('<testsuite');
});

it('fails for nothing but what fail-on says, and says so', () => {
  const root = workspace();
  const low = step(root, { select: 'VM-15', 'fail-on': 'high' });
  expect([low.code, low.outputs.findings]).toEqual([0, '1']);
  const high = step(root, { 'fail-on': 'high' });
  expect(high.code).toBe(1);
  expect(high.log).toContain("this step fails, as its input 'fail-on' is 'high'");
});

it('counts a file that cannot be read as high', () => {
  const root = workspace();
  write(root, {
    'infra/b.json': '{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", ',
  });
  const { code, outputs } = step(root, { paths: 'infra/b.json', 'fail-on': 'high' });
  expect([code, outputs.findings, outputs.high]).toEqual([1, '1', '1']);
});

it('prints code frames where there are no annotations', () => {
  const { log, summary } = step(workspace(), { annotations: 'false', summary: 'false', select: 'VM-5' });
  expect(log).toContain('"vhd"');
  expect(log).not.toMatch(/^::/m);
  expect(summary).toBe('');
});

it('keeps the summary below what the runner accepts, with what is there already', () => {
  const root = workspace();
  for (let at = 0; at < 20; at += 1) write(root, { [`infra/${at}.json`]: machine(`m${at}`, { dns: true }) });
  const written = 'x'.repeat(1024 * 1024 - 4096);
  const { summary } = step(root, { select: 'VM-5,VM-15' }, { summarySoFar: `${written}\n` });
  expect(summary.startsWith(written)).toBe(true);
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary.slice(written.length)).toMatch(/VM-5.*left out: the summary would be too long/s);
});

it('needs none of the files of the runner', () => {
  const root = workspace();
  const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_EVENT_PATH: '', GITHUB_REPOSITORY: '' };
  expect(step(root, {}, { env }).code).toBe(1);
  expect(statSync(root).isDirectory()).toBe(true);
});
