import { expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const name = 'resilint.config.json';

const bicep = (tags = '') => `param size string = 'Standard_D2s_v5'
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  location: 'westeurope'
${tags}  properties: { hardwareProfile: { vmSize: size } }
}
`;

interface Told {
  readonly policy: string;
  readonly location: { readonly file: string };
  readonly parameterSets: readonly string[];
}

function told(folder: string, ...args: string[]): Told[] {
  return JSON.parse(resilint(folder, 'check', '--format', 'json', ...args).stdout).findings;
}

const zonesOf = (findings: readonly Told[]) =>
  findings.filter(({ policy }) => policy === 'VM-2').map(({ location }) => location.file);

it('is said of all, by path, by a tag of the resource, or by the command line, which wins', () => {
  const folder = workspace({
    'main.bicep': bicep(),
    'sandbox/main.bicep': bicep(),
    'sandbox/tagged.bicep': bicep("  tags: { Env: 'PROD' }\n"),
    'other/tagged.bicep': bicep("  tags: { env: 'dev' }\n"),
    [name]: JSON.stringify({
      environmentTag: { name: 'env', production: ['prod'], development: ['dev'] },
      overrides: [{ files: ['sandbox/'], environment: 'development' }],
    }),
  });
  expect(zonesOf(told(folder, '--select', 'VM-2'))).toEqual(['main.bicep', 'sandbox/tagged.bicep']);
  expect(zonesOf(told(folder, '--environment', 'production'))).toHaveLength(4);
  expect(zonesOf(told(folder, '--environment', 'development'))).toEqual([]);
  const shown = JSON.parse(resilint(folder, 'check', '--print-config', 'sandbox/main.bicep').stdout);
  expect(shown).toMatchObject({ environment: 'development', environmentTag: { name: 'env' } });
});

it('is said by parameter file, and a finding names the files it occurs with', () => {
  const folder = workspace({
    'main.bicep': bicep(),
    'dev.bicepparam': "using 'main.bicep'\n",
    'prod.bicepparam': "using 'main.bicep'\n",
    [name]: '{ "overrides": [{ "files": ["dev.*"], "environment": "development" }] }',
  });
  const found = told(folder, '--select', 'VM-2').filter(({ policy }) => policy === 'VM-2');
  expect(found.map(({ parameterSets }) => parameterSets)).toEqual([['prod.bicepparam']]);
});

it('brings what is for production alone into recommended, where production is known', () => {
  const folder = workspace({
    'main.bicep': bicep().replace('  properties', "  zones: ['1']\n  properties"),
    'sandbox/main.bicep': bicep().replace('  properties', "  zones: ['1']\n  properties"),
    [name]: '{ "overrides": [{ "files": ["/main.bicep"], "environment": "production" }] }',
  });
  const alone = (...args: string[]) =>
    told(folder, ...args)
      .filter(({ policy }) => policy === 'VM-1')
      .map(({ location }) => location.file);
  expect(alone()).toEqual(['main.bicep']);
  expect(alone('--no-config')).toEqual([]);
  expect(alone('--no-config', '--preset', 'all')).toEqual(['main.bicep', 'sandbox/main.bicep']);
  expect(alone('--preset', 'essential')).toEqual([]);
});

it('is not asked in a trace either', () => {
  const folder = workspace({ 'main.bicep': bicep() });
  expect(resilint(folder, 'trace', 'VM-2', 'vm', '--environment', 'development').stdout).toContain('=> not applicable');
});

it('tells what only a larger preset says where the policy is asked for itself', () => {
  const folder = workspace({ 'main.bicep': bicep().replace('Standard_D2s_v5', 'Standard_A2_v2') });
  const encryption = (...args: string[]) => told(folder, ...args).filter(({ policy }) => policy === 'VM-19').length;
  expect([encryption(), encryption('--preset', 'all'), encryption('--select', 'VM-19')]).toEqual([0, 1, 1]);
});

it('tells that the only VM of a template has no zone in all, or in production', () => {
  const folder = workspace({ 'main.bicep': bicep() });
  const zones = (...args: string[]) => zonesOf(told(folder, ...args)).length;
  expect([zones(), zones('--preset', 'all'), zones('--environment', 'production')]).toEqual([0, 1, 1]);
  const two = workspace({
    'main.bicep':
      bicep() +
      bicep()
        .slice(bicep().indexOf('resource'))
        .replaceAll(/\bvm\b/g, 'vm2'),
  });
  expect(zonesOf(told(two))).toHaveLength(2);
});
