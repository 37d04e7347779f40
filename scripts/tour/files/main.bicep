param location string = 'westeurope'
param adminName string

@secure()
param adminKey string

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'shop-net'
  location: location
  properties: {
    addressSpace: { addressPrefixes: ['10.20.0.0/16'] }
    subnets: [
      {
        name: 'web'
        properties: {
          addressPrefix: '10.20.1.0/24'
          networkSecurityGroup: { id: filter.id }
        }
      }
    ]
  }
}

resource filter 'Microsoft.Network/networkSecurityGroups@2024-05-01' = {
  name: 'shop-nsg'
  location: location
}

module web 'machine.bicep' = [for index in range(0, 2): {
  name: 'web-${index}'
  params: {
    name: 'web${index}'
    location: location
    adminName: adminName
    adminKey: adminKey
    subnetId: network.properties.subnets[0].id
  }
}]
