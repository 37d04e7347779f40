import process from 'node:process';
import {
  configured,
  draw,
  type Inspection,
  type InspectOptions,
  inspect,
  type Listing,
  listResources,
} from '../author/inspect.ts';
import type { LintOptions } from '../lint/options.ts';
import { print, printError } from '../report/print.ts';
import { lines, shownJson } from '../report/shown.ts';
import { version } from '../version.ts';
import type { GraphArguments } from './command-options.ts';
import { configOf, contextOf } from './context.ts';
import { exitCode } from './exit-codes.ts';
import { terminalOf } from './terminal.ts';
import { asUsage } from './usage.ts';

/** `resilint graph FILE`: the resources a template would deploy, evaluated. Problems of the template go to stderr too. */
export async function graph(argv: GraphArguments): Promise<number> {
  const { file, parameters, env, format } = argv;
  const given = { cwd: process.cwd(), file, parameters, env, context: contextOf(argv) };
  const options = await asUsage(() => configured(given, configOf(argv)));
  if (format === 'mermaid' || format === 'dot') return printPicture(options, argv, format);
  const { problems, readable } = format === 'json' ? printJson(options) : await printList(options, argv.color);
  printError(lines(...problems));
  return readable ? exitCode.clean : exitCode.findings;
}

function printJson(options: InspectOptions): Inspection {
  const inspection = inspect(options);
  print(shownJson(inspection.text));
  return inspection;
}

async function printList(options: InspectOptions, color: boolean | undefined): Promise<Listing> {
  const { loadResources } = await import('../report/index.ts');
  const render = await loadResources();
  const listing = listResources(options);
  print(render(listing.resources, terminalOf(process.stdout, color)));
  return listing;
}

/** Findings are marked in it; they are no reason to fail. */
async function printPicture(options: InspectOptions, argv: GraphArguments, format: 'mermaid' | 'dot'): Promise<number> {
  const { lint } = await import('../lint/run.ts');
  const { findings } = await asUsage(() => lint(lintOptions(options, argv)));
  const { picture, problems } = await draw(options, findings);
  printError(lines(...problems));
  if (picture === undefined) return exitCode.findings;
  const { loadPicture } = await import('../report/index.ts');
  print((await loadPicture(format))(picture));
  return exitCode.clean;
}

function lintOptions({ cwd, file, parameters, env }: InspectOptions, argv: GraphArguments): LintOptions {
  return {
    toolVersion: version,
    cwd,
    paths: [file],
    parameters,
    env,
    environment: argv.environment,
    context: contextOf(argv),
    config: configOf(argv),
    select: [],
    ignore: [],
    policies: [],
    documented: false,
    ignoreUnknown: true,
    roots: true,
  };
}
