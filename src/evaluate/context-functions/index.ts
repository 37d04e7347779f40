import type { CallExpression } from '../../template/expression.ts';
import type { Frame } from '../context.ts';
import type { Value } from '../value.ts';
import { logicFunctions } from './logic.ts';
import { nameFunctions } from './names.ts';
import { referenceFunctions } from './reference.ts';
import { resourceIdFunctions } from './resource-id.ts';
import { runtimeFunctions } from './runtime.ts';
import { scopeFunctions } from './scope.ts';

/** A function that needs more than its arguments' values: laziness, the frame, or the deployment. */
export type ContextFunction = (call: CallExpression, frame: Frame) => Value;

/** By lower-case name. Arity and existence are checked for the whole template by the binding pass. */
export const contextFunctions: ReadonlyMap<string, ContextFunction> = new Map(
  [logicFunctions, nameFunctions, scopeFunctions, resourceIdFunctions, referenceFunctions, runtimeFunctions].flatMap(
    (table) => Object.entries(table).map(([name, implementation]) => [name.toLowerCase(), implementation] as const),
  ),
);
