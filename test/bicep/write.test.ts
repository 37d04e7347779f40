import { expect, it } from 'vitest';
import { armShown } from '../../src/arm/write.ts';
import { bicepExpression, bicepShown } from '../../src/bicep/write.ts';
import {
  callFormula as call,
  type Formula,
  literalFormula,
  memberFormula as member,
} from '../../src/template/formula.ts';

const of = (name: string): Formula => call('parameters', literalFormula(name));
const text = (value: string | number | boolean | null): Formula => literalFormula(value);
const items: Formula = { kind: 'words', text: '[…]' };
const index: Formula = { kind: 'index', loop: 'vm' };
const full = call('reference', text('nic[0]'), text('2024-05-01'), text('full'));

it.each<readonly [Formula, arm: string, bicep: string]>([
  [member(member(of('storage'), 'osDisk'), 'uri'), "parameters('storage').osDisk.uri", 'storage.osDisk.uri'],
  [call('greater', of('count'), text(0)), "greater(parameters('count'), 0)", 'count > 0'],
  [
    call('if', call('equals', of('a'), text('x')), of('b'), text(null)),
    "if(equals(parameters('a'), 'x'), parameters('b'), null())",
    "a == 'x' ? b : null",
  ],
  [
    call('mul', call('add', of('a'), text(1)), call('sub', of('b'), call('sub', text(2), text(1)))),
    "mul(add(parameters('a'), 1), sub(parameters('b'), sub(2, 1)))",
    '(a + 1) * (b - (2 - 1))',
  ],
  [
    call('and', of('a'), call('or', of('b'), call('not', of('c')))),
    "and(parameters('a'), or(parameters('b'), not(parameters('c'))))",
    'a && (b || !c)',
  ],
  [
    call('not', call('equals', call('length', of('disks')), text(0))),
    "not(equals(length(parameters('disks')), 0))",
    'length(disks) != 0',
  ],
  [call('not', call('and', of('a'), text(true))), "not(and(parameters('a'), true()))", '!(a && true)'],
  [
    { kind: 'text', pieces: [text('vm-'), of('name'), text('-nic')] },
    "concat('vm-', parameters('name'), '-nic')",
    "'vm-${name}-nic'",
  ],
  [
    call('concat', of('these'), of('those')),
    "concat(parameters('these'), parameters('those'))",
    'concat(these, those)',
  ],
  [call('add', member(items, index), text(0)), "add([…][copyIndex('vm')], 0)", '[…][i] + 0'],
  [member(call('coalesce', of('a'), of('b')), 'id'), "coalesce(parameters('a'), parameters('b')).id", '(a ?? b).id'],
  [
    member(member(call('reference', text('nic')), 'ipConfigurations'), 0),
    "reference('nic').ipConfigurations[0]",
    'nic.properties.ipConfigurations[0]',
  ],
  [member(full, 'tags'), "reference('nic[0]', '2024-05-01', 'full').tags", 'nic[0].tags'],
  [
    member(member(member(call('reference', text('network')), 'outputs'), 'subnetId'), 'value'),
    "reference('network').outputs.subnetId.value",
    'network.outputs.subnetId',
  ],
  [{ kind: 'oneOf', values: [text('a'), of('b')] }, "a | {parameters('b')}", 'a | {b}'],
])('a formula is spelled in both languages: %j', (formula, arm, bicep) => {
  expect(armShown(formula)).toBe(arm);
  expect(bicepShown(formula)).toBe(bicep);
});

it('what Bicep cannot say is written into no file', () => {
  const functionName = (name: string) => (name === 'reference' ? undefined : name);
  const none = { indexName: () => undefined, functionName };
  expect(bicepExpression(call('reference', text('nic')), none)).toBeUndefined();
  expect(bicepExpression(index, none)).toBeUndefined();
  expect(bicepExpression(call('add', index, text(1)), { ...none, indexName: () => 'position' })).toBe('position + 1');
});
