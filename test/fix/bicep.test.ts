import { describe, expect, it } from 'vitest';
import { apply } from '../../src/values/term.ts';
import type { Value } from '../../src/values/value.ts';
import { add, fixFiles, fixText, loopIndex, nodeOf, remove, set, valueOf, worldOf } from './world.ts';

const nic = 'Microsoft.Network/networkInterfaces';

/** A network interface whose members are given as lines. */
function nicWith(...lines: string[]): string {
  return ["resource nic 'Microsoft.Network/networkInterfaces@2023-09-01' = {", "  name: 'nic'", ...lines, '}', ''].join(
    '\n',
  );
}

/** What a fix makes of the properties of the interface, each given as a line. */
function properties(
  before: readonly string[],
  after: readonly string[],
  ...operations: Parameters<typeof fixText>[2][]
) {
  const around = (lines: readonly string[]) => nicWith('  properties: {', ...lines.map((line) => `    ${line}`), '  }');
  expect(fixText(around(before), nic, ...operations)).toBe(around(after));
}

/** `string(mod(index, 3) + 1)` */
function zoneOf(index: Value): Value {
  return apply('string', [apply('add', [apply('mod', [index, 3], 'int'), 1], 'int')], 'string');
}

describe('a property of a Bicep file', () => {
  it('is replaced where its literal stands', () => {
    properties(['a: (true) // why'], ['a: (false) // why'], set('properties.a', false));
    properties(
      ["a: 'x'", "b: '''", 'y', "'''"],
      ["a: 'x'", "b: 'it\\'s \\${new}\\\\'"],
      set('properties.b', "it's ${new}\\"),
    );
  });

  it('is written with every function that Bicep has, and with none that it lacks', () => {
    const text = (name: string, ...args: Value[]) => apply(name, args, 'string');
    properties(
      ['a: 1'],
      ["a: cidrSubnet('10.0.0.0/16', 24, 0)"],
      set('properties.a', text('cidrSubnet', '10.0.0.0/16', 24, 0)),
    );
    properties(['a: 1'], ["a: concat('x')"], set('properties.a', text('concat', 'x')));
    expect(fixText(nicWith('  properties: {}'), nic, set('properties.a', text('concat')))).toBeUndefined();
    expect(fixText(nicWith('  properties: {}'), nic, set('properties.a', text('float', 1)))).toBeUndefined();
  });

  it('stays on one line if it stood on one', () => {
    properties(["a: ['1']", 'b: []'], ["a: ['2', '3']", 'b: []'], set('properties.a', ['2', '3']));
    properties(["a: { b: '1' } // why"], ["a: { c: '2' } // why"], set('properties.a', { c: '2' }));
    properties(['a: []'], ['a: [', "  '2'", ']'], set('properties.a', ['2']));
  });

  it('is added last, behind the comment on the line before', () => {
    properties(['a: 1 // why'], ['a: 1 // why', 'b: [', "  '1'", ']'], set('properties.b', ['1']));
  });

  it('of a resource is added behind those that come before it', () => {
    const before = nicWith("  location: 'westeurope'", '  properties: {}');
    const after = nicWith("  location: 'westeurope'", '  zones: [', "    '1'", '  ]', '  properties: {}');
    expect(fixText(before, nic, set('zones', ['1']))).toBe(after);
  });

  it('is added in front of nested resources', () => {
    const nested = ["  resource tap 'tapConfigurations' = {", "    name: 'tap'", '  }'];
    expect(fixText(nicWith(...nested), nic, set('properties.a', 1))).toBe(
      nicWith('  properties: {', '    a: 1', '  }', ...nested),
    );
  });

  it('is added with the objects above it, its name in quotes where it needs them', () => {
    properties(['a: 1'], ['a: 1', 's: {', "  'b-c': {", '    d: null', '  }', '}'], set('properties.s.b-c.d', null));
  });

  it('is added on the line of an object that has one', () => {
    properties(['s: { x: 1 }'], ['s: { x: 1, y: [2, 3] }'], set('properties.s.y', [2, 3]));
  });

  it('opens an empty object', () => {
    properties(['s: {}'], ['s: {', '  x: 1', '}'], set('properties.s.x', 1));
    properties(['s: {', '  // none', '}'], ['s: {', '  x: 1', '  // none', '}'], set('properties.s.x', 1));
  });

  it('is removed with its line', () => {
    properties(['a: 1', '// kept', 'b: 2 // gone', 'c: 3'], ['a: 1', '// kept', 'c: 3'], remove('properties.b'));
    properties(['a: 1', 'b: x', '  ? 1', '  : 2', 'c: 3'], ['a: 1', 'c: 3'], remove('properties.b'));
    properties(['s: { x: 1, y: 2 }'], ['s: { x: 1 }'], remove('properties.s.y'));
    properties(['s: { x: 1, y: 2 }'], ['s: { y: 2 }'], remove('properties.s.x'));
    properties(['s: {', "  'x': '${'}'}'", '}'], ['s: {}'], remove('properties.s.x'));
  });

  it('takes the place of one that goes', () => {
    properties(
      ['vhd: {', "  uri: 'x'", '}', 'z: 1'],
      ['managedDisk: {', "  storageAccountType: 'Premium_LRS'", '}', 'n: 2', 'z: 1'],
      remove('properties.vhd'),
      set('properties.managedDisk.storageAccountType', 'Premium_LRS'),
      set('properties.n', 2),
    );
  });

  it('is added behind what a spread brings in', () => {
    const text = (...more: string[]) =>
      `var common = {\n  a: 1\n}\n${nicWith('  properties: {', '    b: 2', '    ...common', ...more, '  }')}`;
    expect(fixText(text(), nic, set('properties.c', 3))).toBe(text('    c: 3'));
    expect(fixText(text(), nic, remove('properties.a'))).toBeUndefined();
  });

  it('keeps the line breaks and the indentation of the file', () => {
    const dos = (text: string) => text.replaceAll('\n', '\r\n').replaceAll('  ', '\t');
    const before = dos(nicWith('  properties: {', '    a: 1', '  }'));
    const after = dos(nicWith('  properties: {', '    a: 1', '    s: {', '      x: 1', '    }', '  }'));
    expect(fixText(before, nic, set('properties.s.x', 1))).toBe(after);
  });

  it('that is computed, or the name of another resource, has no edit', () => {
    const computed = nicWith('  properties: {', "    a: toLower('X')", '  }');
    expect(fixText(computed, nic, set('properties.a', 'y'))).toBeUndefined();
    const other = `${nicWith('  properties: {', '    a: asg.name', '  }')}resource asg 'Microsoft.Network/applicationSecurityGroups@2023-09-01' = {\n  name: 'asg'\n}\n`;
    expect(fixText(other, nic, set('properties.a', 'y'))).toBeUndefined();
  });
});

