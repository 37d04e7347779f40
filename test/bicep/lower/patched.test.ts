import { describe, expect, it } from 'vitest';
import { show, showFile } from './show.ts';

const unknown = {
  $unknown: {
    type: 'object',
    reason: 'the resource is patched: what is not written stays as it is, which only Azure knows',
    expression: "target('full')",
  },
};
const written = { networkAcls: { ipRules: [{ value: '1' }], $rest: unknown }, $rest: unknown };

describe('a resource that is patched', () => {
  it('has what it has already besides what is written, at every level of its objects', () => {
    const { resources, outputs, problems } = show(`
@patch()
resource account 'Microsoft.Storage/storageAccounts@2023-01-01' = {
  name: 'sta'
  properties: { networkAcls: { ipRules: [{ value: '1' }] } }
}
output written string = account.properties.networkAcls.ipRules[0].value
output unwritten string = account.properties.networkAcls.bypass
`);
    expect(problems).toEqual([]);
    expect(resources[0]?.resource).toMatchObject({ name: 'sta', properties: written, $rest: unknown });
    expect(outputs).toMatchObject({ written: '1', unwritten: { $unknown: {} } });
  });

  it.each(['PATCH', 'patch'])('is one in templates too: %s', (method) => {
    const account = {
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: '2023-01-01',
      name: 'sta',
      method,
      properties: { networkAcls: { ipRules: [{ value: '1' }] } },
    };
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      languageVersion: '2.0',
      resources: { account },
    };
    const [shown] = showFile('main.json', { 'main.json': JSON.stringify(template) }).resources;
    expect(shown?.resource).toMatchObject({ properties: written, $rest: unknown });
  });
});
