/** The facts that a policy can name, each with its type and meaning. */
export type FactSubject = 'vmSize' | 'region' | 'publisher';

export interface FactDescription {
  /** `<subject>.<property>` */
  readonly name: string;
  readonly subject: FactSubject;
  readonly type: 'boolean' | 'number' | 'string';
  /** All values of a string fact, where they are few. */
  readonly values?: readonly string[];
  readonly description: string;
}

type Row = readonly [string, FactDescription['type'], string, (readonly string[])?];

const rows: Readonly<Record<FactSubject, readonly Row[]>> = {
  vmSize: [
    ['vCPUs', 'number', 'virtual processors of the machine; of a constrained size, those that are left'],
    [
      'acceleratedNetworking',
      'string',
      'whether accelerated networking can be turned on, cannot be turned off, or is not there',
      ['supported', 'required', 'unsupported'],
    ],
    ['premiumStorage', 'boolean', 'whether premium disks can be attached'],
    ['encryptionAtHost', 'boolean', 'whether the host can encrypt the temporary disk, caches and disk traffic'],
    ['temporaryDisk', 'boolean', 'whether the size has local storage that is lost when the machine moves'],
    ['ephemeralOsDisk', 'boolean', 'whether the operating system disk can live on local storage'],
    ['isolated', 'boolean', 'whether the machine has its host for itself'],
    ['confidential', 'boolean', 'true for sizes whose machines are confidential VMs, else unknown'],
  ],
  region: [
    ['zones', 'boolean', 'whether the region has availability zones'],
    ['zoneCount', 'number', 'how many availability zones the region has; 0 for none'],
    ['hasPair', 'boolean', 'whether the region has a paired region'],
    ['pair', 'string', 'name of the paired region, such as westus; unknown for a region without one'],
    ['physical', 'boolean', 'whether it is a region to deploy to; false for a geography such as europe'],
    ['displayName', 'string', 'name for people, such as East US 2'],
  ],
  publisher: [
    [
      'networkAppliance',
      'boolean',
      'true for publishers of firewalls, routers and balancers, false for publishers of operating systems, else unknown',
    ],
  ],
};

export const factNames: readonly FactDescription[] = Object.entries(rows).flatMap(([subject, properties]) =>
  properties.map((row) => describe(subject as FactSubject, row)),
);

function describe(subject: FactSubject, [property, type, description, values]: Row): FactDescription {
  return { name: `${subject}.${property}`, subject, type, description, ...(values === undefined ? {} : { values }) };
}

const byName = new Map(factNames.map((fact) => [fact.name, fact]));

/** Exact spelling; undefined where there is no such fact. */
export function describeFact(name: string): FactDescription | undefined {
  return byName.get(name);
}
