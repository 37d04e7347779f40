import process from 'node:process';
import { type FixLevel, fixLevels } from '../result/fix-level.ts';
import { closest } from '../template/suggest.ts';
import { isNamedThere } from '../workspace/disk.ts';
import { UsageError } from './exit-codes.ts';

/** What `--fix` and `--diff` can be told: `plain` where no class is named. */
export type FixChoice = FixLevel | 'plain';

const options = ['--fix', '--diff'];

/**
 * An option alone gets an empty value, so that the path behind it is not taken for one: `--fix infra`.
 *
 * @param args What stands before `--`.
 */
export function withFixValues(args: readonly string[]): string[] {
  return args.map((arg, at) => {
    if (!options.includes(arg)) return arg;
    const next = args[at + 1] ?? '';
    if (isLevel(next) && !isNamedThere(process.cwd(), next))
      throw new UsageError(`there is no file or folder '${next}'; did you mean '${arg}=${next}'?`);
    return `${arg}=`;
  });
}

/** Reads the value of `--fix` or `--diff`: the last one where it is given more than once. */
export function fixChoice(option: string): (given: unknown) => FixChoice | undefined {
  return (given) => {
    const value: unknown = Array.isArray(given) ? given.at(-1) : given;
    if (value === undefined || value === false) return undefined;
    const text = String(value);
    if (text === '') return 'plain';
    if (isLevel(text)) return text;
    const near = closest(text, fixLevels);
    throw new UsageError(
      `'--${option}=${text}' is unknown${near ? `; did you mean '--${option}=${near}'?` : ''} (${fixLevels.join(', ')})`,
    );
  };
}

function isLevel(text: string): text is FixLevel {
  return fixLevels.some((level) => level === text);
}

/** The level that was named; where none was, the configuration says it. */
export function namedLevel(choice: FixChoice | undefined): FixLevel | undefined {
  return choice === 'plain' ? undefined : choice;
}
