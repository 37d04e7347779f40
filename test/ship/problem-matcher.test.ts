import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { machine } from '../action/templates.ts';
import { resilint, workspace } from '../cli/helpers.ts';

interface Matcher {
  readonly severity?: string;
  readonly pattern: Readonly<Record<string, number>> & { readonly regexp: string };
}

const [, page = ''] = /^```json\n(.*?)^```$/ms.exec(readFileSync('docs/vscode.md', 'utf8')) ?? [];
const [task] = JSON.parse(page).tasks as { args: readonly string[]; problemMatcher: readonly Matcher[] }[];
const matchers = task?.problemMatcher ?? [];

/** As VS Code reads a line: the first matcher that matches. */
function problem(line: string) {
  for (const { severity, pattern } of matchers) {
    const match = new RegExp(pattern.regexp).exec(line);
    const part = (name: string): string | undefined => match?.[pattern[name] ?? -1];
    if (match)
      return { severity: severity ?? part('severity'), file: part('file'), line: part('line'), code: part('code') };
  }
  return undefined;
}

it('finds every finding and diagnostic of the task, once, and nothing in the summary', () => {
  const args = task?.args.slice(task.args.indexOf('resilint') + 1) ?? [];
  expect(args).toContain('concise');
  const config = { overrides: [{ files: ['b/**'], policies: { 'VM-15': 'medium' } }] };
  const root = workspace({
    'a b/odd (1).json': machine('m', { dns: true }),
    'b/main.json': machine('n', { dns: true }),
    'resilint.config.json': JSON.stringify(config),
  });
  const run = resilint(root, ...args, '--select', 'VM-5,VM-15');
  const problems = run.stdout.split('\n').map(problem);
  expect(problems.filter((each) => each !== undefined)).toEqual([
    { severity: 'info', file: 'a b/odd (1).json', line: '12', code: 'VM-15' },
    { severity: 'error', file: 'a b/odd (1).json', line: '28', code: 'VM-5' },
    { severity: 'warning', file: 'b/main.json', line: '12', code: 'VM-15' },
    { severity: 'error', file: 'b/main.json', line: '28', code: 'VM-5' },
  ]);
  const told = run.stderr.split('\n').map(problem);
  expect(told.filter((each) => each !== undefined)).toEqual([]);
});

it('finds a template that cannot be read', () => {
  const args = task?.args.slice(task.args.indexOf('resilint') + 1) ?? [];
  const run = resilint(workspace({ 'main.bicep': "param x string = 'open\n" }), ...args);
  const told = run.stdout
    .split('\n')
    .map(problem)
    .filter((each) => each !== undefined);
  expect(told[0]).toMatchObject({ severity: 'error', file: 'main.bicep', line: '1' });
});
