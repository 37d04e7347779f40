// A network whose subnet is filtered, and a disk that outlives the loss of a zone: nothing to mend here.
param location string = 'westeurope'

resource group 'Microsoft.Network/networkSecurityGroups@2023-09-01' = {
  name: 'zonal-nsg'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2023-09-01' = {
  name: 'zonal-net'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.50.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: '10.50.1.0/24'
          networkSecurityGroup: {
            id: group.id
          }
        }
      }
    ]
  }
}

resource data 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'zonal-data'
  location: location
  sku: {
    name: 'Premium_ZRS'
  }
  properties: {
    creationData: {
      createOption: 'Empty'
    }
    diskSizeGB: 64
    networkAccessPolicy: 'DenyAll'
    publicNetworkAccess: 'Disabled'
  }
}
