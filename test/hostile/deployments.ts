import {
  arm,
  bicepMachine,
  byName,
  copy,
  type Files,
  type Json,
  machine,
  nested,
  type Sections,
  times,
} from './write.ts';

/** Deployments and instances that multiply. */
export const deployments: Readonly<Record<string, () => Files>> = {
  'modules-use-one-another': () =>
    byName(7, (i) => [
      `m${i}.bicep`,
      `${times(7, (j) => (j === i ? '' : `module x${j} 'm${j}.bicep' = { name: 'x${j}' }`)).join('\n')}\n${bicepMachine}\n`,
    ]),
  'links-use-one-another': () =>
    byName(7, (i) => [
      `m${i}.json`,
      JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        contentVersion: '1.0.0.0',
        resources: [
          ...times(7, (j) => j)
            .filter((j) => j !== i)
            .map((j) => ({
              type: 'Microsoft.Resources/deployments',
              apiVersion: '2022-09-01',
              name: `x${j}`,
              properties: { mode: 'Incremental', templateLink: { relativePath: `m${j}.json` } },
            })),
          machine('vm'),
        ],
      }),
    ]),
  'two-calls-a-level': () =>
    byName(16, (i) => [
      `m${i}.bicep`,
      i === 15
        ? `${bicepMachine}\n`
        : `module a 'm${i + 1}.bicep' = { name: 'a' }\nmodule b 'm${i + 1}.bicep' = { name: 'b' }\n`,
    ]),
  'two-calls-a-level-with-arguments': () =>
    byName(16, (i) => [
      `m${i}.bicep`,
      i === 15
        ? `param p string\nresource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: p\n  location: 'westeurope'\n}\n`
        : `param p string = ''\nmodule a 'm${i + 1}.bicep' = {\n  name: 'a'\n  params: { p: '\${p}a' }\n}\nmodule b 'm${i + 1}.bicep' = {\n  name: 'b'\n  params: { p: '\${p}b' }\n}\n`,
    ]),
  'module-800-of-800-machines': () => ({
    'main.bicep': "module m 'm.bicep' = [for i in range(0, 800): { name: 'm${i}' }]\n",
    'm.bicep':
      "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in range(0, 800): {\n  name: 'vm${i}'\n  location: 'westeurope'\n}]\n",
  }),
  'nested-copies-2-to-the-20': () => arm({ resources: [copiesOfCopies(20, 2)] }),
  'nested-copies-100-of-100': () => arm({ resources: [copiesOfCopies(1, 100, 100)] }),
  'nested-copies-800-of-800-of-800': () => arm({ resources: [copiesOfCopies(2, 800, 800)] }),
  'nested-copies-of-nothing': () => arm({ resources: [copiesOfNothing(3, 800)] }),
  'many-nested-templates': () =>
    arm({ resources: times(300, (i) => nested(`d${i}`, { resources: [machine(`vm${i}`)] })) }),
  'ten-loops-of-800': () =>
    arm({ resources: times(10, (i) => machine(`[concat('vm${i}-', copyIndex())]`, { copy: copy(800) })) }),
  'children-800-of-800': () =>
    arm({
      resources: [
        {
          ...machine("[concat('vm', copyIndex())]", { copy: copy(800) }),
          resources: times(100, (i) => ({
            type: 'extensions',
            apiVersion: '2024-07-01',
            name: `e${i}`,
            properties: {},
          })),
        },
      ],
    }),
  'property-copies-800-of-800': () =>
    arm({
      resources: [
        machine('vm', {
          properties: {
            copy: [{ ...copy(800, 'a'), input: { copy: [{ ...copy(800, 'b'), input: "[copyIndex('b')]" }] } }],
          },
        }),
      ],
    }),
  'machines-written-out': () => arm({ resources: times(600, (i) => machine(`vm${i}`)) }),
  'machines-of-800-with-joins': () => arm(withJoins(800)),
  'machines-of-unknown-names': () =>
    arm({
      parameters: { p: { type: 'array' } },
      resources: times(2, (i) => withJoins(800, `parameters('p')[copyIndex()].x${i}`).resources as Json[]).flat(),
    }),
  'subnets-10000': () =>
    arm({
      resources: [
        {
          type: 'Microsoft.Network/virtualNetworks',
          apiVersion: '2023-09-01',
          name: 'net',
          location: 'westeurope',
          properties: {
            subnets:
              "[map(range(0, 10000), lambda('i', createObject('name', string(lambdaVariables('i')), 'properties', createObject('addressPrefix', '10.0.0.0/24'))))]",
          },
        },
      ],
    }),
  'same-ids-640': () => arm({ resources: times(400, (i) => nested(`d${i}`, { resources: [machine('vm')] })) }),
};

function copiesOfCopies(levels: number, count: number, machines = 1): Json {
  const inner: Sections =
    levels > 1
      ? { resources: [copiesOfCopies(levels - 1, count, machines)] }
      : { resources: [machines > 1 ? machine("[concat('v', copyIndex())]", { copy: copy(machines) }) : machine('v')] };
  return nested("[concat('d', copyIndex())]", inner, { copy: copy(count) });
}

function copiesOfNothing(levels: number, count: number): Json {
  const resources = levels > 1 ? [copiesOfNothing(levels - 1, count)] : [];
  return nested("[concat('d', copyIndex())]", { resources }, { copy: copy(count) });
}

function withJoins(count: number, name = "concat('vm', copyIndex())"): Sections {
  const id = (type: string): string => `[resourceId('${type}', ${name})]`;
  return {
    resources: [
      {
        type: 'Microsoft.Network/networkInterfaces',
        apiVersion: '2023-09-01',
        name: `[${name}]`,
        location: 'westeurope',
        copy: copy(count),
        properties: {
          ipConfigurations: [
            { name: 'c', properties: { publicIPAddress: { id: id('Microsoft.Network/publicIPAddresses') } } },
          ],
        },
      },
      {
        type: 'Microsoft.Network/publicIPAddresses',
        apiVersion: '2023-09-01',
        name: `[${name}]`,
        location: 'westeurope',
        copy: copy(count),
        properties: {},
      },
      machine(`[${name}]`, {
        copy: copy(count),
        properties: {
          networkProfile: { networkInterfaces: [{ id: id('Microsoft.Network/networkInterfaces') }] },
          storageProfile: { osDisk: { createOption: 'FromImage' }, dataDisks: [{ lun: 0, createOption: 'Empty' }] },
        },
      }),
    ],
  };
}
