import { describe, expect, it } from 'vitest';
import { show, showFile } from './show.ts';

const declared = `
param open bool
resource off 'Microsoft.Network/publicIPAddresses@2024-01-01' = if (false) { name: 'off', location: 'westeurope', properties: {} }
resource maybe 'Microsoft.Network/publicIPAddresses@2024-01-01' = if (open) { name: 'maybe', location: 'westeurope', properties: {} }
resource sure 'Microsoft.Network/publicIPAddresses@2024-01-01' = { name: 'sure', location: 'westeurope', properties: { idleTimeoutInMinutes: 4 } }
resource old 'Microsoft.Network/virtualNetworks@2024-01-01' existing = if (false) {
  name: 'old'
  resource subnet 'subnets' existing = { name: 's' }
}
resource net 'Microsoft.Network/virtualNetworks@2024-01-01' = if (false) { name: 'net' }
resource child 'Microsoft.Network/virtualNetworks/subnets@2024-01-01' = { parent: net, name: 'c', properties: {} }
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (false) { scope: sure, name: 'lock', properties: { level: 'CanNotDelete' } }
resource many 'Microsoft.Network/publicIPAddresses@2024-01-01' = [for i in range(0, 3): if (i != 1) { name: 'ip\${i}', location: 'westeurope' }]
module kid 'kid.bicep' = if (false) { name: 'kid' }
module kids 'kid.bicep' = [for i in range(0, 2): if (i == 1) { name: 'kid\${i}' }]
`;
const kid = "output x string = 'x'\noutput deep object = { a: { b: 1 } }\n";

function valueOf(expression: string): unknown {
  const { outputs, problems } = show(`${declared}output it object = ${expression}\n`, { 'kid.bicep': kid });
  expect(problems.filter((each) => each.includes('error'))).toEqual([]);
  return outputs.it;
}

describe('a safe access to what may not be deployed', () => {
  it.each([
    ['off.?id', null],
    ['off.?name', null],
    ['(off).?name', null],
    ["off[?'name']", null],
    ['off.?properties.ipAddress', null],
    ['off.?tags.a', null],
    ['old.?id', null],
    ['old::subnet.?id', null],
    ['old::subnet.?name', null],
    ['lock.?id', null],
    ['many[1].?name', null],
    ['many[1].?id', null],
    ['many[2].?name', 'ip2'],
    ['kid.?name', null],
    ['kid.?outputs', null],
    ['kid.?outputs.x', null],
    ['kid.?outputs.?deep.a.b', null],
    ['kids[0].?name', null],
    ['kids[0].?outputs.x', null],
    ['kids[1].?outputs.x', 'x'],
    ['sure.?name', 'sure'],
    ['sure.?properties.idleTimeoutInMinutes', 4],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it.each([
    ['off.?type', 'Microsoft.Network/publicIPAddresses'],
    ['off.?apiVersion', '2024-01-01'],
    ['child.?name', 'c'],
    ['off!.name', 'off'],
    ['off.name', 'off'],
    ['kid.name', 'kid'],
  ])('%s is known whatever the condition: the compiler does not guard it', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('is one of both where the condition is not known', () => {
    expect(valueOf('maybe.?name')).toHaveProperty('$unknown.expression', '{maybe | null}');
    expect(valueOf("maybe.?name ?? 'none'")).toHaveProperty('$unknown.expression', '{maybe | none}');
  });

  it('does not evaluate what is not there', () => {
    const { outputs, problems } = show(`param store { name: string }?
resource account 'Microsoft.Storage/storageAccounts@2024-01-01' existing = if (store != null) { name: store!.name }
output it string = account.?name ?? 'none'
output id string = account.?id ?? 'none'
`);
    expect(outputs).toEqual({ it: 'none', id: 'none' });
    expect(problems).toEqual([]);
  });
});

describe('an existing resource that may not be found', () => {
  const type = 'Microsoft.Storage/storageAccounts';
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  const compiled = (outputs: Record<string, string>): string =>
    JSON.stringify({
      $schema: schema,
      languageVersion: '2.2-experimental',
      contentVersion: '1.0.0.0',
      resources: {
        it: { existing: true, '@options': { nullIfNotFound: [] }, type, apiVersion: '2024-01-01', name: 'st' },
      },
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, value]) => [name, { type: 'object', value: `[${value}]` }]),
      ),
    });
  const full = "reference('it', '2024-01-01', 'full')";

  it.each(['nullIfNotFound', 'sys.nullIfNotFound'])('is null or what Azure knows: @%s()', (decorator) => {
    const bicep = show(`@${decorator}()
resource it '${type}@2024-01-01' existing = { name: 'st' }
output known array = [it.id, it.name, it.type]
output isNull bool = it == null
output location string? = it.?location
output tier string = it.?properties.accessTier ?? 'Hot'
output plain string = it.location
`).outputs;
    const json = showFile('main.json', {
      'main.json': compiled({
        isNull: `equals(${full}, null())`,
        location: `tryGet(${full}, 'location')`,
        tier: `coalesce(tryGet(${full}, 'properties', 'accessTier'), 'Hot')`,
        plain: `${full}.location`,
      }),
    }).outputs;
    for (const { isNull, location, tier, plain } of [bicep, json]) {
      expect(isNull).toHaveProperty('$unknown.type', 'bool');
      expect(location).toHaveProperty('$unknown.type', 'any');
      expect(tier).toHaveProperty('$unknown.expression', expect.stringContaining('Hot'));
      expect(plain).toHaveProperty('$unknown');
    }
    expect(bicep.known).toEqual([expect.stringMatching(/storageAccounts\/st$/), 'st', type]);
  });
});

