import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badMachine, isCivil, resilint, template, workspace } from './helpers.ts';

const names = [
  'a\n::error title=x::y\n##[command].json',
  '##vso[task.complete]\r.json',
  '\u202egnp.json',
  'a\u2066b\u200b.json',
  '\u001b[31m\u009b1m.json',
  `${'x'.repeat(250)}.json`,
  `${'\u00e9'.repeat(125)}.json`,
  'a\\b.json',
  ' .json',
  'it\'s "quoted" & <b>.json',
  '%0A::error::.json',
  '$(touch PWNED)`x`.json',
];

/** What obeys whoever wrote it, or is not what is seen. */
const harmful = /^\s*::|##\[|##vso\[|(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/mu;

const odd = () => workspace(Object.fromEntries(names.map((name) => [name, badMachine])));
const policy = {
  id: 'OWN-1',
  name: 'PolicyOwn',
  title: 'Says more',
  category: 'other',
  severity: 'low',
  source: { document: 'ours', url: 'https://example.com/' },
  resource: 'Test.Rp/things',
  require: { field: 'tags.owner', equals: 'us' },
  violations: [
    {
      at: 'tags.owner',
      message: '{name} should say who owns it',
      fix: {
        title: 'Say it',
        applicability: 'safe',
        why: 'tags change nothing',
        operations: [{ operation: 'addOrReplace', field: 'tags.owner', value: 'us' }],
      },
    },
  ],
};
const thing = template({ resources: [{ type: 'Test.Rp/things', apiVersion: '2024-01-01', name: 't' }] });

describe.skipIf(process.platform === 'win32')('files of odd names', () => {
  it.each(['stylish', 'concise', 'json', 'sarif', 'gitlab', 'junit', 'markdown'])(
    'are linted, and named in %s harmlessly',
    (format) => {
      const outcome = resilint(odd(), '.', '-f', format, '--select', 'VM-5');
      expect(outcome.code).toBe(1);
      expect(outcome.stdout).not.toMatch(harmful);
      expect(outcome.stderr).not.toMatch(harmful);
    },
  );

  it.each([
    ['github', /^::(?:error|warning|notice) /],
    ['azure', /^##vso\[task\.logissue /],
  ])('are linted, and named in %s by commands of ours alone', (format, ours) => {
    const lines = resilint(odd(), '.', '-f', format, '--select', 'VM-5').stdout.trimEnd().split('\n');
    const commands = lines.filter((line) => /^\s*::|##\[|##vso\[/.test(line));
    // GitHub shows ten of a kind.
    expect(commands.length).toBeGreaterThanOrEqual(10);
    expect(commands.filter((line) => !ours.test(line) || /##(?:\[|vso\[)/.test(line.slice(2)))).toEqual([]);
  });

  it('are named exactly where a program reads', () => {
    const { stdout } = resilint(odd(), '.', '-f', 'json', '--select', 'VM-5');
    const { findings } = JSON.parse(stdout);
    expect(findings.map((each: { location: { file: string } }) => each.location.file).sort()).toEqual(
      [...names].sort(),
    );
  });

  it.each(['--list-files', '--statistics', '--diff=all'])('are named harmlessly with %s', (option) => {
    const outcome = resilint(odd(), '.', option, '--select', 'VM-5');
    expect(outcome.stdout + outcome.stderr).not.toMatch(harmful);
    expect(isCivil(outcome)).toBe(true);
  });

  it('are named one by one', () => {
    const folder = odd();
    for (const name of names) {
      const given = `./${name}`;
      const outcome = resilint(folder, given, '-f', 'concise', '--select', 'VM-5');
      // A pattern, unless there is a file that is called so.
      expect([name, outcome.code]).toEqual([name, 1]);
      expect(outcome.stdout).not.toMatch(harmful);
    }
  });

  it('are mended, and nothing is left beside them', () => {
    const folder = workspace({
      'policies/OWN-1.json': JSON.stringify(policy),
      ...Object.fromEntries(names.map((name) => [name, thing])),
    });
    const outcome = resilint(folder, '.', '--fix', '--policies', 'policies', '--select', 'OWN-1');
    expect(outcome.code).toBe(0);
    for (const name of names)
      expect([name, readFileSync(path.join(folder, name), 'utf8')]).toEqual([name, expect.stringContaining('"owner"')]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(outcome.stdout + outcome.stderr).not.toMatch(harmful);
  });

  it('go to a baseline and out of it', () => {
    const folder = odd();
    const args = ['.', '--select', 'VM-5', '--baseline'];
    for (const baseline of ['base\n::x.jsonl', `${'b'.repeat(249)}.jsonl`]) {
      const outcome = resilint(folder, ...args, baseline, '--update-baseline');
      expect(outcome.stdout + outcome.stderr).not.toMatch(harmful);
      expect(resilint(folder, ...args, baseline).code).toBe(0);
    }
  });

  it('are reports too', () => {
    const folder = workspace({ 'a.json': badMachine });
    for (const name of names) {
      const outcome = resilint(folder, 'a.json', '--report', `json=out/${name}`);
      expect(outcome.code).toBe(1);
      expect(existsSync(path.join(folder, 'out', name))).toBe(true);
    }
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual([...names].sort());
    const outcome = resilint(folder, 'a.json', '--report', `json=a.json/${names[0]}`);
    expect(outcome.stderr).toContain('a part of its path is a file');
    expect(outcome.stderr).not.toMatch(harmful);
  });
});
