import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const machine = `param zone string?
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'app'
  location: 'westeurope'
  zones: zone == null ? null : [zone!]
  properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } }
}
`;

function parameters(values: object): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: values });
}

/** What is linted, and with which parameters. */
function linted(folder: string, ...args: string[]): string[] {
  const { files } = JSON.parse(resilint(folder, 'check', '--format', 'json', ...args).stdout);
  return files.map((each: { path: string; parameterSets: string[] }) => [each.path, ...each.parameterSets].join(' < '));
}

describe('a parameter file that is named', () => {
  it('stands for the template beside it', () => {
    const folder = workspace({
      'a/main.bicep': machine,
      'a/main.parameters.json': parameters({}),
      'b/main.bicep': machine,
    });
    expect(linted(folder, 'a/main.parameters.json')).toEqual(['a/main.bicep < a/main.parameters.json']);
  });

  it('that no template takes is told of, but not in a hook', () => {
    const folder = workspace({ 'main.bicep': machine, 'lone.parameters.json': parameters({}) });
    const { code, stdout } = resilint(folder, 'lone.parameters.json');
    expect(code).toBe(3);
    expect(stdout).toContain('lone.parameters.json: note: No template uses this parameter file');
    expect(resilint(folder, 'lone.parameters.json', '--ignore-unknown')).toMatchObject({ code: 0, stderr: '' });
    expect(resilint(folder).stdout).not.toContain('lone.parameters.json');
  });

  it('stands for the template that it names, in another folder too', () => {
    const folder = workspace({
      'main.bicep': machine,
      'env/prod.bicepparam': "using '../main.bicep'\nparam zone = '1'\n",
    });
    expect(linted(folder, 'env/prod.bicepparam')).toEqual(['main.bicep < env/prod.bicepparam']);
    expect(resilint(folder, 'check', 'env/prod.bicepparam', '--select', 'VM-2').code).toBe(0);
  });

  it('stands for the templates that the configuration gives it to', () => {
    const folder = workspace({
      'infra/main.bicep': machine,
      'settings/main.json': parameters({ zone: { value: '2' } }),
      'resilint.config.json': '{ "parameterFiles": ["../settings/{name}.json"] }',
    });
    expect(linted(folder, 'settings/main.json')).toEqual(['infra/main.bicep < settings/main.json']);
  });

  it('says so where no template takes it', () => {
    const folder = workspace({ 'lonely.parameters.json': parameters({}) });
    expect(resilint(folder, 'check', 'lonely.parameters.json').code).toBe(3);
    expect(resilint(folder, 'check', 'lonely.parameters.json', '--ignore-unknown').code).toBe(0);
  });
});

describe('a parameter file that is found', () => {
  it('gives its values to the template it names in another folder', () => {
    const folder = workspace({
      'main.bicep': machine,
      'env/dev.bicepparam': "using '../main.bicep'\n",
      'env/prod.bicepparam': "using '../main.bicep'\nparam zone = '1'\n",
    });
    expect(linted(folder)).toEqual(['main.bicep < env/dev.bicepparam < env/prod.bicepparam']);
    const { stdout } = resilint(folder, 'check', '--select', 'VM-2');
    expect(stdout).toContain('with: env/dev.bicepparam (of 2 parameter sets)');
  });
});
