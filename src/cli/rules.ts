import process from 'node:process';
import { markdownText, webUri } from '../report/escape.ts';
import { loadTerminalMarkdown } from '../report/index.ts';
import { print } from '../report/print.ts';
import { codeLines, lines, type Shown, shownJson } from '../report/shown.ts';
import { type CatalogEntry, catalog, policyNamed } from '../settings/policies/catalog.ts';
import { isIncluded } from '../settings/policies/presets.ts';
import { jsonText } from '../source/json/write.ts';
import type { ExplainArguments, RulesArguments } from './command-options.ts';
import { configOf } from './context.ts';
import { exitCode } from './exit-codes.ts';
import { terminalOf } from './terminal.ts';
import { asUsage } from './usage.ts';

/** `resilint rules`: every policy as the configuration of the current folder has it: a line each, as JSON, or as a table. */
export async function rules(argv: RulesArguments): Promise<number> {
  const all = await asUsage(() => catalog(optionsOf(argv)));
  const { preset } = argv;
  print(formats[argv.format](preset === undefined ? all : all.filter((each) => isIncluded(each.preset, preset))));
  return exitCode.clean;
}

function optionsOf(argv: RulesArguments | ExplainArguments) {
  return { cwd: process.cwd(), policies: argv.policies, config: configOf(argv) };
}

function level({ enabled, severity }: CatalogEntry): string {
  return enabled ? severity : 'off';
}

const formats = {
  text: (policies: readonly CatalogEntry[]): Shown => {
    const width = Math.max(0, ...policies.map(({ id }) => id.length));
    return lines(
      ...policies.map(
        (each) =>
          `${each.id.padEnd(width)}  ${level(each).padEnd(6)}  ${each.preset.padEnd(11)}  ${each.category.padEnd(18)}  ${each.title}`,
      ),
    );
  },
  json: (policies: readonly CatalogEntry[]): Shown => shownJson(`${jsonText(policies, 2)}\n`),
  markdown: (policies: readonly CatalogEntry[]): Shown => {
    const rows = policies.map(
      (each) =>
        `| ${linked(each)} | ${level(each)} | ${each.preset} | ${markdownText(each.category)} | ${markdownText(each.title)} |`,
    );
    return lines(
      '| policy | severity | preset | category | recommendation |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    );
  },
};

function linked({ id, helpUri }: CatalogEntry): string {
  const uri = webUri(helpUri);
  return uri === undefined ? markdownText(id) : `[${markdownText(id)}](${uri})`;
}

/** `resilint explain ID`: the policy's page, on a terminal laid out, else as Markdown. */
export async function explain(argv: ExplainArguments): Promise<number> {
  const { info } = await asUsage(() => policyNamed(argv.id, optionsOf(argv)));
  const terminal = terminalOf(process.stdout, argv.color);
  const text = info.help.markdown.trimEnd();
  if (terminal.width === undefined && !terminal.color) print(codeLines(text));
  else print((await loadTerminalMarkdown())(text, terminal));
  return exitCode.clean;
}
