import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

describe('the namespaces az and sys', () => {
  it('may have other names, in values, types, decorators and scopes', () => {
    const { problems, outputs, resources } = show(
      `
targetScope = 'subscription'
extension az as azure
extension sys as s
@s.minLength(2)
param word s.string = 'ab'
module m 'm.bicep' = { name: 'm', scope: azure.resourceGroup('there') }
output a string = s.toUpper(word)
output b string = azure.subscription().id
`,
      { 'm.bicep': "resource ip 'Microsoft.Network/publicIPAddresses@2023-11-01' = { name: 'ip' }\n" },
    );
    expect(problems).toEqual([]);
    expect(outputs).toEqual({ a: 'AB', b: '/subscriptions/sub' });
    expect(resources[1]?.id).toBe(
      '/subscriptions/sub/resourceGroups/there/providers/Microsoft.Network/publicIPAddresses/ip',
    );
  });

  it.each([
    ["az.toLower('A')", "'az' has no function 'toLower'; 'sys' has [misplaced-function]"],
    ['sys.resourceGroup().id', "'sys' has no function 'resourceGroup'; 'az' has [misplaced-function]"],
    ['az', "'az' is a namespace, not a value; call one of its functions: az.…() [not-a-value]"],
    [
      "readEnvironmentVariable('A')",
      "'readEnvironmentVariable' is a function of parameter files (.bicepparam); a template gets such values as parameters [misplaced-function]",
    ],
  ])('%s is refused', (expression, problem) => {
    expect(
      show(`output a string = ${expression}\n`).problems.map((each) => each.slice('1:19: error: '.length)),
    ).toContain(problem);
  });

  it('are not there under their own names once they have another', () => {
    expect(show('extension az as azure\noutput a string = az.resourceGroup().id\n').problems).toEqual([
      expect.stringContaining("there is nothing called 'az' in this file"),
    ]);
  });
});

describe('this', () => {
  const vm = (value: string): string =>
    `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: 'vm'\n  tags: { a: ${value} }\n}\n`;

  it.each(['this.exists()', "this.existingResource().?tags.a ?? 'new'"])('%s is only known to Azure', (value) => {
    const { problems, resources } = show(vm(value));
    expect(problems).toEqual([]);
    expect(resources[0]?.resource).toMatchObject({
      tags: { a: { $unknown: { reason: expect.stringMatching(/^whether the resource is there already/) } } },
    });
  });

  it('says the same of one resource wherever it stands, and nothing of another', () => {
    const { resources } = show(`
resource vms 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in [0, 1]: {
  name: 'vm\${i}'
  tags: { same: this.exists() == this.exists() }
}]
`);
    expect(resources.map(({ resource }) => resource)).toMatchObject([
      { tags: { same: true } },
      { tags: { same: true } },
    ]);
  });

  it.each([
    ['output a bool = this.exists()', "'this' is the resource in whose body it is written; here it is in none"],
    [vm('this.exist()'), "'this' has no function 'exist'; it has exists() and existingResource()"],
    [vm('this.exists(1)'), 'this.exists() expects 0 arguments, 1 is given'],
    [vm('this'), "'this' is a namespace, not a value"],
    [
      "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = if (this.exists()) { name: 'vm' }",
      "'this' is the resource in whose body it is written; here it is in none",
    ],
  ])('%s is refused', (text, problem) => {
    expect(show(`${text}\n`).problems.join('\n')).toContain(problem);
  });
});
