import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { availability } from '../../src/resource-types/availability.ts';
import { shippedFolder } from '../../src/resource-types/files.ts';
import { literalFits } from '../../src/resource-types/literal.ts';
import { openTypes } from '../../src/resource-types/open.ts';
import { propertyAt } from '../../src/resource-types/property.ts';
import { property, typeNamed } from './sample.ts';

const index = openTypes();

describe('the shipped index', () => {
  it('says where it comes from, and resolves every type it names', () => {
    expect(index.source).toMatch(/^Azure\/bicep-types-az [0-9a-f]{12} \(\d{4}-\d{2}-\d{2}\)$/);
    for (const name of index.names) expect(index.resolve(name)?.spans).toBeDefined();
    expect(index.problems).toEqual([]);
  });

  it('stays small', () => {
    const paths = readdirSync(shippedFolder(), { recursive: true, encoding: 'utf8' });
    const size = paths.reduce((sum, path) => sum + statSync(join(shippedFolder(), path)).size, 0);
    expect(size).toBeLessThan(1_500_000);
  });

  it.each([
    ['Microsoft.Compute/virtualMachines', 'properties.storageProfile.osDisk.managedDisk.storageAccountType'],
    ['Microsoft.Compute/virtualMachines', 'placement.zonePlacementPolicy'],
    [
      'Microsoft.Compute/virtualMachines',
      'properties.networkProfile.networkInterfaceConfigurations[*].properties.enableIPForwarding',
    ],
    ['Microsoft.Compute/virtualMachineScaleSets', 'properties.resiliencyPolicy.resilientVMCreationPolicy.enabled'],
    [
      'Microsoft.Compute/virtualMachineScaleSets',
      'properties.virtualMachineProfile.storageProfile.osDisk.vhdContainers[*]',
    ],
    ['Microsoft.Compute/availabilitySets', 'properties.managed'],
    ['Microsoft.Network/networkInterfaces', 'properties.ipConfigurations[*].properties.subnet.id'],
    ['Microsoft.Network/virtualNetworks', 'properties.subnets[*].properties.networkSecurityGroup.id'],
    ['Microsoft.Network/routeTables', 'properties.routes[*].properties.nextHopIpAddress'],
    ['Microsoft.Network/virtualHubs/bgpConnections', 'properties.peerIp'],
    ['Microsoft.Network/trafficManagerProfiles', 'properties.endpoints[*].properties.endpointLocation'],
    ['Microsoft.Insights/diagnosticSettings', 'properties.logs[*].categoryGroup'],
    ['Microsoft.Insights/autoscaleSettings', 'properties.predictiveAutoscalePolicy.scaleMode'],
    ['Microsoft.Insights/dataCollectionRules', 'properties.dataFlows[*].streams[*]'],
    ['Microsoft.Maintenance/configurationAssignments', 'properties.maintenanceConfigurationId'],
    ['Microsoft.DataProtection/backupVaults/backupInstances', 'properties.dataSourceInfo.resourceID'],
    ['Microsoft.RecoveryServices/vaults', 'properties.redundancySettings.crossRegionRestore'],
    ['Microsoft.RecoveryServices/vaults/backupstorageconfig', 'properties.crossRegionRestoreFlag'],
    ['Microsoft.RecoveryServices/vaults/backupconfig', 'properties.softDeleteFeatureState'],
    [
      'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
      'properties.sourceResourceId',
    ],
    [
      'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
      'properties.providerSpecificDetails.fabricObjectId',
    ],
  ])('%s has %s', (type, path) => {
    expect(property(typeNamed(index, type), path)).toMatchObject({ path, readOnly: false });
  });

  it('knows when properties came', () => {
    const of = (type: string, path: string, version: string) =>
      availability(index, `Microsoft.Compute/${type}`, path, version);
    expect(of('disks', 'properties.publicNetworkAccess', '2020-12-01')).toBe('unavailable');
    expect(of('disks', 'properties.publicNetworkAccess', '2021-04-01')).toBe('available');
    expect(of('virtualMachines', 'properties.securityProfile.encryptionAtHost', '2019-12-01')).toBe('unavailable');
    expect(of('virtualMachines', 'zones', '2016-04-30-preview')).toBe('unavailable');
    expect(of('virtualMachines', 'zones', '2017-03-30')).toBe('available');
  });

  it('knows read-only properties, enums and slips', () => {
    const disk = typeNamed(index, 'Microsoft.Compute/disks');
    expect(property(disk, 'managedBy').readOnly).toBe(true);
    expect(literalFits(property(disk, 'properties.networkAccessPolicy').type, 'DenyAl')).toMatchObject({
      kind: 'unlisted',
      suggestions: ['DenyAll'],
    });
    expect(propertyAt(disk, 'properties.publicNetworkAcess')).toMatchObject({
      kind: 'unknown',
      suggestions: ['properties.publicNetworkAccess'],
    });
  });
});
