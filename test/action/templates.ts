import { template } from '../cli/helpers.ts';

/** A machine on a disk file (VM-5, high), whose interface may name DNS servers of its own (VM-15, low). */
export function machine(name: string, { dns = false } = {}): string {
  return template({
    resources: [
      {
        type: 'Microsoft.Network/networkInterfaces',
        apiVersion: '2023-09-01',
        name: `${name}-nic`,
        location: 'westeurope',
        properties: { ...(dns && { dnsSettings: { dnsServers: ['10.0.0.4'] } }), ipConfigurations: [] },
      },
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2023-09-01',
        name,
        location: 'westeurope',
        properties: {
          storageProfile: {
            osDisk: { createOption: 'FromImage', vhd: { uri: `https://store.blob.core.windows.net/vhds/${name}.vhd` } },
          },
          networkProfile: {
            networkInterfaces: [{ id: `[resourceId('Microsoft.Network/networkInterfaces', '${name}-nic')]` }],
          },
        },
      },
    ],
  });
}
