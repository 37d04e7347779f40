import { arrayFunctions } from './array.ts';
import { cidrFunctions } from './cidr.ts';
import { comparisonFunctions } from './comparison.ts';
import { contextSignatures } from './context.ts';
import { dateFunctions } from './date.ts';
import { encodingFunctions } from './encoding.ts';
import type { FunctionEntry, FunctionSignature } from './entry.ts';
import { lambdaFunctions } from './lambda.ts';
import { logicalFunctions } from './logical.ts';
import { numericFunctions } from './numeric.ts';
import { objectFunctions } from './object.ts';
import { stringFunctions } from './string.ts';
import { uriFunctions } from './uri.ts';

/** The tables are joined when first used: some of their rules call functions themselves. */
let table: ReadonlyMap<string, FunctionEntry> | undefined;

function tables(): ReadonlyMap<string, FunctionEntry> {
  table ??= byName([
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
  ]);
  return table;
}

function byName<T extends FunctionSignature>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.name.toLowerCase(), row]));
}

/** A function whose result depends on its arguments alone, by lower-case name. */
export function functionNamed(name: string): FunctionEntry | undefined {
  return tables().get(name);
}

const contextTable = byName(contextSignatures);

/** How a function is called, whether its result depends on its arguments alone or not; by lower-case name. */
export function signatureNamed(name: string): FunctionSignature | undefined {
  return (
    functionNamed(name) ?? contextTable.get(name) ?? (name.startsWith('list') ? contextTable.get('list*') : undefined)
  );
}

/** Every function there is, in alphabetical order. */
export function allSignatures(): readonly FunctionSignature[] {
  return [...tables().values(), ...contextSignatures].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
}
