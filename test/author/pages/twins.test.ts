import { expect, it } from 'vitest';
import { parsePage } from '../../../src/author/pages/page.ts';
import { unlikeTwins } from '../../../src/author/pages/twins.ts';
import { shippedPolicies } from '../../../src/settings/policies/policies.ts';

const policies = await shippedPolicies();
const disks = policies.find(({ policy }) => policy.document.id === 'VM-16');

/** What VM-16 says of a shared disk in one language only. */
function unlike(json: string, bicep: string): string[] {
  const fence = '```';
  const { cases } = parsePage(
    ['## Examples', '### Fails: because', `${fence}json`, json, fence, `${fence}bicep`, bicep, fence].join('\n'),
  );
  if (disks === undefined) throw new Error('there is no VM-16');
  return unlikeTwins(disks, cases, () => undefined);
}

const id = "[resourceId('Microsoft.Compute/disks', concat('data-', parameters('name')))]";
const json = (maxShares: number) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.Compute/disks',
        apiVersion: '2024-03-02',
        name: "[concat('data-', parameters('name'))]",
        properties: { diskSizeGB: 64, maxShares },
      },
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2024-07-01',
        name: 'vm',
        properties: { storageProfile: { dataDisks: [{ lun: 0, createOption: 'Attach', managedDisk: { id } }] } },
      },
    ],
  });
const bicep = (maxShares: number) => `param name string
resource data 'Microsoft.Compute/disks@2024-03-02' = {
  name: 'data-\${name}'
  properties: { diskSizeGB: 64, maxShares: ${maxShares} }
}
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  properties: { storageProfile: { dataDisks: [{ lun: 0, createOption: 'Attach', managedDisk: { id: data.id } }] } }
}`;

it('both versions of an example say the same, each in its spelling', () => {
  expect(unlike(json(2), bicep(2))).toEqual([]);
});

it('what only one of them says is told', () => {
  const [first = '', ...others] = unlike(json(2), bicep(3));
  expect(first).toMatch(/^line 4: only the json version says: fail: Only VM 'vm' attaches disk 'data-\{name\}'.*\(2\)/);
  expect(others).toHaveLength(1);
});
