import type { Location, Verdict } from './result.ts';

/** Why a policy says of a resource what it says, as plain data. */
export interface ResourceTrace {
  readonly type: string;
  readonly name: string;
  readonly location: Location;
  /** The templates, with their parameter files, in which this holds of it. */
  readonly within: readonly string[];
  readonly verdicts: readonly { readonly verdict: Verdict; readonly text?: string }[];
  readonly rules: readonly TracedRule[];
}

export interface TracedRule {
  /** The member of the array that the rule judges one by one. */
  readonly each?: string;
  readonly when?: TracedCondition;
  readonly require?: TracedCondition;
}

export interface TracedCondition {
  readonly truth: boolean | 'unknown';
  readonly label: string;
  /** What it looked at came to. */
  readonly value?: string;
  readonly location?: Location;
  /** Why it is not known. */
  readonly causes: readonly string[];
  readonly children: readonly TracedCondition[];
}
