/**
 * Compares the functions and decorators that resilint knows of Bicep with those that a checkout of Azure/bicep declares.
 *
 *     npx tsx scripts/bicep-functions.ts DIR
 *
 * DIR is the checkout, or any folder that holds `SystemNamespaceType.cs`, `AzNamespaceType.cs` and `LanguageConstants.cs`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decoratorNames } from '../src/bicep/lower/check-decorators.ts';
import { bicepFunction, functionNames } from '../src/bicep/lower/function-table.ts';
import { sharedFunctions } from '../src/workspace/bicep/functions.ts';

const folder = process.argv[2];
if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npx tsx scripts/bicep-functions.ts DIR, where DIR is a checkout of Azure/bicep.');
  process.exit(2);
}
process.exit(run(folder) ? 0 : 1);

interface Declared {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

function run(root: string): boolean {
  const [system, az, constants] = ['SystemNamespaceType', 'AzNamespaceType', 'LanguageConstants'].map((name) =>
    readSource(root, `${name}.cs`),
  );
  if (system === undefined || az === undefined || constants === undefined) {
    console.error(`'${root}' has no sources of Bicep's namespaces`);
    return false;
  }
  const sources = `${system}\n${az}`;
  const names = constantsIn(`${constants}\n${sources}`);
  const functions = merged(declaredIn(sources, names));
  const decorators = decoratorsIn(system, names);
  const ofAz = new Set(declaredIn(az, names).map(({ name }) => name));
  const problems = [
    ...functionProblems(functions),
    ...functions.flatMap(({ name }) => namespaceProblem(name, ofAz.has(name) ? 'az' : 'sys')),
    ...decoratorProblems(decorators),
  ];
  for (const problem of problems) console.log(problem);
  console.log(
    `${functions.length} functions and ${decorators.length} decorators compared, ${problems.length} differences`,
  );
  return problems.length === 0;
}

function readSource(root: string, name: string): string | undefined {
  const found = readdirSync(root, { recursive: true })
    .map(String)
    .find((file) => path.basename(file) === name);
  return found === undefined ? undefined : readFileSync(path.join(root, found), 'utf8');
}

function constantsIn(source: string): Map<string, string> {
  const found = source.matchAll(/const string (\w+) = "([^"]*)"/g);
  return new Map(Array.from(found, ([, name = '', value = '']) => [name, value]));
}

/** Each overload, from its builder to the next. */
function declaredIn(source: string, names: ReadonlyMap<string, string>): Declared[] {
  const parts = source.split(/new FunctionOverloadBuilder\(/).slice(1);
  return parts.flatMap((part) => {
    const argument = /^\s*("?)([\w.]+)\1/.exec(part);
    const written = argument?.[2] ?? '';
    const name = argument?.[1] === '"' ? written : names.get(written.replace(/^\w+\./, ''));
    if (name === undefined) return [];
    const own = part.split(/\.Build\(/)[0] ?? '';
    const required = own.match(/\.WithRequiredParameter\(/g)?.length ?? 0;
    const optional = own.match(/\.WithOptionalParameter\(/g)?.length ?? 0;
    const repeated = /\.WithVariableParameter\([^;]*?minimumCount:\s*(\d+)/.exec(own);
    return [
      {
        name,
        min: required + Number(repeated?.[1] ?? 0),
        max: repeated ? Number.POSITIVE_INFINITY : required + optional,
      },
    ];
  });
}

function merged(overloads: readonly Declared[]): Declared[] {
  const byName = new Map<string, Declared>();
  for (const each of overloads) {
    const known = byName.get(each.name) ?? each;
    byName.set(each.name, { name: each.name, min: Math.min(known.min, each.min), max: Math.max(known.max, each.max) });
  }
  return [...byName.values()];
}

function decoratorsIn(source: string, names: ReadonlyMap<string, string>): string[] {
  const found = source.matchAll(/new DecoratorBuilder\("?(?:LanguageConstants\.)?(\w+)"?\)/g);
  return Array.from(found, ([, name = '']) => names.get(name) ?? name);
}

function functionProblems(declared: readonly Declared[]): string[] {
  const wrong = declared.flatMap(({ name, min, max }) => {
    const known = bicepFunction(name, sharedFunctions);
    if (known.kind === 'unknown') return [`function '${name}' is not known`];
    const { minArguments, maxArguments } = known;
    return minArguments === min && maxArguments === max
      ? []
      : [`function '${name}' takes ${min} to ${max} arguments, known are ${minArguments} to ${maxArguments}`];
  });
  const names = new Set(declared.map(({ name }) => name));
  const extra = functionNames(sharedFunctions).filter((name) => !names.has(name) && !name.endsWith('*'));
  return [...wrong, ...extra.map((name) => `function '${name}' is not declared by Bicep`)];
}

function namespaceProblem(name: string, declared: 'az' | 'sys'): string[] {
  const known = bicepFunction(name, sharedFunctions);
  if (known.kind === 'unknown' || known.namespace === declared) return [];
  return [`function '${name}' is of ${declared}, known as one of ${known.namespace}`];
}

function decoratorProblems(declared: readonly string[]): string[] {
  const missing = declared.filter((name) => !decoratorNames.includes(name));
  const extra = decoratorNames.filter((name) => !declared.includes(name));
  return [
    ...missing.map((name) => `decorator '@${name}' is not known`),
    ...extra.map((name) => `decorator '@${name}' is not declared by Bicep`),
  ];
}
