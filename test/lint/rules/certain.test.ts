import { describe, expect, it } from 'vitest';
import { template, workspace } from '../../cli/helpers.ts';
import { lintIn } from './lint-in.ts';

async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { diagnostics } = await lintIn(workspace(files));
  return diagnostics.map(
    ({ severity, code, location }) => `${severity} ${code} ${location?.file}:${location?.startLine}`,
  );
}

const reading = `param network string
resource one 'Microsoft.Network/publicIPAddresses@2023-09-01' = {
  name: split(network, '/')[4]
}
resource two 'Microsoft.Network/publicIPAddresses@2023-09-01' = {
  name: split(network, '/')[8]
}
`;
const withDefault = reading.replace('string', "string = ''");

function parameters(network: string | null): string {
  const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema: schema, contentVersion: '1.0.0.0', parameters: { network: { value: network } } });
}

describe('an error of a template is as certain as what it depends on', () => {
  it('a default may be replaced: one warning, however much is read from it', async () => {
    expect(await told({ 'main.bicep': withDefault })).toEqual(['warning index-out-of-range main.bicep:3']);
  });

  it('an argument of a module is written in the template: an error', async () => {
    const main = "module net 'net.bicep' = {\n  name: 'net'\n  params: { network: 'a/b' }\n}\n";
    expect(await told({ 'main.bicep': main, 'net.bicep': reading })).toEqual([
      'error index-out-of-range net.bicep:3',
      'error index-out-of-range net.bicep:6',
    ]);
  });

  it('so is what a parameter file says', async () => {
    expect(await told({ 'main.bicep': reading, 'main.parameters.json': parameters('a/b') })).toEqual([
      'error index-out-of-range main.bicep:3',
      'error index-out-of-range main.bicep:6',
    ]);
  });

  it.each(['', null])('but what it leaves empty (%j) is to be filled in: a note', async (empty) => {
    for (const text of empty === null ? [reading] : [reading, withDefault])
      expect(await told({ 'main.bicep': text, 'main.parameters.json': parameters(empty) })).toEqual([
        'note placeholder main.parameters.json:1',
      ]);
  });

  it('a default that calls what its scope does not have is told as a warning, and once', async () => {
    const schema = 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#';
    const text = template({
      $schema: schema,
      parameters: { location: { type: 'string', defaultValue: '[resourceGroup().location]' } },
      resources: [
        {
          type: 'Microsoft.Resources/resourceGroups',
          apiVersion: '2023-07-01',
          name: 'group',
          location: "[parameters('location')]",
        },
      ],
    });
    const codes = (await told({ 'main.json': text })).map((each) => each.split(' main')[0]);
    expect(codes).toEqual(['warning wrong-scope']);
  });

  it('what no value makes right is an error, whatever it depends on', async () => {
    const text =
      "param count int = 2\nresource ip 'Microsoft.Network/publicIPAddresses@2023-09-01' = {\n  name: padLeft('a', 'b', count)\n}\n";
    expect((await told({ 'main.bicep': text })).map((each) => each.split(' ')[0])).toContain('error');
  });
});
