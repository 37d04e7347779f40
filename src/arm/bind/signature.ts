/** How a function of the template language is called. */
export interface Signature {
  /** As shown in messages: `padLeft(valueToPad, totalLength, [paddingCharacter])`. */
  readonly signature: string;
  readonly minArguments: number;
  /** `Infinity` where any number is taken. */
  readonly maxArguments: number;
}

/** Finds a function by name, ignoring case. */
export type SignatureOf = (name: string) => Signature | undefined;
