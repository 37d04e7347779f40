/** A file of facts: what is known of one kind of thing, looked up by name. */
export type FactValue = string | number | boolean;

/** Where a fact is from; `date` is the day the source speaks of, absent where only its version is known. */
export interface FactSource {
  readonly title: string;
  readonly url: string;
  readonly date?: string;
}

export interface FactTable {
  /** `property` as in `vmSize.vCPUs` without its subject; undefined: unknown. */
  readonly get: (property: string, key: string) => FactValue | undefined;
  /** Empty where nothing is known. */
  readonly sources: (property: string, key: string) => readonly FactSource[];
}