/** What the compiler makes of accesses behind a safe one: `Bicep.Core`, ExpressionConverter. */
describe('a chain of accesses is what it compiles to', () => {
  const object = { a: { b: { c: 1 }, n: null, list: [{ x: 1 }, null] }, n: null };
  const pairs: [string, string][] = [
    ['o.?a.b.c', "[tryGet(parameters('o'), 'a', 'b', 'c')]"],
    ['o.?a.none', "[tryGet(parameters('o'), 'a', 'none')]"],
    ['o.?none.b.c', "[tryGet(parameters('o'), 'none', 'b', 'c')]"],
    ['o.?n.b.c', "[tryGet(parameters('o'), 'n', 'b', 'c')]"],
    ['o.?none!.b', "[tryGet(parameters('o'), 'none', 'b')]"],
    ['any(o.?none).b', "[tryGet(parameters('o'), 'none', 'b')]"],
    ['(o.?none).b', "[tryGet(parameters('o'), 'none').b]"],
    ['o.?a.?none.c', "[tryGet(tryGet(parameters('o'), 'a'), 'none', 'c')]"],
    ['o.?a.list[0].x', "[tryGet(parameters('o'), 'a', 'list', 0, 'x')]"],
    ['o.?a.list[1].x', "[tryGet(parameters('o'), 'a', 'list', 1, 'x')]"],
    ['o.?a.list[?7].x', "[tryGet(tryGet(parameters('o'), 'a', 'list'), 7, 'x')]"],
    ['o.?a.list[^2].x', "[tryGet(parameters('o'), 'a', 'list', createObject('value', 2, 'fromEnd', true()), 'x')]"],
    ['o.a.list[?^9].x', "[tryIndexFromEnd(parameters('o').a.list, 9)]"],
    ['o.a.n.b', "[parameters('o').a.n.b]"],
  ];

  it.each(pairs)('%s', (bicep, compiled) => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const template = {
      $schema: schema,
      contentVersion: '1.0.0.0',
      parameters: { o: { type: 'object', defaultValue: object } },
      resources: [],
      outputs: { it: { type: 'object', value: compiled } },
    };
    const asBicep = JSON.stringify(object).replaceAll('"', "'");
    const ours = show(`param o object = ${asBicep}\noutput it object = ${bicep}\n`);
    const theirs = showFile('main.json', { 'main.json': JSON.stringify(template) });
    const known = (value: unknown): unknown => (JSON.stringify(value).includes('$unknown') ? 'unknown' : value);
    expect(known(ours.outputs.it)).toEqual(known(theirs.outputs.it));
    const codes = (problems: readonly string[]): string[] =>
      problems.flatMap((each) => each.match(/\[[a-z-]+\]$/) ?? []);
    expect(codes(ours.problems)).toEqual(codes(theirs.problems));
  });
});
