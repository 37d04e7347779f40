import { describe, expect, it } from 'vitest';
import { locationOf } from '../../src/lint/judge/location.ts';
import { checkPolicy } from '../../src/policy/check/check.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { sourceText } from '../../src/source/text.ts';
import { openTypes } from '../../src/types/open.ts';

const types = openTypes();

const good = `{
  "id": "OWN-1",
  "name": "UseZones",
  "title": "Use zones",
  "category": "availability",
  "severity": "low",
  "source": { "document": "Ours", "url": "https://example.com" },
  "parameters": { "sizes": { "type": "array", "defaultValue": [], "description": "Sizes that are excused" } },
  "resource": "Microsoft.Compute/virtualMachines",
  "let": {
    "nics": { "follow": "properties.networkProfile.networkInterfaces[*].id", "type": "Microsoft.Network/networkInterfaces" }
  },
  "when": { "field": "properties.priority", "notEquals": "Spot" },
  "require": {
    "anyOf": [
      { "count": { "field": "zones[*]" }, "greater": 0 },
      { "field": "properties.hardwareProfile.vmSize", "in": "[parameters('sizes')]" },
      { "count": { "resources": "nics", "where": { "field": "properties.enableIPForwarding", "equals": true } }, "greater": 0 }
    ]
  },
  "violations": [
    {
      "at": "zones",
      "message": "{name} has no zone",
      "fix": {
        "title": "Set a zone",
        "applicability": "unsafe",
        "operations": [{ "operation": "addOrReplace", "field": "zones", "value": ["1"] }]
      }
    }
  ]
}
`;

/** `line:column message` of everything that is wrong, after a replacement in the good policy. */
async function problems(written: string | RegExp, replacement: string): Promise<string[]> {
  const text = good.replace(written, () => replacement);
  if (text === good && written !== '') throw new Error(`${String(written)} is not in the policy`);
  const { diagnostics } = await loadPolicy(sourceText('OWN-1.json', text), (policy) => checkPolicy(policy, types));
  return diagnostics.map(({ place, message, severity }) => {
    const { startLine, startColumn } = locationOf(place, 'value');
    return `${startLine}:${startColumn} ${severity === 'error' ? '' : `${severity}: `}${message}`;
  });
}

describe('a policy of a user', () => {
  it('loads when nothing is wrong with it', async () => {
    expect(await problems('', '')).toEqual([]);
  });

  const cases: [string, string | RegExp, string][] = [
    ['broken JSON', '"low",', '"low"'],
    ['a misspelt word', '"severity"', '"sevirity"'],
    ['a wrong severity', '"low"', '"lov"'],
    ['a missing member', '"title": "Use zones",', ''],
    ['a number for a text', '"Use zones"', '3'],
    ['no require', /"require": \{[\s\S]*?\n {2}\},\n/, ''],
    ['a misspelt operator', '"notEquals": "Spot"', '"notEqual": "Spot"'],
    ['a typo in a path', 'properties.priority', 'properties.prioritty'],
    ['a property that is not known', 'properties.priority', 'properties.somethingQuiteNew'],
    ['a path that cannot be read', 'properties.priority', 'properties..priority'],
    ['a wrong value of an enum', '"Spot"', '"Sport"'],
    ['a text for a boolean', '"equals": true', '"equals": "on"'],
    ['a missing quantifier', '"field": "properties.priority"', '"field": "properties.storageProfile.dataDisks[*].lun"'],
    ['an array without members', '"field": "properties.priority"', '"field": "zones"'],
    ['below an array', '"field": "properties.priority"', '"field": "properties.storageProfile.dataDisks.lun"'],
    ['a read-only property', 'properties.priority', 'properties.instanceView.statuses'],
    ['an unused let', '"resources": "nics"', '"field": "zones[*]"'],
    ['a let that is not there', '"resources": "nics"', '"resources": "nic"'],
    ['a typo in a joined path', 'properties.enableIPForwarding', 'properties.enableIpForwading'],
    ['an unknown placeholder', '{name}', '{nmae}'],
    ['an unknown property in a placeholder', '{name}', '{properties.hardwareProfile.vmsize2}'],
    ['a fix on a read-only property', '"field": "zones", "value": ["1"]', '"field": "properties.vmId", "value": "1"'],
    ['a fix on an unknown property', '"field": "zones", "value": ["1"]', '"field": "zone", "value": ["1"]'],
    ['a fix with a wrong value', '"value": ["1"]', '"value": "1"'],
    ['a fix without value', ', "value": ["1"]', ''],
    ['an unknown function', "[parameters('sizes')]", "[parameter('sizes')]"],
    ['a function of templates', "[parameters('sizes')]", "[variables('sizes')]"],
    ['an unknown parameter', "[parameters('sizes')]", "[parameters('size')]"],
    ['a broken expression', "[parameters('sizes')]", "[parameters('sizes]"],
    ['an unknown type', 'Microsoft.Compute/virtualMachines"', 'Microsoft.Compute/virtualMachine"'],
    ['a when on the last violation', '"at": "zones",', '"when": { "field": "name", "exists": true }, "at": "zones",'],
    [
      'joined values of a let that is not there',
      "[parameters('sizes')]",
      "[concat(parameters('sizes'), joined('nic', 'name'))]",
    ],
    [
      'joined values at a path with a typo',
      "[parameters('sizes')]",
      "[concat(parameters('sizes'), joined('nics', 'properties.enableIpForwading'))]",
    ],
    [
      'a path of a resource that exists within another only',
      '"Microsoft.Network/networkInterfaces"',
      '"Microsoft.Network/applicationGateways/backendAddressPools"',
    ],
    [
      'a resource within another that there is not',
      '"Microsoft.Network/networkInterfaces"',
      '"Microsoft.Network/applicationGateways/backendAddressPols"',
    ],
    ['a violation that weighs more', '"at": "zones",', '"severity": "high", "at": "zones",'],
    ['two operators', '"notEquals": "Spot"', '"notEquals": "Spot", "exists": true'],
  ];
  it.each(cases)('%s', async (name, written, replacement) => {
    expect(await problems(written, replacement)).toMatchSnapshot(name);
  });
});
