import type { SharedFunctions } from '../../bicep/read.ts';
import { allFunctions, rowNamed } from '../../evaluate/functions.ts';

let names: readonly string[] | undefined;

/** The functions of the template language, for Bicep files. */
export const sharedFunctions: SharedFunctions = {
  named: rowNamed,
  get names() {
    names ??= allFunctions().flatMap(({ name, inBicep }) => (inBicep.kind === 'function' ? [name] : []));
    return names;
  },
};
