import { arrayFunctions } from './array.ts';
import { cidrFunctions } from './cidr.ts';
import { comparisonFunctions } from './comparison.ts';
import { dateFunctions } from './date.ts';
import { encodingFunctions } from './encoding.ts';
import type { FunctionEntry } from './entry.ts';
import { lambdaFunctions } from './lambda.ts';
import { logicalFunctions } from './logical.ts';
import { numericFunctions } from './numeric.ts';
import { objectFunctions } from './object.ts';
import { stringFunctions } from './string.ts';
import { uriFunctions } from './uri.ts';

/** The tables are joined when first used: some of their rules call functions themselves. */
let table: ReadonlyMap<string, FunctionEntry> | undefined;

function tables(): ReadonlyMap<string, FunctionEntry> {
  table ??= new Map(
    [
      ...arrayFunctions,
      ...cidrFunctions,
      ...comparisonFunctions,
      ...dateFunctions,
      ...encodingFunctions,
      ...lambdaFunctions,
      ...logicalFunctions,
      ...numericFunctions,
      ...objectFunctions,
      ...stringFunctions,
      ...uriFunctions,
    ].map((row) => [row.name.toLowerCase(), row] as const),
  );
  return table;
}

/** A function whose result depends on its arguments alone, by lower-case name. */
export function functionNamed(name: string): FunctionEntry | undefined {
  return tables().get(name);
}

/** Every such function. */
export function valueFunctions(): readonly FunctionEntry[] {
  return [...tables().values()];
}
