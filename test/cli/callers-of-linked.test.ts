import { describe, expect, it } from 'vitest';
import { workspace } from './helpers.ts';
import { found, parameters, run } from './machines.ts';

describe('a linked template that is named', () => {
  const linked = {
    parameters: { n: { type: 'string', defaultValue: 'itself' }, kind: { type: 'string', defaultValue: 'x' } },
    resources: [
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2024-07-01',
        name: "[parameters('n')]",
        location: 'westeurope',
        properties: {},
      },
    ],
  };
  const linking = (templateLink: object, sections: object = {}) => ({
    ...sections,
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'd',
        properties: { mode: 'Incremental', templateLink, parameters: { n: { value: 'called' } } },
      },
    ],
  });
  const links: readonly (readonly [string, string, object, object])[] = [
    ['by its path', 'nested/vm.json', { relativePath: 'nested/vm.json' }, {}],
    ['by an address', 'nested/vm.json', { uri: 'https://templates.example/nested/vm.json' }, {}],
    [
      'by an address put together',
      'nested/prod-vm.json',
      { uri: "[uri(deployment().properties.templateLink.uri, concat('nested/', variables('k'), '-vm.json'))]" },
      { variables: { k: 'prod' } },
    ],
    [
      'by a name put together wholly',
      'nested/vm.json',
      { relativePath: "[format('nested/{0}.json', parameters('k'))]" },
      { parameters: { k: { type: 'string', defaultValue: 'vm' } } },
    ],
  ];

  it.each(links)('%s', (_, file, link, sections) => {
    const folder = workspace({ 'app/main.json': linking(link, sections), [`app/${file}`]: linked });
    expect(found(run(folder, `app/${file}`))).toEqual([`VM-2 app/${file} called`]);
    expect(found(run(folder))).toEqual([`VM-2 app/${file} called`]);
  });

  it('by a name that a parameter file gives', () => {
    const sections = { parameters: { k: { type: 'string' } } };
    const folder = workspace({
      'main.json': linking({ relativePath: "[concat('nested/', parameters('k'), '.json')]" }, sections),
      'main.parameters.json': parameters({ k: { value: 'vm' } }),
      'nested/vm.json': linked,
    });
    expect(found(run(folder, 'nested/vm.json'))).toEqual(['VM-2 nested/vm.json called']);
  });

  it('from Bicep, as a module and in a deployment that is written out', () => {
    const folder = workspace({
      'main.bicep': `module m 'nested/vm.json' = { name: 'm', params: { n: 'called' } }\n`,
      'raw.bicep': `resource d 'Microsoft.Resources/deployments@2022-09-01' = {
  name: 'd'
  properties: {
    mode: 'Incremental'
    templateLink: { uri: 'https://templates.example/nested/raw.json' }
    parameters: { n: { value: 'called' } }
  }
}
`,
      'nested/vm.json': linked,
      'nested/raw.json': linked,
    });
    expect(found(run(folder, 'nested'))).toEqual(['VM-2 nested/raw.json called', 'VM-2 nested/vm.json called']);
  });
});
