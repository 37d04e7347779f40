import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const kid = `
param name string = 'default'
param zone string = ''
resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = {
  name: name
  location: 'westeurope'
  zones: empty(zone) ? [] : [zone]
}
`;

describe('a spread where Bicep refuses one', () => {
  it('in the body of a resource is an error, and what it brings is not known', () => {
    const { problems, resources } = show(`
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  ...{ zones: ['1'] }
  tags: { ...{ a: 'allowed here' } }
}
`);
    expect(problems).toEqual([
      '4:3: error: a spread (...) is not allowed in the body of a resource; write its properties out. What it would add is unknown [misplaced-spread]',
    ]);
    expect(resources[0]?.resource).toMatchObject({
      name: 'vm',
      tags: { a: 'allowed here' },
      $rest: { $unknown: { reason: 'a spread (...) is not allowed here, and what it brings is not read' } },
    });
  });

  it('in a nested resource too, whose name may come from it', () => {
    const { problems, resources } = show(`
resource vnet 'Microsoft.Network/virtualNetworks@2023-05-01' = {
  name: 'v'
  resource subnet 'subnets' = { ...{ name: 's' } }
}
`);
    expect(problems).toHaveLength(1);
    expect(resources[1]?.resource).toMatchObject({ name: { $unknown: {} } });
  });

  it.each([
    ['params: { ...extra }', '4:13'],
    ['...{ params: extra }', '4:3'],
  ])('in a module, as %s, leaves its parameters open instead of giving them their defaults', (line, place) => {
    const { problems, resources } = show(
      `param extra object = { name: 'wanted' }\nmodule part 'kid.bicep' = {\n  name: 'part'\n  ${line}\n}\n`,
      { 'kid.bicep': kid },
    );
    expect(problems[0]).toMatch(new RegExp(`^${place}: error: a spread .*\\[misplaced-spread\\]$`));
    expect(resources[1]?.resource).toMatchObject({ name: { $unknown: {} }, zones: { $unknown: {} } });
  });

  it('beside a loop on a property is an error too', () => {
    const source = `resource n 'Microsoft.Network/virtualNetworks@2023-11-01' = { name: 'n', properties: { ...{}, c: [for i in [1]: i] } }\n`;
    expect(show(source).problems).toEqual([
      '1:88: error: a spread (...) is not allowed in an object with a property that is a loop; put the loop into a variable [misplaced-spread]',
    ]);
  });
});

describe('the body of a module', () => {
  it.each([
    ["parms: { name: 'n' }", "a module has no property 'parms'; did you mean 'params'? [unknown-property]"],
    ['params: extra', "'params' is written as an object, { name: value }; no expression gives it [indirect-params]"],
    ["params: { 'na${'me'}': 'n' }", 'the name of a parameter is fixed text: remove the ${…} [computed-key]'],
    ['params: {', "expected '}' to close '{'"],
  ])('%s is refused, and its parameters are not given their defaults', (line, message) => {
    const { problems, resources } = show(`param extra object\nmodule part 'kid.bicep' = {\n  ${line}\n}\n`, {
      'kid.bicep': kid,
    });
    expect(problems.join('\n')).toContain(message);
    for (const { resource } of resources.slice(1)) expect(resource).toMatchObject({ name: { $unknown: {} } });
  });
});

describe('a resource', () => {
  it('without a name has no name, not that of its symbol', () => {
    const { problems, resources } = show(
      "resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = {\n  tags: {}\n}\n",
    );
    expect(problems).toEqual(["1:10: error: resource 'ip' has no 'name' [missing-property]"]);
    expect(resources[0]?.resource).toMatchObject({ name: { $unknown: { reason: "'ip' has no name" } } });
  });

  it('with a line that cannot be read may have any property', () => {
    const { resources } = show(
      "resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = {\n  name: 'a'\n  zones ['1']\n  = 2\n}\n",
    );
    expect(resources[0]?.resource).toMatchObject({ name: 'a' });
    expect(resources[0]?.resource).toSatisfy((body) => '$rest' in (body as object) || 'zones' in (body as object));
  });

  it('that exists already takes only what says which one it is', () => {
    const text =
      "resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' existing = {\n  name: 'a'\n  zones: []\n}\n";
    expect(show(text).problems).toEqual([
      "3:3: error: 'zones' cannot be given to an existing resource, which has 'name', 'scope' and 'parent' [unknown-property]",
    ]);
  });

  it('names its parent by a symbol', () => {
    const { problems } = show(`
resource a 'Microsoft.Network/virtualNetworks@2023-05-01' = { name: 'a' }
resource b 'Microsoft.Network/virtualNetworks@2023-05-01' = { name: 'b' }
resource s 'Microsoft.Network/virtualNetworks/subnets@2023-05-01' = { parent: true ? a : b, name: 's' }
resource t 'Microsoft.Network/virtualNetworks/subnets@2023-05-01' = { parent: a, name: 't' }
`);
    expect(problems).toContain(
      "4:79: error: 'parent' is the symbolic name of a resource, not an expression [indirect-parent]",
    );
    expect(problems.join('\n')).not.toContain('5:');
  });

  it('has a name that fits its type, whether it is deployed or not', () => {
    const subnets = 'Microsoft.Network/virtualNetworks/subnets@2023-05-01';
    const { problems } = show(`
param on bool
param later string
resource net 'Microsoft.Network/virtualNetworks@2023-05-01' = { name: 'net' }
resource a '${subnets}' = if (on) { name: 'only' }
resource b '${subnets}' = if (on) { parent: net, name: 'net/sub' }
resource c '${subnets}' existing = { name: 'one/two/three' }
resource d '${subnets}' = { parent: net, name: later }
resource e '${subnets}' = { name: '\${later}-x' }
`);
    expect(problems.map((each) => each.split(' ').slice(0, 6).join(' '))).toEqual([
      "5:85: error: the name 'only' has",
      "6:98: error: the name 'net/net/sub' has",
      "7:86: error: the name 'one/two/three' has",
    ]);
  });

  it('of an extension has properties of its own kind', () => {
    const text =
      "extension 'br:example.azurecr.io/graph:1.0' as graph\nresource g 'Microsoft.Graph/groups@v1.0' existing = { uniqueName: 'g' }\n";
    expect(show(text).problems.filter((each) => each.includes('error'))).toEqual([]);
  });
});

describe('names that stand twice', () => {
  it.each([
    ['var a = 1\nparam a string', "2:7: error: 'a' is declared twice in this file; rename one [duplicate-name]"],
    [
      'output a int = 1\noutput a int = 2',
      "2:8: error: 'a' is declared twice in this file; rename one [duplicate-name]",
    ],
    ['var a = { b: 1, b: 2 }', "1:17: error: 'b' occurs twice in this object [duplicate-property]"],
    [
      "targetScope = 'tenant'\ntargetScope = 'tenant'",
      "2:1: error: 'targetScope' occurs twice in this file; remove one [duplicate-statement]",
    ],
    ['var this = 1', "1:5: error: 'this' is a name of Bicep's own; choose another [reserved-name]"],
  ])('%s', (text, problem) => {
    expect(show(`${text}\n`).problems).toContain(problem);
  });

  it('but an output may be called as a parameter is', () => {
    expect(show("param a string = 'x'\noutput a string = a\n").problems).toEqual([]);
  });
});
