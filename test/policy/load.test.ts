import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../src/policy/check/check.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { sourceText } from '../../src/source/text.ts';
import { locationOf } from '../../src/workspace/location.ts';

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
        "applicability": "disruptive",
        "why": "the VM has to be created again",
        "operations": [{ "operation": "addOrReplace", "field": "zones", "value": ["1"] }]
      }
    }
  ]
}
`;

/** `line:column message` of everything that is wrong, after a replacement in the good policy. */
async function problems(written: string | RegExp, replacement: string): Promise<string[]> {
  const text = good.replace(written, (_, inner: unknown) =>
    replacement.replace('$1', () => (typeof inner === 'string' ? inner : '')),
  );
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
    ['a typo below extendedLocation', 'properties.priority', 'extendedLocation.typ'],
    ['a typo below plan', 'properties.priority', 'plan.publishr'],
    ['a typo below identity', 'properties.priority', 'identity.userAssignedIdentites'],
    [
      'a wrong value of an identity',
      '"properties.priority", "notEquals": "Spot"',
      '"identity.type", "equals": "SystemAsigned"',
    ],
    ['below a tag', 'properties.priority', 'tags.owner.name'],
    ['below the location', 'properties.priority', 'location.region'],
    ['what other types have at their top', 'properties.priority', 'kind'],
    ['below what other types have at their top', 'properties.priority', 'sku.name'],
    ['a typo in a placeholder of the envelope', '{name}', '{plan.publishr}'],
    [
      'a misspelt counted array, and paths below it',
      '{ "count": { "field": "zones[*]" }, "greater": 0 }',
      '{ "count": { "field": "properties.storageProfile.dataDisk[*]", "where": { "field": "properties.storageProfile.dataDisk[*].lun", "greater": 3 } }, "greater": 0 }',
    ],
    [
      'a misspelt counted array, and right paths beside it',
      '{ "count": { "field": "zones[*]" }, "greater": 0 }',
      '{ "count": { "field": "properties.storageProfile.dataDisk[*]", "where": { "field": "properties.storageProfile.dataDisks[*].lun", "greater": 3 } }, "greater": 0 }',
    ],
    [
      'a counted array that is not known, and paths below it',
      '{ "count": { "field": "zones[*]" }, "greater": 0 }',
      '{ "count": { "field": "properties.somethingQuiteNew[*]", "where": { "field": "properties.somethingQuiteNew[*].lun", "greater": 3 } }, "greater": 0 }',
    ],
    [
      'an unknown parameter beside a typo in a path',
      /priority([\s\S]*)parameters\('sizes'\)/,
      "prioritty$1parameters('size')",
    ],
  ];
  it.each(cases)('%s', async (name, written, replacement) => {
    expect(await problems(written, replacement)).toMatchSnapshot(name);
  });

  it('names tags in each of the ways that Azure Policy knows', async () => {
    for (const tag of ['tags.owner', "tags['cost center']", 'tags[\\"cost center\\"]', 'tags[owner]'])
      expect(await problems('properties.priority', tag)).toEqual([]);
  });

  /** Rules that use a condition by name, in which one thing is wrong: it is told once. */
  const toldOnce = (rules: string) => async (condition: string, typo: string) => {
    const text = `{
      "id": "OWN-2", "name": "UseSpot", "title": "Use Spot", "category": "cost", "severity": "low",
      "source": { "document": "Ours", "url": "https://example.com" },
      "conditions": { "spot": ${condition} },
      "rules": [${rules}]
    }`;
    const { diagnostics } = await loadPolicy(sourceText('OWN-2.json', text), (policy) => checkPolicy(policy, types));
    expect(diagnostics.map(({ message }) => message)).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain(typo);
  };
  const rule = (type: string): string =>
    `{ "resource": "${type}", "require": { "anyOf": [{ "condition": "spot" }, { "not": { "condition": "spot" } }] }, "violations": [{ "message": "{name}" }] }`;
  it.each([
    ['{ "field": "properties.prioritty", "equals": "Spot" }', "did you mean 'properties.priority'"],
    ['{ "field": "properties.priority", "equals": "Sport" }', "did you mean 'Spot'"],
    ['{ "field": "properties.priority", "equal": "Spot" }', "did you mean 'equals'"],
    ['{ "field": "zones[*]", "equals": "1" }', 'which members are meant'],
  ])('has a fault of a named condition once, however often it is used: %s', async (condition, typo) => {
    const machine = rule('Microsoft.Compute/virtualMachines');
    await toldOnce(`${machine}, ${machine}`)(condition, typo);
  });

  it('has a fault once where several types have it', async () => {
    const condition = '{ "field": "sku.nme", "equals": "x" }';
    const typo = "did you mean 'sku.name'";
    await toldOnce(`${rule('Microsoft.Compute/disks')}, ${rule('Microsoft.Compute/snapshots')}`)(condition, typo);
    const both = rule('Microsoft.Compute/disks').replace(
      /"Microsoft.Compute\/disks"/,
      '["Microsoft.Compute/disks", "Microsoft.Compute/snapshots"]',
    );
    await toldOnce(both)(condition, typo);
  });

  it('has a misspelt array of a rule where it is named', async () => {
    const text = good
      .replace('"when":', '"each": "properties.storageProfile.dataDisk[*]", "when":')
      .replace('"properties.priority", "notEquals": "Spot"', '"each.caching", "notEquals": "None"')
      .replace('{name}', '{each.lun}');
    const { diagnostics } = await loadPolicy(sourceText('OWN-1.json', text), (policy) => checkPolicy(policy, types));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "'properties.storageProfile' of Microsoft.Compute/virtualMachines has no property 'dataDisk'; did you mean 'properties.storageProfile.dataDisks[*]'?",
    ]);
  });

  it('whose sets start from one another is refused, and not followed for ever', async () => {
    const circle = '"a": { "parent": true, "of": "b" }, "b": { "parent": true, "of": "a" }, "nics"';
    const uses = '"{name} has no zone {a.name} {b.name}"';
    const text = good.replace('"nics"', circle).replace('"{name} has no zone"', uses);
    const { diagnostics } = await loadPolicy(sourceText('OWN-1.json', text), (policy) => checkPolicy(policy, types));
    expect(diagnostics.map(({ message }) => message)).toEqual(["'a' starts from itself", "'b' starts from itself"]);
  });
});
