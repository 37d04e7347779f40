import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { OptionError } from '../../src/source/option-error.ts';
import { workspace } from '../cli/helpers.ts';
import { inherited, renamedIn, variantsOf } from './planted.ts';

const bicep = `targetScope = 'resourceGroup'
metadata about = { a: 1 }
extension az
import { shared, helper as help } from 'shared.bicep'
import * as all from 'shared.bicep'
// resilint-disable-next-line VM-5: reason
@description('x')
@sys.allowed(['a', 'b'])
param size string = 'a'
type shape = { kind: 'a', size: int? } | { kind: 'b' }
@discriminator('kind')
param either shape = { kind: 'a' }
param one resourceInput<'Microsoft.Compute/disks@2023-04-02'>.sku = { name: 'x' }
func twice(n int) int => n + sys.length('a') + all.helper()
var list = map(range(0, 2), item => { id: item, at: list2[?0].?first })
var list2 = [for (each, at) in ['a']: { first: each, 'second': at }]
var loaded = loadJsonContent('data.json', '$.key.*')
resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' existing = {
  name: 'vm'
  scope: resourceGroup('other')
  resource child 'extensions' existing = { name: deployment().name }
}
resource disks 'Microsoft.Compute/disks@2023-04-02' = [for n in list: if (contains(vm.properties, 'zones')) {
  name: 'd\${n.id}'
  location: resourceGroup().location
  tags: union({ a: size }, { b: environment().name }, toObject(list, i => i.id))
  properties: { creationData: { createOption: vm.listKeys().key1 } }
}]
module inner 'module.bicep' = { name: 'inner', params: { size: twice(1), other: disks[0].id, third: vm::child.id } }
output result object = { a: inner.outputs.result, b: loaded.key, c: shared, d: help(), e: either.kind, f: one.name }
`;
const moduleText =
  "param size int\nparam other string = az.subscription().id\nparam third string = ''\noutput result int = size\n";
const sharedText = '@export()\nvar shared = 1\n@export()\nfunc helper() int => 1\n';

const arm = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  languageVersion: '2.0',
  metadata: { resilint: { disable: [{ policies: ['VM-5'], reason: 'x' }] } },
  definitions: { shape: { type: 'object', properties: { a: { type: 'string', allowedValues: ['x'] } } } },
  parameters: {
    size: { type: 'string', defaultValue: 'a' },
    p: { $ref: '#/definitions/shape', defaultValue: { a: 'x' } },
  },
  variables: { v: { a: 1 }, copy: [{ name: 'loop', count: 2, input: "[copyIndex('loop')]" }] },
  functions: [
    {
      namespace: 'ns',
      members: { f: { parameters: [{ name: 'n', type: 'int' }], output: { type: 'int', value: "[parameters('n')]" } } },
    },
  ],
  resources: {
    vm: {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2023-09-01',
      name: "[concat(parameters('size'), variables('v').a, ns.f(1), resourceGroup().name)]",
      copy: { name: 'machines', count: 2 },
      tags: { a: "[reference('disk').x]" },
      properties: { hardwareProfile: { vmSize: "[parameters('p').a]" } },
    },
    disk: { existing: true, type: 'Microsoft.Compute/disks', apiVersion: '2023-04-02', name: 'disk' },
    nested: {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'nested',
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { q: { value: "[variables('loop')]" } },
        template: { contentVersion: '1.0.0.0', parameters: { q: { type: 'array' } }, resources: [] },
      },
    },
  },
  outputs: { o: { type: 'string', value: "[createObject('a', 1).a]" } },
});
const parameterFile = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  parameters: { size: { value: 'b' }, p: { value: { a: 'x' } } },
});
const rest = {
  'module.bicep': moduleText,
  'shared.bicep': sharedText,
  'data.json': '{"key":{"a":1},"__proto__":2,"constructor":3}',
};

const quoted = [...inherited.map((name) => `"${name}"`), '9007199254740993'];

/** Lints a folder of files that differ in one name each; none may end in a fault of ours. */
async function faultsIn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const result = await lint({ cwd: workspace(files) });
  const faults = result.diagnostics.filter(({ code }) => code === 'internal-error');
  return faults.map(({ file = '', message }) => `${message}\n${files[file]}`);
}

function numbered(texts: readonly string[], name: (number: number) => string): Record<string, string> {
  return Object.fromEntries(texts.map((text, number) => [name(number), text]));
}

/** What a run says of a configuration, or of what it names: findings, or an error that is made to be shown. */
async function refusal(files: Readonly<Record<string, string>>): Promise<unknown> {
  return lint({ cwd: workspace(files) }).then(
    ({ diagnostics }) => diagnostics.find(({ code }) => code === 'internal-error')?.message,
    (error: unknown) => (error instanceof OptionError ? undefined : error),
  );
}

/** Each place gets one of the names; `PLANT_ALL` gives it all of them, one after the other. */
const rounds = inherited.map((_, round) => round).slice(0, process.env.PLANT_ALL ? undefined : 1);

