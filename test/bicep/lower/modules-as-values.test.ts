import { describe, expect, it } from 'vitest';
import { show, showFile } from './show.ts';

const kid = `param n string = 'x'
output label string = 'part-\${n}'
output deep object = { a: { b: n } }
output nothing string? = null
`;
const declared = `
param open bool
param count int
module one 'kid.bicep' = { name: 'one', params: { n: '1' } }
module two 'kid.bicep' = { name: 'two', params: { n: '2' } }
module parts 'kid.bicep' = [for n in ['app', 'db']: { name: 'part-\${n}', params: { n: n } }]
module some 'kid.bicep' = [for (n, i) in ['a', 'b', 'c']: if (i != 1) { name: 'some\${i}', params: { n: n } }]
module perhaps 'kid.bicep' = [for i in range(0, 2): if (open) { name: 'perhaps\${i}', params: { n: 'p' } }]
module endless 'kid.bicep' = [for i in range(0, count): { name: 'endless\${i}', params: { n: 'e' } }]
var alias = one
var again = alias
var chosen = open ? one : parts[0]
var second = parts[1]
var all = parts
var pair = [one, two]
var named = { first: one, rest: parts }
func label(module object) string => module.outputs.label.value
`;

function shown(expression: string) {
  const { outputs, problems } = show(`${declared}output it object = ${expression}\n`, { 'kid.bicep': kid });
  expect(problems.filter((each) => each.includes('error'))).toEqual([]);
  return outputs.it;
}

describe('an output of a module that is reached', () => {
  it.each([
    ['by a variable', 'alias.outputs.label', 'part-1'],
    ['by a variable of a variable', 'again.outputs.?label', 'part-1'],
    ['by a variable of one of a loop', 'second.outputs.label', 'part-db'],
    ['by a variable of a loop', 'all[1].outputs.label', 'part-db'],
    ['in an array', 'pair[1].outputs.deep.a.b', '2'],
    ['from the end of an array', 'pair[^1].outputs.label', 'part-2'],
    ['in an object', 'named.first.outputs.label', 'part-1'],
    ['in a loop in an object', "named['rest'][0].outputs.label", 'part-app'],
    ['by ??', '(one ?? two).outputs.label', 'part-1'],
    ['by first()', 'first(parts)!.outputs.label', 'part-app'],
    ['by last() of an array of known length', 'last(pair).outputs.label', 'part-2'],
    ['where it is null', "alias.outputs.?nothing ?? 'none'", 'none'],
    ['as any(), which has no type', 'any(one).outputs.label.value', 'part-1'],
    ['in a function of the file, as an object', 'label(alias)', 'part-1'],
  ])('%s', (_, expression, value) => {
    expect(shown(expression)).toEqual(value);
  });

  it.each([
    ['(open ? one : two).outputs.label', '{part-1 | part-2}'],
    ['chosen.outputs.label', '{part-1 | part-app}'],
    ["(open ? one : two).outputs.?nothing ?? 'none'", undefined],
  ])('%s: one of both', (expression, text) => {
    const value = shown(expression);
    if (text === undefined) expect(value).toBe('none');
    else expect(value).toHaveProperty('$unknown.expression', text);
  });

  it('the name of one behind a variable is its name', () => {
    expect(shown('[alias.name, second.name]')).toEqual(['one', 'part-db']);
  });

  it('what may be null as well is no module to the compiler, which adds no .value then', () => {
    expect(shown('(true ? one : null).outputs.label')).toEqual({ type: 'string', value: 'part-1' });
  });
});

