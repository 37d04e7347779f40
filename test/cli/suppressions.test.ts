import { describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { isCivil, resilint, workspace } from './helpers.ts';

const config = 'resilint.config.json';

interface Reported {
  readonly policy: string;
  readonly message: string;
  readonly severity: string;
  readonly resource: { readonly name: string };
  readonly location: { readonly file: string; readonly startLine: number };
  readonly suppression?: { readonly kind: string; readonly reason?: string };
}

/** `marks` stand at the array's item, before the first member, and as members of the machine and the template. */
function machine(name: string, marks: { above?: string; first?: string; metadata?: string } = {}): string {
  return `    ${marks.above ?? ''}
    { ${marks.first ?? ''}
      "type": "Microsoft.Compute/virtualMachines",
      ${marks.metadata ? `"metadata": ${marks.metadata},` : ''}
      "apiVersion": "2023-09-01",
      "name": "${name}",
      "location": "westeurope",
      "properties": { "storageProfile": { "osDisk": {
        "name": "os", "createOption": "FromImage", "vhd": { "uri": "https://store.blob.core.windows.net/os.vhd" }
      } } }
    }`;
}

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

function arm(resources: readonly string[], metadata = '{}'): string {
  return `{
  "$schema": "${schema}",
  "contentVersion": "1.0.0.0",
  "metadata": ${metadata},
  "resources": [
${resources.join(',\n')}
  ]
}
`;
}

function nested(name: string, template: string, metadata = '{}'): string {
  return `{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "${name}", "metadata": ${metadata},
      "properties": { "mode": "Incremental", "expressionEvaluationOptions": { "scope": "inner" }, "template": ${template} } }`;
}

function linked(name: string, metadata = '{}'): string {
  return `{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "${name}", "metadata": ${metadata},
      "properties": { "mode": "Incremental", "templateLink": { "relativePath": "shared.json" }, "parameters": { "name": { "value": "${name}" } } } }`;
}

/** The findings of VM-5 and of suppressions, by resource or line. */
function findings(folder: string, ...args: string[]): { left: string[]; suppressed: Reported[] } {
  const outcome = resilint(folder, 'check', '--format', 'json', '--show-suppressed', ...args);
  const all = (JSON.parse(outcome.stdout).findings as Reported[]).filter(({ policy }) =>
    /^(VM-5|suppr.*)$/.test(policy),
  );
  return {
    left: all
      .filter(({ suppression }) => !suppression)
      .map(({ policy, resource, location }) => `${policy} ${resource.name || location.startLine}`),
    suppressed: all.filter(({ suppression }) => suppression),
  };
}

describe('in JSON', () => {
  const disable = '{ "resilint": { "disable": [{ "id": "VM-5", "reason": "agreed" }] } }';

  it.each([
    [
      'a comment above the resource',
      arm([machine('a', { above: '// resilint-disable-next-line VM-5: x' }), machine('b')]),
    ],
    ['a comment beside its brace', arm([machine('a', { first: '/* resilint-disable-line VM-5: x */' }), machine('b')])],
    [
      'a comment above its first member',
      arm([machine('a', { first: '// resilint-disable-next-line VM-5: x' }), machine('b')]),
    ],
    ['metadata of the resource', arm([machine('a', { metadata: disable }), machine('b')])],
    ['metadata of a nested deployment', arm([nested('d', arm([machine('a')]), disable), machine('b')])],
    ['metadata of a nested template', arm([nested('d', arm([machine('a')], disable)), machine('b')])],
  ])('%s covers that alone', (_, text) => {
    const { left, suppressed } = findings(workspace({ 'main.json': text }));
    expect(left).toEqual(['VM-5 b']);
    expect(suppressed.map(({ resource }) => resource.name)).toEqual(['a']);
  });

  it('metadata of the template covers all of it', () => {
    const { left, suppressed } = findings(workspace({ 'main.json': arm([machine('a'), machine('b')], disable) }));
    expect(left).toEqual([]);
    expect(suppressed.map(({ suppression }) => suppression)).toMatchObject([
      { kind: 'inSource', reason: 'agreed' },
      { kind: 'inSource', reason: 'agreed' },
    ]);
  });

  it('metadata of one of two deployments of a linked template leaves the finding of the other', () => {
    const shared = arm([machine("[parameters('name')]")]).replace(
      '"resources"',
      '"parameters": { "name": { "type": "string" } }, "resources"',
    );
    const files = { 'main.json': arm([linked('one', disable), linked('two')]), 'shared.json': shared };
    const { left, suppressed } = findings(workspace(files));
    expect(left).toEqual(['VM-5 two']);
    expect(suppressed.map(({ resource }) => resource.name)).toEqual(['one']);
    const all = { ...files, 'main.json': arm([linked('one', disable), linked('two', disable)]) };
    expect(findings(workspace(all)).left).toEqual([]);
  });

  it.each([
    ['{ "resilint": { "disable": "VM-5" } }', /expected \{ "disable": \[/],
    ['{ "resilint": { "disable": [{ "reason": "x" }] } }', /name the policy/],
    ['{ "resilint": { "disable": [{ "id": 5 }] } }', /expected a text as "id"/],
    ['{ "resilint": { "disable": [{ "id": "VM-5", "untill": "2027-01-01" }] } }', /there is no 'untill'/],
    ['{ "resilint": { "disable": [{ "id": "VM-5", "until": "soon" }] } }', /'soon' is no day/],
    [
      '{ "resilint": { "disable": [{ "id": "VM-55", "reason": "x" }] } }',
      /'VM-55' selects no policy; did you mean 'VM-5'\?/,
    ],
  ])('%s suppresses nothing and is told', (metadata, message) => {
    const folder = workspace({ 'main.json': arm([machine('a')], metadata) });
    const outcome = resilint(folder, 'check', '--format', 'concise');
    expect(outcome.stdout).toMatch(/^main\.json:4:\d+: medium suppression-invalid /m);
    expect(outcome.stdout).toMatch(message);
    expect(outcome.stdout).toMatch(/ VM-5 /);
  });
});

describe('in the configuration', () => {
  const files = { 'a/main.json': arm([machine('one'), machine('two')]), 'b/main.json': arm([machine('one')]) };
  const run = (suppression: string, ...args: string[]) =>
    findings(workspace({ ...files, [config]: `{ "suppressions": [${suppression}] }` }), ...args);

  it('by path, by resource, and by both', () => {
    const by = (rest: string): number => run(`{ "ids": ["vm-5"], "reason": "x", ${rest} }`).suppressed.length;
    expect(by('"paths": ["a/"]')).toBe(2);
    expect(by('"resource": "ONE"')).toBe(2);
    expect(by('"resource": "*/virtualMachines/t*"')).toBe(1);
    expect(by('"paths": ["b/**"], "resource": "o*"')).toBe(1);
  });

  it('says what is wrong with one, at its place', () => {
    expect(run('{ "ids": ["VM-5"], "paths": ["c/"], "reason": "x" }').left).toContain('suppression-unused 1');
    expect(run('{ "ids": ["VM-5"] }').left).toEqual(['suppression-without-reason 1']);
    expect(run('{ "ids": ["VM-5"], "until": "2020-01-01", "reason": "x" }').left).toContain('suppression-expired 1');
    expect(run('{ "ids": ["VM-5"], "paths": ["c/"] }', 'b/main.json').left).toEqual(['VM-5 one']);
  });

  it.each([
    ['{ "ids": ["VM-55"] }', /:1:\d+: 'VM-55' selects no policy; did you mean 'VM-5'\?/],
    ['{ "ids": [] }', /expected at least one item/],
    ['{ "paths": ["a"] }', /'ids' is missing/],
    ['{ "ids": ["VM-5"], "until": "2027-02-30" }', /'2027-02-30' is no day/],
    ['{ "ids": ["VM-5"], "until": "tomorrow" }', /expected the last day/],
    ['{ "ids": ["VM-5"], "path": "a" }', /there is no setting 'path'; did you mean 'paths'\?/],
  ])('%s is exit 2', (suppression, message) => {
    const outcome = resilint(workspace({ ...files, [config]: `{ "suppressions": [${suppression}] }` }), 'check');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(message);
    expect(isCivil(outcome)).toBe(true);
  });
});

describe('on the command line', () => {
  const files = {
    'main.json': arm([machine('a', { above: '// resilint-disable-next-line all: agreed :: with ##[x]' })]),
  };

  it('a run whose findings are all suppressed is clean, counts them, and shows them when asked', () => {
    const folder = workspace(files);
    const outcome = resilint(folder, 'check');
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(/^\d+ suppressed \(--show-suppressed\)$/m);
    expect(outcome.stdout).not.toMatch(/VM-5/);
    const shown = resilint(folder, 'check', '--show-suppressed');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /: suppressed VM-5 [\s\S]*suppressed: agreed :: with #\\u\{23\}\[x\] \(main\.json:6:8\)/,
    );
  });

  it('--no-suppressions counts what they suppress', () => {
    const outcome = resilint(workspace(files), 'check', '--no-suppressions');
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toMatch(/high VM-5/);
    expect(outcome.stdout).not.toMatch(/suppressed/);
  });

  it('SARIF holds them only when asked, as suppressed in the source or outside', () => {
    const folder = workspace({
      ...files,
      'b.json': arm([machine('b')]),
      [config]: '{ "suppressions": [{ "ids": ["all"], "paths": ["b.json"], "reason": "later" }] }',
    });
    const results = (...args: string[]) =>
      JSON.parse(resilint(folder, 'check', '--format', 'sarif', ...args).stdout).runs[0].results as {
        ruleId: string;
        locations: { physicalLocation: { artifactLocation: { uri: string } } }[];
        suppressions?: { kind: string; justification?: string }[];
      }[];
    expect(results()).toEqual([]);
    const shown = results('--show-suppressed').filter(({ ruleId }) => ruleId === 'VM-5');
    expect(
      shown.map(({ suppressions }) => suppressions?.map(({ kind, justification }) => [kind, justification])),
    ).toEqual([[['external', 'later']], [['inSource', expect.stringContaining('agreed')]]]);
  });

  it('shows unused ones in every format', () => {
    const text = arm([machine('a', { above: '// resilint-disable-next-line VM-13: x' })]);
    const folder = workspace({ 'main.json': text });
    for (const format of formats)
      expect(resilint(folder, 'check', '--format', format).stdout, format).toMatch(/suppression-unused/);
  });

  it('--fix leaves what is suppressed as it is', () => {
    const text = `${arm([machine('a', { above: '// resilint-disable-next-line all: agreed' })])}`;
    const folder = workspace({ 'main.json': text });
    const outcome = resilint(folder, 'check', '--fix=all');
    expect(outcome.stderr).toMatch(/^no fixes made$/m);
    expect(outcome.code).toBe(0);
  });

  it('says nothing of suppressions in files that are no templates, or cannot be read', () => {
    const folder = workspace({
      'broken.json': `// resilint-disable-file VM-5: x\n${arm([machine('a')]).replace(']', '')}`,
      'package.json':
        '// resilint-disable-file VM-5: x\n{ "dependencies": { "resilint": "1" }, "metadata": { "resilint": 1 } }',
    });
    expect(resilint(folder, 'check', '--format', 'concise').stdout).not.toMatch(/suppression-/);
  });

  it('explain and rules know the rules about suppressions', () => {
    const folder = workspace({});
    expect(resilint(folder, 'explain', 'suppression-unused').stdout).toMatch(/Remove it/);
    expect(resilint(folder, 'rules').stdout).toMatch(/^suppression-expired +low/m);
  });
});
