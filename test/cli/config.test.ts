import { describe, expect, it } from 'vitest';
import { badMachine, isCivil, resilint, workspace } from './helpers.ts';

const name = 'resilint.config.json';

function ids(folder: string, ...args: string[]): string[] {
  const { findings } = JSON.parse(resilint(folder, 'check', '--format', 'json', ...args).stdout);
  return findings
    .filter(({ verdict }: { verdict: string }) => verdict === 'fail')
    .map(({ policy, severity, location }: { policy: string; severity: string; location: { file: string } }) =>
      [location.file, policy, severity].join(' '),
    );
}

describe('resilint.config.json', () => {
  it('switches policies off and sets severities, for all files and for some', () => {
    const folder = workspace({
      'a/main.json': badMachine,
      'b/main.json': badMachine,
      [name]:
        '{\n  // all else is off\n  "policies": { "all": "off", "vm-5": "low" },\n  "overrides": [{ "files": ["b/"], "policies": { "VM-5": "high" } }],\n}',
    });
    expect(ids(folder)).toEqual(['a/main.json VM-5 low', 'b/main.json VM-5 high']);
    expect(ids(folder, '--fail-on', 'high')).toHaveLength(2);
    expect(ids(`${folder}/b`)).toEqual(['b/main.json VM-5 high']);
  });

  it('is the nearest one, builds on others by extends alone, and can be left out', () => {
    const folder = workspace({
      'main.json': badMachine,
      'team/main.json': badMachine,
      'team/own/main.json': badMachine,
      [name]: '{ "policies": { "VM-5": "off" } }',
      [`team/${name}`]: '{ "preset": "recommended" }',
      [`team/own/${name}`]: `{ "extends": "../../${name}" }`,
    });
    const files = ids(folder, '--select', 'VM-5').map((each) => each.split(' ')[0]);
    expect(files).toEqual(['team/main.json']);
    expect(ids(folder, '--select', 'VM-5', '--no-config')).toHaveLength(3);
    expect(ids(folder, '--select', 'VM-5', '--config', name)).toHaveLength(0);
  });

  it('builds on packages of npm by name, from the nearest node_modules up to the top', () => {
    const folder = workspace({
      'main.json': badMachine,
      'team/main.json': badMachine,
      'team/own/main.json': badMachine,
      [name]: '{ "extends": "@contoso/resilint-config" }',
      [`node_modules/@contoso/resilint-config/${name}`]: '{ "extends": "./base.json" }',
      'node_modules/@contoso/resilint-config/base.json': '{ "policies": { "all": "off", "VM-5": "low" } }',
      [`team/${name}`]: '{ "extends": ["@contoso/resilint-config", "resilint-strict/more/high.json"] }',
      'team/node_modules/resilint-strict/more/high.json': '{ "policies": { "VM-5": "high" } }',
      [`team/own/${name}`]: '{ "extends": "@contoso/resilint-config" }',
      [`team/own/node_modules/@contoso/resilint-config/${name}`]: '{ "policies": { "all": "off" } }',
    });
    expect(ids(folder)).toEqual(['main.json VM-5 low', 'team/main.json VM-5 high']);
  });

  it('takes a file beside it before a package of the same name', () => {
    const folder = workspace({
      'main.json': badMachine,
      [name]: '{ "extends": "shared/base.json" }',
      'shared/base.json': '{ "policies": { "all": "off" } }',
      'node_modules/shared/base.json': '{ "policies": { "VM-5": "low" } }',
    });
    expect(ids(folder)).toEqual([]);
  });

  it('takes one of three presets, each with all of the smaller ones, and --preset wins', () => {
    const folder = workspace({ 'main.json': badMachine, [name]: '{ "preset": "essential" }' });
    const [essential, recommended, all] = [[], ['--preset', 'recommended'], ['--preset', 'all']].map((args) =>
      ids(folder, ...args).map((each) => each.split(' ')[1]),
    );
    expect(essential).toEqual(['VM-5']);
    expect(recommended).toContain('VM-5');
    expect(recommended).not.toContain('VM-6');
    expect(all).toEqual(expect.arrayContaining(['VM-2', 'VM-5', 'VM-6']));
    expect(ids(folder, '--select', 'preset:essential')).toEqual(['main.json VM-5 high']);
    expect(resilint(folder, 'rules', '--preset', 'essential').stdout).not.toMatch(/ (recommended|all) /);
    expect(resilint(folder, 'check', '--preset', 'some').code).toBe(2);
  });

  it('ignores files, named ones only with --force-exclude', () => {
    const folder = workspace({
      'old/main.json': badMachine,
      'main.json': badMachine,
      [name]: '{ "ignores": ["old/"], "policies": { "all": "off", "VM-5": "medium" } }',
    });
    expect(ids(folder)).toEqual(['main.json VM-5 medium']);
    expect(ids(folder, 'old/main.json')).toEqual(['old/main.json VM-5 medium']);
    expect(ids(folder, 'old/main.json', '--force-exclude')).toEqual([]);
    expect(resilint(folder, 'check', 'old/main.json', '--force-exclude').code).toBe(3);
  });

  it.each([
    [
      '{ "preset": "recomended" }',
      /^resilint: resilint\.config\.json:1:13: expected one of .*\(did you mean 'recommended'\?\)/,
    ],
    ['{\n  "polices": {}\n}', /:2:3: there is no setting 'polices'; did you mean 'policies'\?/],
    ['{ "policies": { "VM-55": "off" } }', /:1:17: 'VM-55' selects no policy; did you mean 'VM-5'\?/],
    ['{ "policies": { "VM-5": "hihg" } }', /:1:25: expected "off", "high"/],
    ['{ "policies": { "VM-5": { "parameters": { "none": 1 } } } }', /:1:\d+: /],
    ['{ "packs": ["vn"] }', /:1:13: there is no pack 'vn'/],
    ['{ "extends": "@contoso/none" }', /:1:14: there is no configuration '@contoso\/none' in a folder 'node_modules'/],
    ['{ "extends": "@contoso/../../../etc/passwd" }', /:1:14: there is no configuration/],
    ['{ "extends": "other.json" }', /:1:14: the configuration cannot be read/],
    [`{ "extends": "${name}" }`, /:1:14: this configuration extends itself/],
    ['{ "extends": "../../outside.json" }', /:1:14: .*outside the workspace/],
    ['{ "whole": "yes" }', /:1:12: expected true or false, found "yes"/],
    ['{ "preset": ', /resilint\.config\.json:1:\d+: /],
  ])('%s is exit 2 with a place', (text, message) => {
    const outcome = resilint(workspace({ 'main.json': badMachine, [name]: text }), 'check');
    expect(outcome.stderr).toMatch(message);
    expect(outcome.code).toBe(2);
    expect(outcome.stdout).toBe('');
    expect(isCivil(outcome)).toBe(true);
  });
});