describe('a loop of modules as an array', () => {
  it.each([
    ['length(parts)', 2],
    ['empty(some)', false],
    ['map(parts, p => p.outputs.label)', ['part-app', 'part-db']],
    ['map(all, p => p.outputs.deep.a.b)', ['app', 'db']],
    ["join(map(some, (p, i) => '${i}${p.outputs.label}'), ',')", '0part-a,1part-c'],
    ['length(some)', 2],
    ["map(filter(parts, p => p.outputs.label != 'part-app'), p => p.outputs.label)", ['part-db']],
    ['map(sort(parts, (a, b) => a.outputs.label > b.outputs.label), p => p.outputs.label)', ['part-db', 'part-app']],
    ["reduce(parts, '', (sum, p) => '${sum}/${p.outputs.label}')", '/part-app/part-db'],
    ['toObject(parts, p => p.outputs.label, p => p.outputs.deep.a.b)', { 'part-app': 'app', 'part-db': 'db' }],
    ["toObject(parts, p => p.outputs.label)['part-db'].outputs.label", 'part-db'],
    [
      'mapValues(toObject(parts, p => p.outputs.label), p => p.outputs.deep.a.b)',
      { 'part-app': 'app', 'part-db': 'db' },
    ],
    ['map(items(toObject(parts, p => p.outputs.label)), i => i.value.outputs.label)', ['part-app', 'part-db']],
    ['map(concat(parts, [one]), p => p.outputs.label)', ['part-app', 'part-db', 'part-1']],
    ['map(flatten([parts, pair]), p => p.outputs.label)', ['part-app', 'part-db', 'part-1', 'part-2']],
    ['map(take(parts, 1), p => p.outputs.label)', ['part-app']],
    ['map(map(parts, p => { it: p }), x => x.it.outputs.label)', ['part-app', 'part-db']],
    ["contains(map(parts, p => p.outputs.label), 'part-db')", true],
    ["map(parts, p => p.outputs.?nothing ?? 'none')", ['none', 'none']],
    ['map([...parts, two], p => p.outputs.label)', ['part-app', 'part-db', 'part-2']],
  ])('%s', (expression, value) => {
    expect(shown(expression)).toEqual(value);
  });

  it('is as long as is not known where the count or the conditions are not, and says what it hangs on', () => {
    expect(shown('length(endless)')).toHaveProperty('$unknown.expression', "parameters('count')");
    expect(shown('map(endless, p => p.outputs.label)')).toHaveProperty('$unknown.type', 'array');
    expect(shown('length(perhaps)')).toHaveProperty('$unknown.reason', "parameter 'open' has no value and no default");
  });

  it('reaches other modules as a parameter', () => {
    const use = 'param labels array\noutput first string = labels[0]\noutput count int = length(labels)\n';
    const { outputs } = show(
      `${declared}module use 'use.bicep' = { name: 'use', params: { labels: map(parts, p => p.outputs.label) } }
output it array = [use.outputs.first, use.outputs.count]\n`,
      { 'kid.bicep': kid, 'use.bicep': use },
    );
    expect(outputs.it).toEqual(['part-app', 2]);
  });

  it('is known within a module that may not be deployed', () => {
    const inner = `module parts 'kid.bicep' = [for n in ['a', 'b']: { name: n, params: { n: n } }]
output labels array = map(parts, p => p.outputs.label)\n`;
    const { outputs } = show(
      `param open bool\nmodule m 'inner.bicep' = if (open) { name: 'm' }\noutput it array = m.?outputs.labels ?? []\n`,
      { 'kid.bicep': kid, 'inner.bicep': inner },
    );
    expect(outputs.it).toHaveProperty('$unknown.expression', '{["part-a", "part-b"] | []}');
  });
});

const resources = `
resource accounts 'Microsoft.Storage/storageAccounts@2024-01-01' = [for i in range(0, 2): {
  name: 'st\${i}', location: 'westeurope', kind: 'StorageV2', sku: { name: 'Standard_LRS' }, tags: { i: string(i) }, properties: { accessTier: 'Hot' }
}]
resource old 'Microsoft.Storage/storageAccounts@2024-01-01' existing = [for i in range(0, 2): { name: 'old\${i}' }]
resource net 'Microsoft.Network/virtualNetworks@2024-01-01' = { name: 'net', properties: { addressSpace: { addressPrefixes: [] } } }
resource subnets 'Microsoft.Network/virtualNetworks/subnets@2024-01-01' = [for n in ['a', 'b']: { parent: net, name: n, properties: { addressPrefix: n } }]
resource locks 'Microsoft.Authorization/locks@2020-05-01' = [for i in range(0, 2): { scope: net, name: 'lock\${i}', properties: { level: 'CanNotDelete' } }]
param open bool
var alias = accounts
var one = net
`;
const base = '/subscriptions/sub/resourceGroups/group/providers';