describe('an array of a Bicep file', () => {
  it('gets and loses items', () => {
    properties(['l: [', "  'a'", ']'], ['l: [', "  'a'", "  'b'", ']'], add('properties.l', 'b'));
    properties(["l: ['a']"], ["l: ['a', 'b']"], add('properties.l', 'b'));
    properties(['l: []'], ['l: [', '  {', '    x: 1', '  }', ']'], add('properties.l', { x: 1 }));
    properties(['l: [', "  'a' // gone", "  'b'", ']'], ['l: [', "  'b'", ']'], remove('properties.l.0'));
  });

  it('is not changed where a loop makes it', () => {
    const text = nicWith('  properties: {', '    l: [for i in range(0, 2): i]', '  }');
    expect(fixText(text, nic, add('properties.l', 3))).toBeUndefined();
    expect(fixText(text, nic, remove('properties.l.0'))).toBeUndefined();
  });
});

describe('the index of a Bicep loop', () => {
  const looped = (head: string, ...lines: string[]) =>
    [
      "param names array = ['a', 'b']",
      `resource nics 'Microsoft.Network/networkInterfaces@2023-09-01' = [for ${head}: {`,
      "  name: 'nic'",
      ...lines,
      '}]',
      '',
    ].join('\n');
  const zones = (index: string) => ['  zones: [', `    string(${index} % 3 + 1)`, '  ]'];
  const asked = set('zones', [zoneOf(loopIndex('nics'))]);

  it.each([
    ['its variable', '(n, at) in names', '(n, at) in names', 'at'],
    ['the item of a range from 0', 'i in range(0, 2)', 'i in range(0, 2)', 'i'],
    ['a new variable', 'n in names', '(n, index) in names', 'index'],
    ['a new variable over another range', 'n in range(1, 2)', '(n, index) in range(1, 2)', 'index'],
  ])('is %s', (_, before, after, index) => {
    expect(fixText(looped(before), nic, asked)).toBe(looped(after, ...zones(index)));
  });

  it('is not to be had outside of it', () => {
    expect(fixText(nicWith(), nic, asked)).toBeUndefined();
  });
});

describe('a value that is not known', () => {
  const text = (...lines: string[]) => `param size string\n${nicWith(...lines)}`;

  it('is written with the names of the file', () => {
    const world = worldOf({
      'main.bicep': text('  tags: {', "    a: '${size}-x'", '    b: size', '    c: resourceGroup().location', '  }'),
    });
    const node = nodeOf(world, nic);
    const body = node.body.members.get('tags')?.value;
    const files = { 'main.bicep': text() };
    const fixed = fixFiles(files, nodeOf(worldOf(files), nic), [set('tags', force(body))]);
    expect(fixed?.files['main.bicep']).toBe(
      text('  tags: {', "    a: '${size}-x'", '    b: size', '    c: resourceGroup().location', '  }'),
    );
  });
});

function force(value: unknown): Value {
  const thunk = value as { force?: () => Value };
  return thunk.force ? thunk.force() : valueOf(value);
}
