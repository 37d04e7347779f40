/** A resource of a template in a list. */
export interface ResourceLine {
  /** Empty where it is not known. */
  readonly type: string;
  readonly name: string;
  /** `existing`, `when deploy`, `loop web: 3 times`. */
  readonly notes: readonly string[];
  readonly file: string;
  readonly line: number;
}
