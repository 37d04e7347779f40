import type { FunctionRow } from '../values/functions/entry.ts';
import { functionNamed, valueFunctions } from '../values/functions/index.ts';
import { contextFunctions } from './context-functions/index.ts';
import { contextFunction } from './evaluate.ts';

/** What is known of a function, whether its result depends on its arguments alone or not; by lower-case name. */
export function rowNamed(name: string): FunctionRow | undefined {
  return functionNamed(name) ?? contextFunction(name, contextFunctions);
}

/** Every function there is, in alphabetical order. */
export function allFunctions(): readonly FunctionRow[] {
  return [...valueFunctions(), ...contextFunctions.values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
}
