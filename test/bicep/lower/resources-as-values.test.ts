import { describe, expect, it } from 'vitest';
import { show, showFile } from './show.ts';

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

  it.each([
    ["extension 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0'", 'Microsoft.Graph/groups@v1.0'],
    ['', 'Microsoft.Graph/groups@v1.0'],
    ["extension 'br:contoso.azurecr.io/extensions/pets:1.0.0'", 'pet'],
    ["extension kubernetes with { namespace: 'default', kubeConfig: '' }", 'core/Service@v1'],
    ['extension kubernetes as k8s', 'k8s:apps/Deployment@v1'],
  ])('%s', (statement, type) => {
    const { outputs } = show(`${statement}
param wanted bool = true
resource it '${type}' = if (wanted) { metadata: { name: 'm' } }
output id string = it.id
output name string = it.metadata.name
output safe string = it.?metadata.name ?? 'none'
`);
    expect(JSON.stringify(outputs.id)).toMatch(/\$unknown/);
    expect(JSON.stringify(outputs.id)).not.toContain('/providers/');
    expect([outputs.name, outputs.safe]).toEqual(['m', 'm']);
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
