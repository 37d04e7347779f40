import process from 'node:process';
import { type CatalogEntry, catalog, policyNamed } from '../lint/policies/catalog.ts';
import type { ExplainArguments, RulesArguments } from './arguments.ts';
import { configOf } from './context.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint rules`: every policy as the configuration of the current folder has it: a line each, as JSON, or as a table. */
export async function rules(argv: RulesArguments): Promise<number> {
  process.stdout.write(formats[argv.format](await asUsage(() => catalog(optionsOf(argv)))));
  return exitCode.clean;
}

function optionsOf(argv: RulesArguments | ExplainArguments) {
  return { cwd: process.cwd(), policies: argv.policies, config: configOf(argv) };
}

function level({ enabled, severity }: CatalogEntry): string {
  return enabled ? severity : 'off';
}

const formats = {
  text: (policies: readonly CatalogEntry[]): string => {
    const width = Math.max(...policies.map(({ id }) => id.length));
    return policies
      .map((each) => `${each.id.padEnd(width)}  ${level(each).padEnd(6)}  ${each.category.padEnd(18)}  ${each.title}\n`)
      .join('');
  },
  json: (policies: readonly CatalogEntry[]): string => `${JSON.stringify(policies, undefined, 2)}\n`,
  markdown: (policies: readonly CatalogEntry[]): string => {
    const rows = policies.map(
      (each) =>
        `| [${each.id}](${each.helpUri}) | ${level(each)} | ${each.category} | ${each.title.replaceAll('|', '\\|')} |`,
    );
    return `${['| policy | severity | category | recommendation |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
  },
};

/** `resilint explain ID`: the policy's page. */
export async function explain(argv: ExplainArguments): Promise<number> {
  const { info } = await asUsage(() => policyNamed(argv.id, optionsOf(argv)));
  process.stdout.write(`${info.help.markdown.trimEnd()}\n`);
  return exitCode.clean;
}
