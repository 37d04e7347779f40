/**
 * Features of the language Bicep, each with a small sample that a test runs: the table in `docs/bicep.md` is written from
 * them. A sample is the text of `main.bicep`; `with` holds what lies beside it.
 */
export interface Feature {
  readonly feature: string;
  /** A word about it, where the table needs one. */
  readonly remark?: string;
  readonly sample: string;
  readonly with?: Readonly<Record<string, string>>;
  /** The parameter file that the sample is judged with. */
  readonly parameters?: string;
  readonly expect: Expected;
}

/**
 * - `value`: evaluated; the output `v` is this, and nothing is said.
 * - `unknown`: read, and only known when it is deployed; the output `v` is not known, and nothing is said.
 * - `reads`: read and named in checks, without a bearing on what is deployed; nothing is said, and there are so many resources.
 * - `refused`: an error, whose message holds this, as the compiler has it.
 * - `notYet`: not evaluated; what it bears on is unknown, and a message that holds this says so.
 */
export type Expected =
  | { readonly value: unknown }
  | { readonly unknown: true }
  | { readonly reads: number }
  | { readonly refused: string }
  | { readonly notYet: string };

export interface Area {
  readonly area: string;
  readonly features: readonly Feature[];
}

/** An expression whose value is known. */
export function valueOf(feature: string, expression: string, value: unknown, declarations = ''): Feature {
  return {
    feature,
    sample: `${declarations}\noutput v object = { v: ${expression} }\n`,
    expect: { value: { v: value } },
  };
}

/** An expression whose value is only known when it is deployed. */
export function unknownOf(feature: string, expression: string, declarations = ''): Feature {
  return { feature, sample: `${declarations}\noutput v string = ${expression}\n`, expect: { unknown: true } };
}

export function refusedIn(feature: string, sample: string, refused: string): Feature {
  return { feature, sample, expect: { refused } };
}

/** Declarations that are read, and so many resources. */
export function readIn(feature: string, sample: string, reads = 0): Feature {
  return { feature, sample, expect: { reads } };
}
