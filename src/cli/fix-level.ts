import process from 'node:process';
import { fixLevels } from '../result/fix-level.ts';
import type { FixLevel } from '../result/result.ts';
import { closest } from '../template/suggest.ts';
import { isNamedThere } from '../workspace/disk.ts';
import { UsageError } from './exit-codes.ts';

/** What `--fix` and `--diff` can be told: `plain` where no class is named. */
export type FixChoice = FixLevel | 'plain';

/**
 * An option alone gets an empty value, so that the path behind it is not taken for one: `--fix infra`. Throws
 * `UsageError` for a class that there is not.
 *
 * @param args What stands before `--`.
 */
export function withFixValues(args: readonly string[]): string[] {
  return args.map((arg, at) => {
    const [, option, value] = /^(--(?:fix|diff))(?:=(.*))?$/s.exec(arg) ?? [];
    if (option === undefined) return arg;
    if (value === undefined) checkNext(option, args[at + 1] ?? '');
    else checkValue(option, value);
    return `${option}=${value ?? ''}`;
  });
}

function checkNext(option: string, next: string): void {
  if (isLevel(next) && !isNamedThere(process.cwd(), next))
    throw new UsageError(`there is no file or folder '${next}'; did you mean '${option}=${next}'?`);
}

function checkValue(option: string, value: string): void {
  if (value === '' || isLevel(value)) return;
  const near = /^(?:unsafe|disruptive)$/i.test(value) ? 'all' : closest(value, fixLevels);
  const expected = fixLevels.map((level) => `${option}=${level}`).join(', ');
  throw new UsageError(
    `'${option}=${value}' is unknown${near ? `; did you mean '${option}=${near}'?` : ''} (${expected})`,
  );
}

/** What `--fix` or `--diff` was told: the last time where it is given more than once. */
export function fixChoice(given: unknown): FixChoice | undefined {
  const value: unknown = Array.isArray(given) ? given.at(-1) : given;
  if (typeof value !== 'string') return undefined;
  return isLevel(value) ? value : 'plain';
}

function isLevel(text: string): text is FixLevel {
  return fixLevels.some((level) => level === text);
}

/** The level that was named; where none was, the configuration says it. */
export function namedLevel(choice: FixChoice | undefined): FixLevel | undefined {
  return choice === 'plain' ? undefined : choice;
}
