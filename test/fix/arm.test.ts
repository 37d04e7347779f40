import { describe, expect, it } from 'vitest';
import { apply } from '../../src/values/term.ts';
import { add, armTemplate, fixFiles, fixText, loopIndex, nodeOf, remove, set, worldOf } from './world.ts';

const nic = 'Microsoft.Network/networkInterfaces';

/** A template with one network interface whose members are given as lines. */
function nicWith(...lines: string[]): string {
  const head = ['"type": "Microsoft.Network/networkInterfaces",', '"apiVersion": "2023-09-01",', '"name": "nic",'];
  return armTemplate(
    ['  "resources": [', '    {', ...[...head, ...lines].map((line) => `      ${line}`), '    }', '  ]'].join('\n'),
  );
}

/** What a fix makes of the properties of the interface, each given as a line. */
function properties(
  before: readonly string[],
  after: readonly string[],
  ...operations: Parameters<typeof fixText>[2][]
) {
  const around = (lines: readonly string[]) => nicWith('"properties": {', ...lines.map((line) => `  ${line}`), '}');
  expect(fixText(around(before), nic, ...operations)).toBe(around(after));
}

describe('a property of an ARM template', () => {
  it('is replaced where its literal stands', () => {
    properties(
      ['"enableIPForwarding": true // routed'],
      ['"enableIPForwarding": false // routed'],
      set('properties.enableIPForwarding', false),
    );
  });

  it('is added last, with a comma behind the one before it and the comment left where it is', () => {
    properties(
      ['"enableIPForwarding": true // routed'],
      ['"enableIPForwarding": true, // routed', '"enableAcceleratedNetworking": true'],
      set('properties.enableAcceleratedNetworking', true),
    );
  });

  it('is added behind a comma that ends the object, which then ends with a comma again', () => {
    properties(
      ['"enableIPForwarding": true,'],
      ['"enableIPForwarding": true,', '"enableAcceleratedNetworking": true,'],
      set('properties.enableAcceleratedNetworking', true),
    );
  });

  it('of a resource is added behind those that come before it', () => {
    const before = nicWith('"location": "westeurope", // near', '"properties": {}');
    const after = nicWith('"location": "westeurope", // near', '"zones": [', '  "1"', '],', '"properties": {}');
    expect(fixText(before, nic, set('zones', ['1']))).toBe(after);
  });

  it('is added with the objects above it', () => {
    properties(
      ['"a": 1'],
      ['"a": 1,', '"dnsSettings": {', '  "inner": {', '    "label": "x"', '  }', '}'],
      set('properties.dnsSettings.inner.label', 'x'),
    );
  });

  it('is added together with others under an object that is not there yet', () => {
    properties(
      ['"a": 1'],
      ['"a": 1,', '"s": {', '  "x": 1,', '  "y": 2', '},', '"t": true'],
      set('properties.s.x', 1),
      set('properties.s.y', 2),
      set('properties.t', true),
    );
  });

  it('takes the place of null', () => {
    properties(['"s": null'], ['"s": {', '  "x": 1', '}'], set('properties.s.x', 1));
  });

  it('opens an empty object', () => {
    expect(fixText(nicWith('"properties": {}'), nic, set('properties.a', 1))).toBe(
      nicWith('"properties": {', '  "a": 1', '}'),
    );
  });

  it('is added on the line of an object that has one', () => {
    properties(['"s": { "x": 1 }'], ['"s": { "x": 1, "y": [2, 3] }'], set('properties.s.y', [2, 3]));
  });

  it('is removed with its line, its comma and the comment on it', () => {
    properties(
      ['"a": 1,', '// kept', '"b": 2, // gone', '"c": 3'],
      ['"a": 1,', '// kept', '"c": 3'],
      remove('properties.b'),
    );
  });

  it('is removed with the comma before it where it is the last', () => {
    properties(['"a": 1, // kept', '"b": { "c": [] }'], ['"a": 1 // kept'], remove('properties.b'));
  });

  it('is removed alone, which leaves an empty object', () => {
    properties(['"s": {', '  "x": 1', '}'], ['"s": {}'], remove('properties.s.x'));
  });

  it.each([
    ['"s": { "x": 1, "y": 2, "z": 3 }', 'x', '"s": { "y": 2, "z": 3 }'],
    ['"s": { "x": 1, "y": 2, "z": 3 }', 'y', '"s": { "x": 1, "z": 3 }'],
    ['"s": { "x": 1, "y": 2, "z": 3 }', 'z', '"s": { "x": 1, "y": 2 }'],
    ['"s": {"x":1,"y":2}', 'y', '"s": {"x":1}'],
    ['"s": { /* note */ "x": 1 }', 'x', '"s": { /* note */ }'],
  ])('%s without %s is %s', (before, key, after) => {
    properties([before], [after], remove(`properties.s.${key}`));
  });

  it('takes the place of one that goes', () => {
    properties(
      ['"createOption": "FromImage",', '"vhd": {', '  "uri": "x"', '}'],
      ['"createOption": "FromImage",', '"managedDisk": {', '  "storageAccountType": "Premium_LRS"', '}'],
      remove('properties.vhd'),
      set('properties.managedDisk.storageAccountType', 'Premium_LRS'),
    );
  });

  it('that is as wanted, or not there to be removed, needs no edit', () => {
    expect(fixText(nicWith('"properties": { "a": 1 }'), nic, set('properties.a', 1))).toBeUndefined();
    expect(fixText(nicWith('"properties": { "a": 1 }'), nic, remove('properties.b'))).toBeUndefined();
  });

  it('keeps the line breaks and the indentation of the file', () => {
    const dos = (text: string) => text.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    const before = dos(nicWith('"properties": {', '  "a": 1', '}'));
    const after = dos(nicWith('"properties": {', '  "a": 1,', '  "s": {', '    "x": 1', '  }', '}'));
    expect(fixText(before, nic, set('properties.s.x', 1))).toBe(after);
  });

  it('is written without white space into a template that has none', () => {
    const text =
      '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","resources":[{"type":"Microsoft.Network/networkInterfaces","apiVersion":"2023-09-01","name":"nic","properties":{"a":1}}]}';
    expect(fixText(text, nic, set('properties.s.x', 1))).toBe(text.replace('"a":1', '"a":1,"s":{"x":1}'));
  });

  it('that begins and ends with a bracket is no expression', () => {
    properties(['"a": 1'], ['"a": "[[x]"'], set('properties.a', '[x]'));
  });

  it('that is computed has no edit', () => {
    const text = nicWith(`"properties": { "a": "[toLower('X')]" }`);
    expect(fixText(text, nic, set('properties.a', 'y'))).toBeUndefined();
    expect(fixText(text, nic, set('name', 'y'))).toBeUndefined();
  });

  it('is replaced in the branch that is taken', () => {
    const line = (value: string) => nicWith(`"properties": { "a": "[if(equals(1, 1), '${value}', 'no')]" }`);
    expect(fixText(line('x'), nic, set('properties.a', "it's"))).toBe(line("it''s"));
  });
});

