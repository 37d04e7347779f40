import { expect, it } from 'vitest';
import { bicepSpelling } from '../../../src/lint/judge/bicep-spelling.ts';

it.each([
  [
    "it depends on parameters('size') (parameter 'size' has no value)",
    "it depends on size (parameter 'size' has no value)",
  ],
  ["{variables('prefix')}-vm stands alone", '{prefix}-vm stands alone'],
  ["parameters('storage').osDisk.vhd.uri", 'storage.osDisk.vhd.uri'],
  ["greater(parameters('count'), 0)", 'count > 0'],
  ["if(equals(parameters('a'), 'x'), parameters('b'), null())", "a == 'x' ? b : null"],
  ["mul(add(parameters('a'), 1), sub(parameters('b'), sub(2, 1)))", '(a + 1) * (b - (2 - 1))'],
  ["and(parameters('a'), or(parameters('b'), not(parameters('c'))))", 'a && (b || !c)'],
  ["not(equals(length(parameters('disks')), 0))", 'length(disks) != 0'],
  ["not(and(parameters('a'), true()))", '!(a && true)'],
  ["concat('vm-', parameters('name'), '-nic')", "'vm-${name}-nic'"],
  ["concat(parameters('these'), parameters('those'))", 'concat(these, those)'],
  ["{add(item([…], copyIndex('vm')), 0)}", '{[…][i] + 0}'],
  ["coalesce(parameters('a'), parameters('b')).id", '(a ?? b).id'],
  ["concat(parameters('a'), 'cut…", "concat(a, 'cut…"],
  ["publisher.networkAppliance(parameters('publisher'))", 'publisher.networkAppliance(publisher)'],
  ['uniqueString(…) and resourceGroup().name', 'uniqueString(…) and resourceGroup().name'],
  ["reference('nic').ipConfigurations[0].id", 'nic.properties.ipConfigurations[0].id'],
  ["reference('nic[0]', '2024-05-01', 'full').tags", 'nic[0].tags'],
  ["reference('network').outputs.subnetId.value", 'network.outputs.subnetId'],
])('%s is %s in Bicep', (arm, bicep) => {
  expect(bicepSpelling(arm)).toBe(bicep);
  expect(bicepSpelling(bicep)).toBe(bicep);
});

it.each(['{replace(paramete…}', "a scale set ('virtualMachineScaleSet')", "the machine's (or machines') disk"])(
  'what is no whole call stays: %s',
  (text) => expect(bicepSpelling(text)).toBe(text),
);
