import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lint } from '../../../src/index.ts';

/** What VM-2 says of a file, and the condition on which it says so. */
async function said(name: string, text: string): Promise<(string | undefined)[]> {
  const cwd = mkdtempSync(path.join(tmpdir(), 'resilint-spelling-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  writeFileSync(path.join(cwd, name), text);
  const { findings } = await lint({ cwd, select: ['VM-2'] });
  return findings.flatMap(({ message, when }) => [/^VM '(.*)' has no /.exec(message)?.[1], when]);
}

const machine = (name: string, condition: string) => `param count int
param off bool
param prefix string
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = if (${condition}) {
  name: ${name}
  location: 'westeurope'
  properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } }
}
`;

const compiled = (name: string, condition: string) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { count: { type: 'int' }, off: { type: 'bool' }, prefix: { type: 'string' } },
    resources: [
      {
        condition,
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2024-07-01',
        name,
        location: 'westeurope',
        properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } },
      },
    ],
  });

it('what a person called a resource stays, however much it looks like an expression', async () => {
  expect(await said('main.bicep', machine("'not(ready)'", 'off'))).toEqual(['not(ready)', 'off is true']);
  expect(await said('main.json', compiled('not(ready)', "[parameters('off')]"))).toEqual([
    'not(ready)',
    "parameters('off') is true",
  ]);
});

it('expressions are spelled in the language of the file', async () => {
  const bicep = machine("'add(1, 2)-${prefix}'", '!off && count > 2');
  expect(await said('main.bicep', bicep)).toEqual(['add(1, 2)-{prefix}', 'count > 2 and off is false']);
  const json = compiled(
    "[concat('add(1, 2)-', parameters('prefix'))]",
    "[and(not(parameters('off')), greater(parameters('count'), 2))]",
  );
  expect(await said('main.json', json)).toEqual([
    "add(1, 2)-{parameters('prefix')}",
    "greater(parameters('count'), 2) is true and parameters('off') is false",
  ]);
});
