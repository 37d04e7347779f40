import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const own = (id: string, field: string, applicability: string) =>
  JSON.stringify({
    id,
    name: `Say${field}`,
    title: 'Says more',
    category: 'other',
    severity: 'low',
    source: { document: 'ours', url: 'https://example.com/' },
    resource: 'Test.Rp/things',
    require: { field: `tags.${field}`, equals: 'us' },
    violations: [
      {
        at: `tags.${field}`,
        message: `{name} should say ${field}`,
        fix: {
          title: `Say ${field}`,
          applicability,
          why: `it is ${applicability} in itself`,
          operations: [{ operation: 'addOrReplace', field: `tags.${field}`, value: 'us' }],
        },
      },
    ],
  });

const thing = `resource t 'Test.Rp/things@2024-01-01' = {
  name: 't'
  tags: {
    other: 'x'
  }
}
`;

const configuration = (more: object = {}) => JSON.stringify({ policyFolders: ['own'], ...more });

function folderWith(more: object = {}, files: Readonly<Record<string, string>> = {}): string {
  return workspace({
    'own/OWN-1.json': own('OWN-1', 'one', 'safe'),
    'own/OWN-2.json': own('OWN-2', 'two', 'in-place'),
    'own/OWN-3.json': own('OWN-3', 'three', 'disruptive'),
    'main.bicep': thing,
    'resilint.config.json': configuration(more),
    ...files,
  });
}

/** The tags that a run makes. */
function made(folder: string, ...args: string[]): string[] {
  resilint(folder, 'main.bicep', ...args);
  const text = readFileSync(path.join(folder, 'main.bicep'), 'utf8');
  return ['one', 'two', 'three'].filter((tag) => text.includes(`${tag}: 'us'`));
}

describe('--fix', () => {
  it.each([
    ['--fix', ['one', 'two']],
    ['--fix=safe', ['one']],
    ['--fix=in-place', ['one', 'two']],
    ['--fix=all', ['one', 'two', 'three']],
  ])('%s makes %j', (option, tags) => {
    expect(made(folderWith(), option)).toEqual(tags);
  });

  it('takes no path for a class, wherever it stands', () => {
    const folder = folderWith();
    resilint(folder, '--fix', 'main.bicep');
    expect(readFileSync(path.join(folder, 'main.bicep'), 'utf8')).toContain("two: 'us'");
  });

  it('says what it left out, and what would make it', () => {
    expect(resilint(folderWith(), '--fix=safe').stderr.split('\n')).toContain(
      '1 fix made in 1 file; 2 more with --fix=all',
    );
    expect(resilint(folderWith(), '--diff').stderr.split('\n')).toContain('2 fixes in 1 file; 1 more with --diff=all');
    expect(resilint(folderWith(), '--diff=all').stderr.split('\n')).toContain('3 fixes in 1 file');
    expect(resilint(folderWith(), '--diff', '--quiet').stderr).not.toContain('fixes in');
  });

  it('is asked for by a class that there is', () => {
    const { code, stderr } = resilint(folderWith(), '--fix=al');
    expect([code, stderr]).toEqual([
      2,
      "resilint: '--fix=al' is unknown; did you mean '--fix=all'? (--fix=safe, --fix=in-place, --fix=all)\n",
    ]);
    expect(resilint(folderWith(), '--diff=unsafe').stderr).toContain("did you mean '--diff=all'?");
    expect(resilint(folderWith(), '--fix', 'all').stderr).toContain("did you mean '--fix=all'?");
    expect(resilint(folderWith(), '--unsafe-fixes').stderr).toContain("did you mean '--fix=all' or '--diff=all'?");
  });

  it('counts alike in the summary, in JSON and in what it says', () => {
    const folder = folderWith();
    expect(resilint(folder).stdout).toContain('2 fixable, 1 more with --fix=all');
    const counted = resilint(folder, '--statistics').stdout;
    expect(counted).toContain('1  OWN-1  [*] Says more\n');
    expect(counted).toContain(
      '[*] all can be fixed, [-] some can\n3 findings in 1 file\n2 fixable, 1 more with --fix=all\n',
    );
    expect(JSON.parse(resilint(folder, '--statistics', '-f', 'json').stdout)).toMatchObject([
      { policy: 'OWN-1', fixable: 1, fixableMore: 0 },
      { policy: 'OWN-2', fixable: 1, fixableMore: 0 },
      { policy: 'OWN-3', fixable: 0, fixableMore: 1 },
    ]);
    const { summary, findings } = JSON.parse(resilint(folder, '-f', 'json').stdout);
    expect([summary.fixable, summary.fixableMore]).toEqual([2, 1]);
    expect(
      findings.map(({ fixes: [fix] }: { fixes: { applicability: string; why: string }[] }) => [
        fix?.applicability,
        fix?.why,
      ]),
    ).toEqual(['safe', 'in-place', 'disruptive'].map((each) => [each, `it is ${each} in itself`]));
  });
});

describe('a configuration', () => {
  it('says what --fix makes alone', () => {
    expect(made(folderWith({ fix: 'safe' }), '--fix')).toEqual(['one']);
    expect(made(folderWith({ fix: 'all' }), '--fix')).toEqual(['one', 'two', 'three']);
    expect(made(folderWith({ fix: 'all' }), '--fix=safe')).toEqual(['one']);
    expect(resilint(folderWith({ fix: 'safe' })).stdout).toContain('1 fixable, 2 more with --fix=all');
    expect(resilint(folderWith({ fix: 'safe' }), '--diff=safe', '--select', 'OWN-2').stderr.split('\n')).toContain(
      'no safe fixes; 1 with --diff=all',
    );
  });

  it('promotes and demotes the fixes of a policy, for all files or for some', () => {
    const policies = { 'OWN-3': { fixes: 'in-place' }, 'own-1': { fixes: 'disruptive' } };
    expect(made(folderWith({ policies }), '--fix')).toEqual(['two', 'three']);
    const overrides = [{ files: ['main.bicep'], policies: { 'category:other': { fixes: 'safe' } } }];
    expect(made(folderWith({ policies, overrides }), '--fix=safe')).toEqual(['one', 'two', 'three']);
    expect(resilint(folderWith({ policies })).stdout).toContain('in-place: as the configuration says');
    const { policies: shown, fix } = JSON.parse(
      resilint(folderWith({ policies }), '--print-config', 'main.bicep').stdout,
    );
    expect([fix, shown['OWN-3'].fixes, shown['OWN-2'].fixes]).toEqual(['in-place', 'in-place', undefined]);
  });

  it('does not make safe what also changes others', () => {
    const shared = `var owner = 'them'
resource a 'Test.Rp/things@2024-01-01' = {
  name: 'a'
  tags: { one: owner }
}
resource b 'Test.Rp/others@2024-01-01' = {
  name: 'b'
  tags: { one: owner }
}
`;
    const folder = folderWith({ policies: { 'OWN-1': { fixes: 'safe' } } }, { 'main.bicep': shared });
    expect(resilint(folder, '--fix', '--select', 'OWN-1').stderr.split('\n')).toContain(
      'no fixes made; 1 more with --fix=all',
    );
    expect(resilint(folder, '--select', 'OWN-1').stdout).toMatch(/disruptive: others use the same\s+value/);
  });

  it('is refused where it names no class', () => {
    expect(resilint(folderWith({ fix: 'unsafe' })).stderr).toContain('expected one of "safe", "in-place", "all"');
    expect(resilint(folderWith({ policies: { 'OWN-1': { fixes: 'all' } } })).stderr).toContain(
      'expected one of "safe", "in-place", "disruptive"',
    );
  });
});
