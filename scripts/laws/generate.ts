import fc from 'fast-check';

/** A value that both languages can say. */
export type Said =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'parameter' | 'variable'; readonly name: string }
  | { readonly kind: 'id'; readonly of: Declared }
  | { readonly kind: 'index' }
  | { readonly kind: 'numbered'; readonly text: string }
  | { readonly kind: 'chosen'; readonly by: string; readonly yes: Said; readonly no: Said }
  | { readonly kind: 'list'; readonly items: readonly Said[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Said>> };

export interface Declared {
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  /** Copies; absent: no loop. */
  readonly count?: number;
  /** A parameter of the type bool. */
  readonly condition?: string;
  readonly body: Readonly<Record<string, Said>>;
}

export interface Written {
  readonly parameters: Readonly<Record<string, string | boolean | undefined>>;
  readonly variables: Readonly<Record<string, string | boolean>>;
  readonly resources: readonly Declared[];
}

const literal = (value: string | number | boolean): Said => ({ kind: 'literal', value });
const object = (members: Readonly<Record<string, Said | undefined>>): Said => ({
  kind: 'object',
  members: Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value ? [[key, value]] : []))),
});
const list = (...items: Said[]): Said => ({ kind: 'list', items });

/** A choice of a few decisions, from which a template follows. */
interface Decisions {
  readonly machines: readonly {
    readonly zone: 'none' | 'literal' | 'variable' | 'parameter';
    readonly disk: string;
    readonly size: string;
    readonly count: number;
    readonly isOptional: boolean;
    readonly hasAddress: boolean;
    readonly encrypts: 'no' | 'yes' | 'chosen';
  }[];
  readonly guards: 'nothing' | 'subnet' | 'interface' | 'both';
  readonly hasSet: boolean;
  readonly isKnown: boolean;
}

const decisions: fc.Arbitrary<Decisions> = fc.record({
  machines: fc.array(
    fc.record({
      zone: fc.constantFrom('none', 'literal', 'variable', 'parameter'),
      disk: fc.constantFrom('Standard_LRS', 'StandardSSD_LRS', 'Premium_LRS'),
      size: fc.constantFrom('Standard_D4s_v5', 'Standard_D2_v3', 'Standard_B1s'),
      count: fc.nat(3),
      isOptional: fc.boolean(),
      hasAddress: fc.boolean(),
      encrypts: fc.constantFrom('no', 'yes', 'chosen'),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  guards: fc.constantFrom('nothing', 'subnet', 'interface', 'both'),
  hasSet: fc.boolean(),
  isKnown: fc.boolean(),
});

/** Small templates of machines, interfaces, addresses, networks and scale sets, with joins, loops and conditions. */
export const templates: fc.Arbitrary<Written> = decisions.map((made) => ({
  parameters: { flag: made.isKnown ? true : undefined, zone: made.isKnown ? '2' : undefined },
  variables: { where: 'westeurope', zone: '1' },
  resources: resourcesOf(made),
}));

function resourcesOf({ machines, guards, hasSet }: Decisions): Declared[] {
  const group: Declared = {
    symbol: 'guard',
    type: 'Microsoft.Network/networkSecurityGroups',
    apiVersion: '2023-04-01',
    body: { name: literal('guard'), location: { kind: 'variable', name: 'where' } },
  };
  const guarded = (where: 'subnet' | 'interface'): Said | undefined =>
    guards === where || guards === 'both' ? object({ id: { kind: 'id', of: group } }) : undefined;
  const subnet = object({
    name: literal('front'),
    properties: object({ addressPrefix: literal('10.0.0.0/24'), networkSecurityGroup: guarded('subnet') }),
  });
  const network: Declared = {
    symbol: 'net',
    type: 'Microsoft.Network/virtualNetworks',
    apiVersion: '2023-04-01',
    body: {
      name: literal('net'),
      location: { kind: 'variable', name: 'where' },
      properties: object({
        addressSpace: object({ addressPrefixes: list(literal('10.0.0.0/16')) }),
        subnets: list(subnet),
      }),
    },
  };
  const set: Declared = {
    symbol: 'scale',
    type: 'Microsoft.Compute/virtualMachineScaleSets',
    apiVersion: '2023-09-01',
    body: {
      name: literal('scale'),
      location: { kind: 'variable', name: 'where' },
      properties: object({ orchestrationMode: literal('Flexible'), platformFaultDomainCount: literal(1) }),
    },
  };
  return [
    group,
    network,
    ...(hasSet ? [set] : []),
    ...machines.flatMap((machine, at) =>
      machineOf(machine, at, guarded('interface'), hasSet && at === 0 ? set : undefined),
    ),
  ];
}

function machineOf(
  { zone, disk, size, count, isOptional, hasAddress, encrypts }: Decisions['machines'][number],
  at: number,
  guard: Said | undefined,
  set: Declared | undefined,
): Declared[] {
  const shared = { ...(count > 0 && { count }), ...(isOptional && { condition: 'flag' }) };
  const name = (kind: string): Said =>
    count > 0 ? { kind: 'numbered', text: `${kind}${at}-` } : literal(`${kind}${at}`);
  const declare = (
    symbol: string,
    type: string,
    apiVersion: string,
    body: Readonly<Record<string, Said | undefined>>,
  ): Declared => ({
    symbol: `${symbol}${at}`,
    type,
    apiVersion,
    ...shared,
    body: (
      object({ name: name(symbol), location: { kind: 'variable', name: 'where' }, ...body }) as Extract<
        Said,
        { kind: 'object' }
      >
    ).members,
  });
  const address = declare('ip', 'Microsoft.Network/publicIPAddresses', '2023-04-01', {
    sku: object({ name: literal('Standard') }),
  });
  const nic = declare('nic', 'Microsoft.Network/networkInterfaces', '2023-04-01', {
    properties: object({
      networkSecurityGroup: guard,
      ipConfigurations: list(
        object({
          name: literal('one'),
          properties: object({ publicIPAddress: hasAddress ? object({ id: { kind: 'id', of: address } }) : undefined }),
        }),
      ),
    }),
  });
  const zones: Said | undefined =
    zone === 'none' ? undefined : list(zone === 'literal' ? literal('3') : { kind: zone, name: 'zone' });
  const encryption: Said =
    encrypts === 'chosen'
      ? { kind: 'chosen', by: 'flag', yes: literal(true), no: literal(false) }
      : literal(encrypts === 'yes');
  const machine = declare('vm', 'Microsoft.Compute/virtualMachines', '2023-09-01', {
    zones,
    properties: object({
      hardwareProfile: object({ vmSize: literal(size) }),
      virtualMachineScaleSet: set && object({ id: { kind: 'id', of: set } }),
      securityProfile: encrypts === 'no' ? undefined : object({ encryptionAtHost: encryption }),
      storageProfile: object({
        osDisk: object({
          createOption: literal('FromImage'),
          managedDisk: object({ storageAccountType: literal(disk) }),
        }),
      }),
      networkProfile: object({ networkInterfaces: list(object({ id: { kind: 'id', of: nic } })) }),
    }),
  });
  return [...(hasAddress ? [address] : []), nic, machine];
}
