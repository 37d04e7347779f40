import process from 'node:process';
import yargs, { type Argv } from 'yargs';
import { print } from '../report/print.ts';
import { codeLines } from '../report/shown.ts';
import { checkOptions, stdinMark } from './check-options.ts';
import {
  completionOptions,
  explainOptions,
  graphOptions,
  policyNewOptions,
  policyPathOptions,
  rulesOptions,
  traceOptions,
} from './command-options.ts';
import { checkCommand, explained } from './did-you-mean.ts';
import { UsageError } from './exit-codes.ts';
import { withFixValues } from './fix-level.ts';

export type Command = () => Promise<number>;

/**
 * Reads the command line. `undefined` when help was shown. `check` is the default command.
 *
 * @param show Prints help.
 */
export async function parse(
  args: readonly string[],
  version: string,
  show: (help: string) => void = (help) => print(codeLines(help)),
): Promise<Command | undefined> {
  if (args[0] === '__complete') return async () => (await import('./completion/run.ts')).answerShell(args.slice(1));
  let chosen: Command | undefined;
  const choose = (command: Command): void => {
    chosen = command;
  };
  const isCheck = args[0] === 'check' && !args.some((arg) => arg === '--help' || arg === '-h');
  const parser = isCheck ? checkParser(args.slice(1), version, choose) : wholeParser(args, version, choose);
  if (!isCheck) checkCommand(args);
  const operands = operandsOf(isCheck ? args.slice(1) : args);
  let said = '';
  const hear = (_error: unknown, _argv: unknown, output: string): void => {
    said += output;
  };
  await parser.parseAsync(operands, {}, hear);
  if (said !== '') show(said);
  return chosen;
}

type Choose = (command: Command) => void;

/** `check` alone: its most common use shall not wait for other commands, nor for the help that yargs makes for each. */
function checkParser(args: readonly string[], version: string, choose: Choose): Argv {
  return withCheck(parserOf(args, version), '$0 [paths..]', version, choose);
}

function parserOf(args: readonly string[], version: string): Argv {
  return yargs(operandsOf(args))
    .scriptName('resilint')
    .locale('en')
    .version(version)
    .alias('version', 'V')
    .help()
    .alias('help', 'h')
    .strict()
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error, usage) => {
      if (error !== undefined && error.name !== 'YError') throw error;
      throw new UsageError(...explained(message || error?.message, args, usage), 'See resilint --help.');
    });
}

function withCheck(parser: Argv, name: string | readonly string[], version: string, choose: Choose): Argv {
  return parser.command(name, 'Lint files, folders and globs (the default command)', checkOptions, (argv) =>
    choose(async () =>
      (argv.watch ? (await import('./watch.ts')).watch : (await import('./check.ts')).check)(argv, version),
    ),
  );
}

function wholeParser(args: readonly string[], version: string, choose: Choose): Argv {
  return withCheck(parserOf(args, version), ['check [paths..]', '$0'], version, choose)
    .usage(
      '$0 [command] [options]\n\nChecks ARM and Bicep templates against the reliability recommendations for Azure.',
    )
    .command('graph <file>', 'Print the resources a template would deploy', graphOptions, (argv) =>
      choose(async () => (await import('./graph.ts')).graph(argv)),
    )
    .command('rules', 'List every policy', rulesOptions, (argv) =>
      choose(async () => (await import('./rules.ts')).rules(argv)),
    )
    .command(
      'trace <policy> <resource> [paths..]',
      'Show why a policy says of a resource what it says',
      traceOptions,
      (argv) => choose(async () => (await import('./trace.ts')).trace(argv)),
    )
    .command('init', 'Write a first resilint.config.json', {}, () =>
      choose(async () => (await import('./init.ts')).init()),
    )
    .command('policy', 'Write custom policies', (command) => policyCommands(command, choose))
    .command('explain <id>', 'Print the page of a policy', explainOptions, (argv) =>
      choose(async () => (await import('./rules.ts')).explain(argv)),
    )
    .command(
      'completion [shell]',
      'Print a completion script for bash, zsh, fish or PowerShell',
      completionOptions,
      (argv) => choose(async () => (await import('./completion/run.ts')).completion(argv.shell)),
    )
    .example('$0 graph main.json --format json', 'the evaluated resources')
    .epilogue('Exit codes: 0 nothing fails, 1 findings, 2 wrong usage, 3 nothing to lint, 4 a fault of resilint.');
}

/** Yargs drops `-`, and for the default command all that stands behind `--`, where a name may begin with `-`. */
function operandsOf(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  const before = withFixValues(end === -1 ? args : args.slice(0, end)).map((arg) => (arg === '-' ? stdinMark : arg));
  const behind = end === -1 ? [] : args.slice(end + 1).map((arg) => (arg.startsWith('-') ? `./${arg}` : arg));
  return [...before, ...behind];
}

function policyCommands<T>(command: Argv<T>, choose: (command: Command) => void) {
  return command
    .command('new <id>', 'Start a policy and its page', policyNewOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyNew(argv)),
    )
    .command('check [paths..]', 'Check policies: schema, names, types', policyPathOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyCheck(argv)),
    )
    .command('test [paths..]', "Run the examples of policies' pages", policyPathOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyTest(argv)),
    )
    .demandCommand(1, 'policy expects one of: new, check, test');
}
