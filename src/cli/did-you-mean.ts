import process from 'node:process';
import type { Argv } from 'yargs';
import { closest } from '../template/suggest.ts';
import { isNamedThere } from '../workspace/disk.ts';
import { UsageError } from './exit-codes.ts';
import { neighbourCommand, neighbourOption } from './neighbours.ts';
import { wrongValue } from './wrong-value.ts';

export const commands: readonly string[] = [
  'check',
  'graph',
  'rules',
  'trace',
  'init',
  'policy',
  'explain',
  'completion',
];

/** The first word is a command or a path: one that is nearly a command, and no path, is a mistake. */
export function checkCommand([first, next]: readonly string[]): void {
  if (first === undefined || first.startsWith('-') || commands.includes(first) || isNamedThere(process.cwd(), first))
    return;
  const near = neighbourCommand(first, next) ?? (/^[a-z]+$/i.test(first) ? closest(first, commands) : undefined);
  if (near !== undefined)
    throw new UsageError(`there is no command, file or folder '${first}'; did you mean 'resilint ${near}'?`);
}

/** What the parser of arguments says, in our words. */
export function explained(message: string | undefined, args: readonly string[], usage: Argv): readonly string[] {
  if (message?.startsWith('Not enough non-option'))
    return [`${args.find((arg) => commands.includes(arg)) ?? 'the command'} needs ${wanted(args)}`];
  const file = args.find((arg) => arg.startsWith('-') && isNamedThere(process.cwd(), arg));
  if (file !== undefined) return [`'${file}' is read as options; for the file write './${file}'`];
  const wrong = wrongValue(message ?? '');
  if (wrong.length > 0) return wrong;
  const [, missing] = /^Not enough arguments following: (.*)$/.exec(message ?? '') ?? [];
  if (missing !== undefined) return [`${missing.length === 1 ? '-' : '--'}${missing} needs a value`];
  const [, names] = /^Unknown arguments?: (.*)$/s.exec(message ?? '') ?? [];
  if (names === undefined) return (message ?? 'wrong arguments').split('\n');
  const known = knownOptions(usage);
  // Yargs names an option twice, as it was written and in camel case.
  const unknown = names.split(', ').filter((name, at, all) => !all.slice(0, at).map(camel).includes(camel(name)));
  return unknown.map((name) => unknownOption(name, args, known));
}

/** What the command that is called cannot do without. */
function wanted(args: readonly string[]): string {
  if (args.includes('trace')) return 'the id of a policy and the name of a resource, for example VM-13 web-nic';
  if (args.includes('explain') || args.includes('policy')) return 'the id of a policy, for example VM-13';
  return 'a file, for example main.json';
}

function unknownOption(name: string, args: readonly string[], known: readonly string[]): string {
  if (name === 'unsafe-fixes') return "there is no option '--unsafe-fixes'; did you mean '--fix=all' or '--diff=all'?";
  if (args.includes(name)) return `there is no use for '${name}' here`;
  const dashes = name.length === 1 ? '-' : '--';
  const same = neighbourOption(name);
  if (same !== undefined) return `there is no option '${dashes}${name}'; here it is ${same}`;
  const near = closest(name, known);
  return `there is no option '${dashes}${name}'${near === undefined ? '' : `; did you mean '--${near}'?`}`;
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What was declared for the command that was read: what is handed to `fail` knows it, and its type does not tell. */
function knownOptions(usage: Argv): string[] {
  const descriptions = (usage as unknown as { getDescriptions(): Readonly<Record<string, string>> }).getDescriptions();
  return Object.keys(descriptions).filter((name) => name.length > 1 && !/[A-Z]/.test(name));
}
