/** What one source says about one size. Absent: the source does not say. */
export interface SizeFacts {
  readonly vCPUs?: number;
  readonly acceleratedNetworking?: boolean;
  readonly premiumStorage?: boolean;
  readonly encryptionAtHost?: boolean;
  readonly temporaryDisk?: boolean;
  readonly ephemeralOsDisk?: boolean;
}

export type Key = keyof SizeFacts;

/** One copy of the resource SKU API's answer in a public repository. */
export interface Answer {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** Day of the answer, or of the commit that holds it. */
  readonly date: string;
  readonly sizes: ReadonlyMap<string, SizeFacts>;
}

const pattern = /^(Standard|Basic)_([A-Z]+)(\d+)(?:-(\d+))?([a-z]*)/;

export interface SizeName {
  readonly letters: string;
  readonly count: number;
  /** The vCPUs that a constrained size leaves: 2 in `Standard_E8-2ads_v5`. */
  readonly constrained: number | undefined;
  readonly features: string;
  readonly version: number;
}

/** The parts of a size's name: https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export function parseName(name: string): SizeName | undefined {
  const match = pattern.exec(name);
  if (match === null) return undefined;
  const [, , letters = '', count, constrained, features = ''] = match;
  const version = Number(/_v(\d+)(?:_Promo)?$/.exec(name)?.[1] ?? 1);
  const left = constrained === undefined ? undefined : Number(constrained);
  return { letters, count: Number(count), constrained: left, features, version };
}

/** The size whose hardware a constrained size has: `Standard_E8ads_v5` of `Standard_E8-2ads_v5`. */
export function parentOf(name: string): string | undefined {
  const parent = name.replace(/^((?:Standard|Basic)_[A-Z]+\d+)-\d+/, '$1');
  return parent === name ? undefined : parent;
}