describe.each(rounds)('names that objects inherit are names like others (%i)', (round) => {
  it('anywhere in Bicep', async () => {
    const texts = renamedIn(bicep, inherited, round);
    expect(await faultsIn({ ...numbered(texts, (each) => `f${each}.bicep`), ...rest })).toEqual([]);
  });

  it('anywhere in a .bicepparam file', async () => {
    const text = `using 'module.bicep'
import { shared } from 'shared.bicep'
param size = shared
var x = { a: size }
param other = readEnvironmentVariable('a', x.a)
`;
    const texts = renamedIn(text, inherited, round);
    expect(await faultsIn({ ...numbered(texts, (each) => `f${each}.bicepparam`), ...rest })).toEqual([]);
  });

  it('anywhere in an ARM template', async () => {
    const texts = [...variantsOf(arm, quoted, round), ...renamedIn(arm, inherited, round)];
    expect(await faultsIn(numbered(texts, (each) => `f${each}.json`))).toEqual([]);
  });

  it('anywhere in a parameter file', async () => {
    const files = numbered(variantsOf(parameterFile, quoted, round), (each) => `main.parameters.${each}.json`);
    expect(await faultsIn({ ...files, 'main.json': arm })).toEqual([]);
  });
});

describe('names that objects inherit, and numbers beyond 2^53, are told of in', () => {
  const config = JSON.stringify({
    preset: 'all',
    packs: ['vm', 'own'],
    policyFolders: ['own'],
    policies: { 'VM-5': 'low', 'own-1': { severity: 'high', parameters: { most: 3 } } },
    context: { location: 'westeurope' },
    whole: true,
    overrides: [{ files: ['a'], policies: { 'pack:vm': 'off' }, context: { location: 'x' }, whole: false }],
    ignores: ['b'],
    suppressions: [{ ids: ['VM-5'], paths: ['c'], resource: 'd', reason: 'e', until: '2099-01-01' }],
    baseline: 'baseline.jsonl',
    parameterFiles: ['{name}.x.json'],
    workloads: { w: { templates: ['main.json', { template: 'main.json', parameters: 'p.json' }], whole: false } },
  });
  const policy = JSON.stringify({
    id: 'own-1',
    name: 'OwnPolicy',
    title: 'A policy',
    category: 'availability',
    severity: 'low',
    precision: 'high',
    preset: 'recommended',
    since: '0.1.0',
    tags: ['a'],
    source: { document: 'x', url: 'https://example.com/x' },
    parameters: { most: { type: 'integer', defaultValue: 3, allowedValues: [3, 4], description: 'x' } },
    conditions: { isSpot: { field: 'properties.priority', equals: 'Spot' } },
    rules: [
      {
        resource: 'Microsoft.Compute/virtualMachines',
        let: {
          sets: { follow: 'properties.virtualMachineScaleSet.id', type: 'Microsoft.Compute/virtualMachineScaleSets' },
        },
        when: { not: { condition: 'isSpot' } },
        require: {
          anyOf: [
            { field: 'zones', exists: true },
            { count: { field: 'zones[*]' }, greater: "[parameters('most')]" },
            { value: "[concat(field('name'), 'x')]", like: '*x' },
          ],
        },
        violations: [
          {
            at: 'zones',
            message: '{name} has {properties.hardwareProfile.vmSize} in {sets.name}',
            related: [{ resources: 'sets', at: 'zones', message: 'the set {name}' }],
            fix: {
              title: 'Add',
              applicability: 'disruptive',
              why: 'it restarts',
              operations: [{ operation: 'add', field: 'zones', value: ['1'] }],
            },
          },
        ],
      },
    ],
  });
  const baseline = '{"path":"main.json","policy":"VM-5","resource":"x","route":"properties","count":1}\n';
  const bicepconfig = JSON.stringify({
    cacheRootDirectory: '~/x',
    moduleAliases: {
      br: { a: { registry: 'r.io', modulePath: 'm' } },
      ts: { b: { subscription: 's', resourceGroup: 'g' } },
    },
    extensions: { x: 'builtin:' },
  });
  const base = {
    'main.json': arm,
    'p.json': parameterFile,
    'baseline.jsonl': baseline,
    'own/own-1.json': policy,
    'resilint.config.json': config,
  };

  it('files that are in order', async () => {
    const { diagnostics } = await lint({ cwd: workspace({ ...base, 'f.bicep': bicep, ...rest }) });
    expect(diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it.each([
    ['a configuration', 'resilint.config.json', config],
    ['a policy', 'own/own-1.json', policy],
    ['a baseline', 'baseline.jsonl', baseline],
    ['a bicepconfig.json', 'bicepconfig.json', bicepconfig],
  ])('%s', async (_, file, text) => {
    const modules =
      "module m 'br/a:x:1' = { name: 'm' }\nmodule n 'ts/b:x:1' = { name: 'n' }\nmodule o 'br/constructor:x:1' = { name: 'o' }\n";
    for (const variant of rounds.flatMap((round) => variantsOf(text, quoted, round)))
      expect([variant, await refusal({ ...base, 'm.bicep': modules, [file]: variant })]).toEqual([variant, undefined]);
  });
});
