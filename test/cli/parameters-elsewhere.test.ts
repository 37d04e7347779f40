import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';
import { machine, parameters, run } from './machines.ts';

describe('parameter files', () => {
  const files = {
    'app/main.bicep': machine,
    'app/other.bicep': machine.replace("'itself'", "'other'"),
    'env/a.bicepparam': "using '../app/main.bicep'\nparam name = 'a'\n",
    'env/base.bicepparam': "using none\nparam zones = ['1']\n",
    'env/b.bicepparam': "using '../app/main.bicep'\nextends 'base.bicepparam'\nparam name = 'b'\n",
    'params/c.parameters.json': parameters({ name: { value: 'c' } }, { metadata: { template: '../app/main.bicep' } }),
    'app/main.parameters.dev.json': parameters({ name: { value: 'd' } }),
  };
  const sets = ['app/main.parameters.dev.json', 'env/a.bicepparam', 'env/b.bicepparam', 'params/c.parameters.json'];

  it('count in the same way whichever way a template comes into a run', () => {
    const folder = workspace(files);
    const ways: readonly (readonly [string, ...string[]])[] = [
      [''],
      ['', 'app'],
      ['app'],
      ['app', 'main.bicep'],
      ['', 'app/*.bicep'],
      ['', 'app/main.bicep'],
      ['', 'env/a.bicepparam'],
      ['env', 'base.bicepparam'],
      ['', 'env/*.bicepparam'],
      ['', 'env'],
      ['env'],
      ['', 'params'],
      ['', 'params/c.parameters.json'],
      ['app', 'main.parameters.dev.json'],
    ];
    const whole = run(folder).findings.filter(({ location }) => location.file === 'app/main.bicep');
    for (const [cwd, ...paths] of ways) {
      const result = run(path.join(folder, cwd), ...paths);
      const main = result.files.find((file) => file.path === 'app/main.bicep');
      expect(main?.parameterSets, `${cwd} ${paths}`).toEqual(sets);
      expect(result.findings.filter(({ location }) => location.file === 'app/main.bicep')).toEqual(whole);
    }
  });

  it('stand in graph and trace for the template that takes them', () => {
    const folder = workspace({ 'app/main.bicep': machine, 'env/a.bicepparam': files['env/a.bicepparam'] as string });
    for (const file of ['app/main.bicep', 'env/a.bicepparam'])
      expect(resilint(folder, 'graph', file).stdout).toMatch(/^Microsoft\.Compute\/virtualMachines a /);
    expect(resilint(folder, 'trace', 'VM-2', 'a', 'env/a.bicepparam').stdout).toContain('app/main.bicep:4');
    expect(resilint(folder, 'trace', 'VM-2', 'a', 'app').stdout).toContain('app/main.bicep:4');
  });

  it('that no template takes cannot be made a graph of', () => {
    const { code, stderr } = resilint(
      workspace({ 'env/a.parameters.json': parameters({}) }),
      'graph',
      'env/a.parameters.json',
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining('no template uses this parameter file; give both')]);
  });
});