describe('resources as values', () => {
  const shownOf = (expression: string): unknown => show(`${resources}output it object = ${expression}\n`).outputs.it;

  it.each([
    ['length(accounts)', 2],
    ['map(accounts, a => a.id)', [0, 1].map((i) => `${base}/Microsoft.Storage/storageAccounts/st${i}`)],
    [
      "map(accounts, a => '${a.name} ${a.kind} ${a.sku.name} ${a.tags.i} ${a.location}')",
      ['st0 StorageV2 Standard_LRS 0 westeurope', 'st1 StorageV2 Standard_LRS 1 westeurope'],
    ],
    ['map(accounts, a => a.properties.accessTier)', ['Hot', 'Hot']],
    ["map(old, a => last(split(a.id, '/')))", ['old0', 'old1']],
    ["map(subnets, s => last(split(s.id, '/')))", ['a', 'b']],
    ['map(subnets, s => s.properties.addressPrefix)', ['a', 'b']],
    [
      'map(locks, l => l.id)',
      [0, 1].map(
        (i) => `${base}/Microsoft.Network/virtualNetworks/net/providers/Microsoft.Authorization/locks/lock${i}`,
      ),
    ],
    ['alias[1].name', 'st1'],
    ['[one.id, one.name]', [`${base}/Microsoft.Network/virtualNetworks/net`, 'net']],
    ['(open ? net : accounts[0]).apiVersion', '2024-01-01'],
  ])('%s', (expression, value) => {
    expect(shownOf(expression)).toEqual(value);
  });

  it('what Azure gives stays unknown', () => {
    const unknown = [
      'map(accounts, a => a.properties.primaryEndpoints.blob)[0]',
      'map(old, a => a.properties.accessTier)[0]',
      // Providers differ in whether the name of a child holds its parent's.
      'map(subnets, s => s.name)[0]',
    ];
    for (const each of unknown)
      expect(shownOf(each)).toHaveProperty('$unknown.reason', 'references() reads what Azure knows after deployment');
  });

  it('one of two has the id of one of two', () => {
    expect(shownOf('(open ? accounts[0] : accounts[1]).id')).toHaveProperty(
      '$unknown.expression',
      `{${base}/Microsoft.Storage/storageAccounts/st0 | ${base}/Microsoft.Storage/storageAccounts/st1}`,
    );
  });

  it('an existing resource that another module declares is as it is declared', () => {
    const store = `resource s 'Microsoft.Storage/storageAccounts@2024-01-01' = { name: 'st', properties: { accessTier: 'Cool' } }\n`;
    const read = `resource s 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }
resource other 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: 'st' }
output tier string = s.properties.accessTier
output other string = other.properties.accessTier\n`;
    const { outputs } = show(
      `module a 'store.bicep' = { name: 'a' }\nmodule b 'read.bicep' = { name: 'b', dependsOn: [a] }
output it array = [b.outputs.tier, b.outputs.other]\n`,
      { 'store.bicep': store, 'read.bicep': read },
    );
    expect(outputs.it).toEqual(['Cool', { $unknown: expect.objectContaining({ type: 'any' }) }]);
  });
});

describe('resources of extensions', () => {
  const graph = `extension microsoftGraph
resource group 'Microsoft.Graph/groups@v1.0' = { uniqueName: 'g', displayName: 'Group', mailEnabled: false, mailNickname: 'g', securityEnabled: true }
resource app 'Microsoft.Graph/applications@v1.0' existing = { uniqueName: 'a' }
resource apps 'Microsoft.Graph/applications@v1.0' = [for i in range(0, 2): { uniqueName: 'a\${i}', displayName: 'A\${i}' }]
`;

  it('have no id of Azure, and are otherwise as they are declared', () => {
    const { outputs, problems } = show(`${graph}
output name string = group.displayName
output names array = map(apps, a => a.displayName)
output safe string = group.?displayName ?? 'none'
output id string = group.id
output existing string = app.appId
output ids array = map(apps, a => a.id)
`);
    expect(outputs).toMatchObject({ name: 'Group', names: ['A0', 'A1'], safe: 'Group' });
    for (const each of [outputs.id, outputs.existing, (outputs.ids as unknown[])[0]]) {
      expect(each).toHaveProperty('$unknown.type');
      expect(JSON.stringify(each)).not.toContain('/providers/');
    }
    expect(problems.filter((each) => each.includes('error'))).toEqual([]);
  });

  it('the same in their compiled form', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      languageVersion: '2.1-experimental',
      contentVersion: '1.0.0.0',
      imports: { graph: { provider: 'MicrosoftGraph', version: '1.0.0' } },
      resources: {
        group: {
          import: 'graph',
          type: 'Microsoft.Graph/groups@v1.0',
          properties: { uniqueName: 'g', displayName: 'Group' },
        },
      },
      outputs: {
        name: { type: 'string', value: "[reference('group').displayName]" },
        id: { type: 'string', value: "[reference('group').id]" },
        info: { type: 'string', value: "[resourceInfo('group').id]" },
      },
    };
    const { outputs } = showFile('main.json', { 'main.json': JSON.stringify(template) });
    expect(outputs.name).toBe('Group');
    for (const each of [outputs.id, outputs.info]) expect(JSON.stringify(each)).not.toContain('/providers/');
  });
});
