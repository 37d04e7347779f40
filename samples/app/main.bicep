// A small service of three machines: the network here, each machine by the module beside this file.
targetScope = 'resourceGroup'

param location string = resourceGroup().location

@secure()
param sshKey string

var names = [
  'app-0'
  'app-1'
  'app-2'
]

resource group 'Microsoft.Network/networkSecurityGroups@2023-09-01' = {
  name: 'app-nsg'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2023-09-01' = {
  name: 'app-net'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.30.0.0/16'
      ]
    }
    subnets: [
      {
        name: 'apps'
        properties: {
          addressPrefix: cidrSubnet('10.30.0.0/16', 24, 0)
          networkSecurityGroup: {
            id: group.id
          }
        }
      }
    ]
  }
}

module machines 'machine.bicep' = [for name in names: {
  name: 'deploy-${name}'
  params: {
    name: name
    location: location
    subnetId: network.properties.subnets[0].id
    sshKey: sshKey
  }
}]

output machineIds array = [for (name, i) in names: machines[i].outputs.id]
