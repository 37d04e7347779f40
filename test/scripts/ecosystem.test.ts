import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBench } from '../../scripts/ecosystem/findings.ts';
import { type Compared, comparePair } from '../../scripts/ecosystem/pair.ts';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const bench = await openBench();

/** Compares a Bicep text with a compiled template, and files beside them. */
function compare(bicep: string, compiled: object, files: Readonly<Record<string, string>> = {}): Compared {
  const root = mkdtempSync(path.join(tmpdir(), 'resilint-twins-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, '.git'));
  const json = JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', ...compiled });
  for (const [name, text] of Object.entries({ ...files, 'main.bicep': bicep, 'main.json': json }))
    writeFileSync(path.join(root, name), text);
  return comparePair(root, { bicep: 'main.bicep', compiled: 'main.json' }, bench);
}

const nested = {
  $schema: schema,
  contentVersion: '1.0.0.0',
  parameters: { name: { type: 'string' } },
  resources: [{ type: 'Microsoft.Network/networkInterfaces', apiVersion: '2024-01-01', name: "[parameters('name')]" }],
};
const part = {
  'part.bicep':
    "param name string\nresource nic 'Microsoft.Network/networkInterfaces@2024-01-01' = {\n  name: name\n}\n",
};

function deployment(name: string, argument: string, more: object = {}): object {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2025-04-01',
    name,
    ...more,
    properties: {
      expressionEvaluationOptions: { scope: 'inner' },
      mode: 'Incremental',
      parameters: { name: { value: argument } },
      template: nested,
    },
  };
}

/** Each compiled template is written as the compiler writes it. */
describe('a Bicep file and the template compiled from it', () => {
  it('agree on the names of modules without a name in a loop', () => {
    const bicep =
      "param names array\nmodule parts 'part.bicep' = [for each in names: {\n  params: { name: each }\n}]\nmodule one 'part.bicep' = {\n  params: { name: 'x' }\n}\n";
    const loop = { copy: { name: 'parts', count: "[length(parameters('names'))]" } };
    const resources = [
      deployment(
        "[format('parts-{0}-{1}', copyIndex(), uniqueString('parts', deployment().name))]",
        "[parameters('names')[copyIndex()]]",
        loop,
      ),
      deployment("[format('one-{0}', uniqueString('one', deployment().name))]", 'x'),
    ];
    expect(compare(bicep, { parameters: { names: { type: 'array' } }, resources }, part)).toEqual({ kind: 'equal' });
  });

  it('agree on a scope that a variable holds, one of two groups among them', () => {
    const bicep = `param other string
var first = resourceGroup(other)
var either = empty(other) ? resourceGroup() : resourceGroup(other)
module a 'part.bicep' = {
  name: 'a'
  scope: first
  params: { name: 'a' }
}
module b 'part.bicep' = {
  name: 'b'
  scope: either
  params: { name: 'b' }
}
`;
    const resources = [deployment('a', 'a', { resourceGroup: "[parameters('other')]" }), deployment('b', 'b')];
    expect(compare(bicep, { parameters: { other: { type: 'string' } }, resources }, part)).toEqual({ kind: 'equal' });
  });

  it('agree that a safe access may be null, whatever the declared type of the property', () => {
    const bicep =
      'param v {\n  p: {\n    make: bool\n  }?\n}\noutput make bool = v.?p.?make ?? false\noutput chain bool = v.?p.make ?? false\n';
    const p = { type: 'object', properties: { make: { type: 'bool' } }, nullable: true };
    const tryGet = "tryGet(tryGet(parameters('v'), 'p'), 'make')";
    const compiled = {
      languageVersion: '2.0',
      parameters: { v: { type: 'object', properties: { p } } },
      resources: {},
      outputs: {
        make: { type: 'bool', value: `[coalesce(${tryGet}, false())]` },
        chain: { type: 'bool', value: "[coalesce(tryGet(parameters('v'), 'p', 'make'), false())]" },
      },
    };
    expect(compare(bicep, compiled)).toEqual({ kind: 'equal' });
  });

  it('agree on verdicts and the messages of loops in properties', () => {
    const bicep = `param rules array
resource nic 'Microsoft.Network/networkInterfaces@2024-01-01' = {
  name: 'nic'
  properties: {
    ipConfigurations: [for rule in rules: {
      name: rule.name
      properties: { privateIPAllocationMethod: rule.method }
    }]
  }
}
resource machine 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  properties: {
    networkProfile: { networkInterfaces: [{ id: nic.id }] }
  }
}
`;
    const copy = {
      name: 'ipConfigurations',
      count: "[length(parameters('rules'))]",
      input: {
        name: "[parameters('rules')[copyIndex('ipConfigurations')].name]",
        properties: {
          privateIPAllocationMethod: "[parameters('rules')[copyIndex('ipConfigurations')].method]",
        },
      },
    };
    const id = "[resourceId('Microsoft.Network/networkInterfaces', 'nic')]";
    const resources = [
      {
        type: 'Microsoft.Network/networkInterfaces',
        apiVersion: '2024-01-01',
        name: 'nic',
        properties: { copy: [copy] },
      },
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2024-07-01',
        name: 'vm',
        properties: { networkProfile: { networkInterfaces: [{ id }] } },
        dependsOn: [id],
      },
    ];
    expect(compare(bicep, { parameters: { rules: { type: 'array' } }, resources })).toEqual({ kind: 'equal' });
  });
});

const disk = (sku: string) =>
  `resource disk 'Microsoft.Compute/disks@2024-03-02' = {\n  name: 'd'\n  sku: { name: '${sku}' }\n}\n`;
const twin = (resources: object) => ({ languageVersion: '2.0', resources });
const compiledDisk = {
  type: 'Microsoft.Compute/disks',
  apiVersion: '2024-03-02',
  name: 'd',
  sku: { name: 'Premium_LRS' },
};

describe('twins that are none', () => {
  it('are left out with what shows it', () => {
    expect(compare(disk('Standard_LRS'), twin({ disk: compiledDisk }))).toEqual({
      kind: 'stale',
      evidence: "line 3 of the source writes 'Standard_LRS', which the compiled resource 'disk' does not hold",
    });
    const newer = { ...compiledDisk, apiVersion: '2025-01-02' };
    expect(compare(disk('Premium_LRS'), twin({ disk: newer }))).toMatchObject({
      kind: 'stale',
      evidence: expect.stringMatching(
        /is microsoft.compute\/disks@2024-03-02 in the source and .*@2025-01-02 in the compiled template$/,
      ),
    });
    expect(compare('param a string\n', { resources: [compiledDisk] })).toMatchObject({
      kind: 'stale',
      evidence: "parameter 'a' is in the source alone",
    });
    expect(compare('param a ? = 1\n', { resources: [compiledDisk] })).toMatchObject({ kind: 'unread' });
  });

  it('differ where nothing shows that they are of two versions', () => {
    const found = compare(
      "resource disk 'Microsoft.Compute/disks@2024-03-02' = {\n  name: 'd'\n}\n",
      twin({ disk: compiledDisk }),
    );
    expect(found).toMatchObject({
      kind: 'different',
      differences: [
        { kind: 'resource', where: expect.stringMatching(/› sku$/) },
        { kind: 'verdict', compiled: 'pass' },
      ],
    });
  });
});
