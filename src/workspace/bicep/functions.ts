import type { SharedFunctions } from '../../bicep/read.ts';
import { allSignatures, signatureNamed } from '../../values/functions/index.ts';

let names: readonly string[] | undefined;

/** The functions of the template language, for Bicep files. */
export const sharedFunctions: SharedFunctions = {
  named: signatureNamed,
  get names() {
    names ??= allSignatures().map((signature) => signature.name);
    return names;
  },
};
