/** How many arguments a function takes. */
export interface Signature {
  /** As shown in messages: `padLeft(valueToPad, totalLength, [paddingCharacter])`. */
  readonly signature: string;
  readonly minArguments: number;
  /** `Infinity` where any number is taken. */
  readonly maxArguments: number;
}

/** Which of its own namespaces Bicep has a function in: `sys` is the language's, `az` Azure's. */
export type Namespace = 'sys' | 'az';

/** How Bicep has a function of the template language: under the same name, or said in another way. */
export type BicepForm = BicepFunction | { readonly kind: 'other'; readonly advice: string };

export interface BicepFunction extends Signature {
  readonly kind: 'function';
  readonly namespace: Namespace;
  /** The kind of file that has it; absent: both. */
  readonly files?: 'bicep' | 'bicepparam';
}

/** Finds a function by its name in lower case. */
export type SignatureOf = (name: string) => Signature | undefined;
