import type { ContextFunction } from '../context.ts';
import { logicFunctions } from './logic.ts';
import { nameFunctions } from './names.ts';
import { referenceFunctions } from './reference.ts';
import { referencesFunctions } from './references.ts';
import { resourceIdFunctions } from './resource-id.ts';
import { runtimeFunctions } from './runtime.ts';
import { scopeFunctions } from './scope.ts';

/** By lower-case name. Arity and existence are checked for the whole template by the binding pass. */
export const contextFunctions: ReadonlyMap<string, ContextFunction> = new Map(
  [
    logicFunctions,
    nameFunctions,
    scopeFunctions,
    resourceIdFunctions,
    referenceFunctions,
    referencesFunctions,
    runtimeFunctions,
  ].flatMap((table) => table.map((row) => [row.name.toLowerCase(), row] as const)),
);