describe('an array of an ARM template', () => {
  it('gets an item', () => {
    properties(['"l": [', '  "a"', ']'], ['"l": [', '  "a",', '  "b"', ']'], add('properties.l', 'b'));
    properties(['"l": ["a"]'], ['"l": ["a", "b"]'], add('properties.l', 'b'));
    properties(['"a": 1'], ['"a": 1,', '"l": [', '  "b"', ']'], add('properties.l', 'b'));
    properties(['"l": []'], ['"l": [', '  {', '    "x": 1', '  }', ']'], add('properties.l', { x: 1 }));
  });

  it('loses an item', () => {
    properties(['"l": [', '  "a",', '  "b"', ']'], ['"l": [', '  "a"', ']'], remove('properties.l.1'));
    properties(['"l": ["a", "b"]'], ['"l": ["b"]'], remove('properties.l.0'));
  });

  it('has members changed in its items', () => {
    properties(
      ['"l": [', '  {', '    "n": "a"', '  }', ']'],
      ['"l": [', '  {', '    "n": "a",', '    "p": true', '  }', ']'],
      set('properties.l.0.p', true),
    );
  });
});

describe('an array that a loop makes', () => {
  const disks = (value: string) =>
    nicWith(
      '"properties": {',
      `  "copy": [{ "name": "disks", "count": 2, "input": { "kind": "${value}", "lun": "[copyIndex('disks')]" } }]`,
      '}',
    );

  it('is changed in what all its items have in common, which the title says', () => {
    const files = { 'main.json': disks('a') };
    const node = nodeOf(worldOf(files), nic);
    const one = fixFiles(files, node, [set('properties.disks.0.kind', 'b')]);
    expect(one?.files).toEqual({ 'main.json': disks('b') });
    expect(one?.plan).toMatchObject({
      title: "Mend it (also changes the other items of 'disks')",
      applicability: 'disruptive',
    });
    const all = fixFiles(files, node, [set('properties.disks.0.kind', 'b'), set('properties.disks.1.kind', 'b')]);
    expect(all?.files).toEqual({ 'main.json': disks('b') });
    expect(all?.plan).toMatchObject({ title: 'Mend it', applicability: 'safe' });
  });

  it('gets a member in all its items, with the index of the loop', () => {
    const operations = [0, 1].map((item) => set(`properties.disks.${item}.n`, loopIndex('disks')));
    expect(fixText(disks('a'), nic, ...operations)).toBe(
      disks('a').replace(`"[copyIndex('disks')]" }`, `"[copyIndex('disks')]", "n": "[copyIndex('disks')]" }`),
    );
  });

  it('is not removed by its name', () => {
    expect(fixText(disks('a'), nic, remove('properties.disks'))).toBeUndefined();
  });
});

describe('a resource inside of another one', () => {
  it('is changed where it stands', () => {
    const subnets = (line: string) =>
      nicWith('"properties": {', '  "subnets": [', `    { "name": "a", "properties": {${line}} }`, '  ]', '}');
    const files = { 'main.json': subnets('') };
    const subnet = nodeOf(worldOf(files), `${nic}/subnets`);
    const fixed = fixFiles(files, subnet, [set('properties.on', true)]);
    expect(fixed?.files).toEqual({ 'main.json': subnets(' "on": true ') });
  });
});

describe('a value that is not known', () => {
  const zone = apply('string', [apply('add', [apply('mod', [loopIndex('copies'), 3], 'int'), 1], 'int')], 'string');

  it('is written as an expression over the index of the loop', () => {
    const before = nicWith('"copy": { "name": "copies", "count": 2 },', '"properties": {}').replace(
      '"nic"',
      '"[concat(\'nic\', copyIndex())]"',
    );
    const after = before.replace(
      '      "properties"',
      '      "zones": [\n        "[string(add(mod(copyIndex(\'copies\'), 3), 1))]"\n      ],\n      "properties"',
    );
    expect(fixText(before, nic, set('zones', [zone]))).toBe(after);
  });

  it('has no edit where its loop is not', () => {
    expect(fixText(nicWith('"properties": {}'), nic, set('zones', [zone]))).toBeUndefined();
  });
});
