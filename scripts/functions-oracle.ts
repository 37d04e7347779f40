/**
 * Compares the names and argument counts of the template functions with those that the ARM tools extension for
 * VS Code knows. The file is `assets/ExpressionMetadata.json` of https://github.com/microsoft/vscode-azurearmtools.
 *
 *   npx tsx scripts/functions-oracle.ts FILE
 *
 * Ends with 1 where a difference is not explained below. The extension's last release is older than some functions, so
 * what only resilint knows is listed for the reader and is no difference.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { allFunctions, rowNamed } from '../src/evaluate/functions.ts';

interface OracleFunction {
  readonly name: string;
  readonly minimumArguments: number;
  readonly maximumArguments: number | null;
}

/** Where the reference of the functions, or the service, says otherwise than the extension. */
const explained: Readonly<Record<string, string>> = {
  groupBy: 'a third argument maps the values; Bicep compiles calls that have it',
  padLeft: 'the reference says that the padding character may be left out',
  tryGet: 'Bicep compiles a chain of safe accesses to one call with several keys',
};
const lists =
  'every list* function takes a resource, a version and a body that may be left out; what a body must hold is the service’s';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.log('usage: npx tsx scripts/functions-oracle.ts FILE');
  process.exit(2);
}
const { functionSignatures } = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as {
  readonly functionSignatures: readonly OracleFunction[];
};

const differences = functionSignatures.flatMap(differenceOf);
const reasonFor = (name: string): string | undefined =>
  explained[name] ?? (name.startsWith('list') ? lists : undefined);
for (const { name, text } of differences) {
  const reason = reasonFor(name);
  console.log(`${name}: ${text}${reason === undefined ? '' : ` (explained: ${reason})`}`);
}

const theirs = new Set(functionSignatures.map(({ name }) => name.toLowerCase()));
const more = allFunctions().filter(({ name }) => !theirs.has(name.toLowerCase()) && !name.includes('*'));
console.log(`known to resilint alone: ${more.map(({ name }) => name).join(', ') || 'none'}`);

const unexplained = differences.filter(({ name }) => reasonFor(name) === undefined);
console.log(`${functionSignatures.length} functions compared, ${unexplained.length} unexplained differences`);
process.exitCode = unexplained.length === 0 ? 0 : 1;

function differenceOf(theirs: OracleFunction): { name: string; text: string }[] {
  const { name, minimumArguments, maximumArguments } = theirs;
  const ours = rowNamed(name.toLowerCase());
  if (ours === undefined) return [{ name, text: 'is not known' }];
  const range = `${ours.minArguments} to ${ours.maxArguments}`;
  const wanted = `${minimumArguments} to ${maximumArguments ?? Number.POSITIVE_INFINITY}`;
  return range === wanted ? [] : [{ name, text: `takes ${range} arguments here, ${wanted} there` }];
}
