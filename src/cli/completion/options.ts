import yargs, { type Argv } from 'yargs';
import { checkOptions } from '../check-options.ts';
import {
  explainOptions,
  graphOptions,
  policyNewOptions,
  policyPathOptions,
  rulesOptions,
  traceOptions,
} from '../command-options.ts';

/** An option of a command as it is completed. */
export interface KnownOption {
  /** With its dashes. */
  readonly name: string;
  readonly description: string;
  /** Whether a value follows. */
  readonly takesValue: boolean;
  readonly choices: readonly string[];
}

type Declare = (command: Argv<unknown>) => Argv<unknown>;

const declared: Readonly<Record<string, Declare>> = {
  check: checkOptions as Declare,
  graph: graphOptions as Declare,
  rules: rulesOptions as Declare,
  trace: traceOptions as Declare,
  explain: explainOptions as Declare,
  'policy new': policyNewOptions as Declare,
  'policy check': policyPathOptions as Declare,
  'policy test': policyPathOptions as Declare,
};

/** What yargs knows of the options that were declared; its types do not tell. */
interface Knows {
  getOptions(): {
    readonly key: Readonly<Record<string, unknown>>;
    readonly alias: Readonly<Record<string, readonly string[]>>;
    readonly boolean: readonly string[];
    readonly choices: Readonly<Record<string, readonly string[]>>;
  };
  getInternalMethods(): {
    getUsageInstance(): { getDescriptions(): Readonly<Record<string, string | undefined>> };
  };
}

/** The options of a command: none of one that there is not. */
export function optionsOf(command: string): readonly KnownOption[] {
  const declare = new Map(Object.entries(declared)).get(command);
  const parser = declare === undefined ? yargs([]) : declare(yargs([]) as Argv<unknown>);
  const knows = parser as unknown as Knows;
  const { key, alias, boolean, choices } = knows.getOptions();
  const descriptions = new Map(Object.entries(knows.getInternalMethods().getUsageInstance().getDescriptions()));
  const choicesOf = new Map(Object.entries(choices));
  const aliasesOf = new Map(Object.entries(alias));
  return Object.keys(key)
    .filter((name) => !/[A-Z]/.test(name) && descriptions.get(name) !== undefined && name !== 'paths')
    .flatMap((name) =>
      [name, ...(aliasesOf.get(name) ?? [])].map((each) => ({
        name: each.length === 1 ? `-${each}` : `--${each}`,
        description: (descriptions.get(name) ?? '').replace('__yargsString__:', ''),
        takesValue: !boolean.includes(name),
        choices: (choicesOf.get(name) ?? []).map(String),
      })),
    );
}
