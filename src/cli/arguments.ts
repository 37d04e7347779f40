import process from 'node:process';
import yargs, { type Argv } from 'yargs';
import { UsageError } from './exit-codes.ts';

export type Command = () => Promise<number>;

/** Reads the command line. `undefined` when help was shown. `check` is the default command. */
export async function parse(args: readonly string[], version: string): Promise<Command | undefined> {
  let chosen: Command | undefined;
  const choose = (command: Command): void => {
    chosen = command;
  };
  const parser = yargs([...args])
    .scriptName('resilint')
    .usage(
      '$0 [command] [options]\n\nChecks ARM and Bicep templates against the reliability recommendations for Azure.',
    )
    .command(['check [paths..]', '$0'], 'Lint files, folders and globs (the default command)', checkOptions, (argv) =>
      choose(async () =>
        (argv.watch ? (await import('./watch.ts')).watch : (await import('./check.ts')).check)(argv, version),
      ),
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
    .command('policy', 'Write policies of your own', (command) => policyCommands(command, choose))
    .command('explain <id>', 'Print the page of a policy', explainOptions, (argv) =>
      choose(async () => (await import('./rules.ts')).explain(argv)),
    )
    .completion('completion', 'Print a completion script for bash or zsh')
    .example('$0', 'lint the current folder')
    .example('$0 main.json --parameters prod.parameters.json', 'lint one template with one set of parameters')
    .example('$0 check infra --format sarif --report stylish=report.txt', 'SARIF to standard output, text to a file')
    .example('$0 --diff --unsafe-fixes main.bicep', 'show every edit that is offered')
    .example('$0 graph main.json --format json', 'the evaluated resources')
    .version(version)
    .alias('version', 'V')
    .help()
    .alias('help', 'h')
    .strict()
    .recommendCommands()
    .wrap(Math.min(110, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message, error) => {
      const told = message?.startsWith('Not enough non-option')
        ? `${args.find((arg) => !arg.startsWith('-')) ?? 'the command'} needs a file, for example main.json`
        : (message ?? 'wrong arguments');
      throw error ?? new UsageError(`${told}\nSee resilint --help.`);
    });
  await parser.parseAsync();
  return chosen;
}

function configOption<T>(command: Argv<T>) {
  return command.option('config', {
    type: 'string',
    describe: 'The configuration for every file (--no-config: none), instead of the nearest resilint.config.json',
    coerce: lastOf,
  });
}

function contextOptions<T>(command: Argv<T>) {
  return configOption(command)
    .option('parameters', {
      alias: 'p',
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A parameter file (repeatable)',
      default: [] as string[],
    })
    .option('subscription-id', { type: 'string', describe: 'Subscription the template is deployed to' })
    .option('tenant-id', { type: 'string', describe: 'Tenant it is deployed to' })
    .option('management-group', { type: 'string', describe: 'Management group it is deployed to' })
    .option('resource-group', { type: 'string', describe: 'Resource group it is deployed to' })
    .option('location', { type: 'string', describe: 'Location of the deployment (and of its resource group)' })
    .option('deployment-name', { type: 'string', describe: 'Name of the deployment' })
    .option('env', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Environment variable a template may read (repeatable)',
      default: [] as string[],
    });
}

/** Of an option that is given twice the last one counts. */
function lastOf<T>(value: T | readonly T[]): T | undefined {
  return Array.isArray(value) ? value.at(-1) : (value as T);
}

function exemptOptions<T>(command: Argv<T>) {
  return command
    .option('suppressions', {
      type: 'boolean',
      describe: 'Heed suppressions (--no-suppressions: count what they suppress)',
      default: true,
    })
    .option('show-suppressed', { type: 'boolean', describe: 'Also show what is suppressed', default: false })
    .option('baseline', {
      type: 'string',
      describe: 'A file of findings that were there before and do not count (--no-baseline: none)',
      coerce: lastOf,
    })
    .option('update-baseline', {
      type: 'boolean',
      describe: 'Write the findings there are to the baseline',
      default: false,
    });
}

function checkOptions<T>(command: Argv<T>) {
  return exemptOptions(contextOptions(command))
    .positional('paths', {
      type: 'string',
      array: true,
      describe: 'Files, folders or globs; the current folder when left out',
      default: [] as string[],
    })
    .option('format', { alias: 'f', type: 'string', describe: 'What standard output gets', default: 'stylish' })
    .option('report', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A further report, FORMAT=FILE (repeatable)',
      default: [] as string[],
    })
    .option('packs', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Only the policies of these packs, separated by commas: vm,vmss',
    })
    .option('select', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Only these policies (commas, repeatable): an id, pack:…, category:…, severity:…',
      default: [] as string[],
    })
    .option('ignore', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'All but these policies',
      default: [] as string[],
    })
    .option('whole', {
      type: 'boolean',
      describe: 'The template is all that is deployed: what is not in it does not exist',
    })
    .option('show-unknown', {
      type: 'boolean',
      describe: 'Also show checks that are open or need review',
      default: false,
    })
    .option('show-pass', { type: 'boolean', describe: 'Also show checks that passed', default: false })
    .option('fix', { type: 'boolean', describe: 'Make the safe edits in the files', default: false })
    .option('unsafe-fixes', {
      type: 'boolean',
      describe: 'With --fix or --diff: also the edits that need a look',
      default: false,
    })
    .option('diff', { type: 'boolean', describe: 'Print what --fix would change, and write nothing', default: false })
    .option('fail-on', {
      choices: ['high', 'medium', 'low', 'never'] as const,
      describe: 'Lowest severity that fails the run',
      default: 'low' as const,
    })
    .option('ignore-unknown', { type: 'boolean', describe: 'Skip named files that are no templates', default: false })
    .option('policies', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A folder of further policies (repeatable)',
      default: [] as string[],
    })
    .option('force-exclude', { type: 'boolean', describe: 'Leave out ignored files even where named', default: false })
    .option('watch', { alias: 'w', type: 'boolean', describe: 'Check again whenever a file changes', default: false })
    .option('color', { type: 'boolean', describe: 'Colour the text output (default: on a terminal)' })
    .option('category', { type: 'string', describe: 'Category of the SARIF run' });
}

function graphOptions<T>(command: Argv<T>) {
  return contextOptions(command)
    .positional('file', { type: 'string', demandOption: true, describe: 'A template' })
    .option('format', {
      alias: 'f',
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'How to print it',
    });
}

function policiesOption<T>(command: Argv<T>) {
  return configOption(command).option('policies', {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'A folder of further policies (repeatable)',
    default: [] as string[],
  });
}

function rulesOptions<T>(command: Argv<T>) {
  return policiesOption(command).option('format', {
    alias: 'f',
    choices: ['text', 'json', 'markdown'] as const,
    default: 'text' as const,
    describe: 'How to print them',
  });
}

function traceOptions<T>(command: Argv<T>) {
  return policiesOption(contextOptions(command))
    .positional('policy', { type: 'string', demandOption: true, describe: 'The id of a policy' })
    .positional('resource', { type: 'string', demandOption: true, describe: "A resource's name or a part of its id" })
    .positional('paths', { type: 'string', array: true, describe: 'Templates', default: [] as string[] })
    .option('whole', { type: 'boolean', describe: 'The template is all that is deployed' });
}

function policyCommands<T>(command: Argv<T>, choose: (command: Command) => void) {
  return command
    .command('new <id>', 'Start a policy and its page', policyNewOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyNew(argv)),
    )
    .command('check [folders..]', 'Check policies: schema, names, types', policyFolderOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyCheck(argv)),
    )
    .command('test [folders..]', "Run the examples of policies' pages", policyFolderOptions, (argv) =>
      choose(async () => (await import('./policy.ts')).policyTest(argv)),
    )
    .demandCommand(1, 'policy wants one of: new, check, test');
}

function policyNewOptions<T>(command: Argv<T>) {
  return command
    .positional('id', { type: 'string', demandOption: true, describe: 'Its id, for example CONTOSO-1' })
    .option('folder', { type: 'string', describe: 'Where to write it', default: 'policies' });
}

function policyFolderOptions<T>(command: Argv<T>) {
  return command
    .positional('folders', { type: 'string', array: true, describe: 'Folders of policies', default: [] as string[] })
    .option('types', {
      type: 'string',
      describe: 'A bicep-types index to check against, instead of the one that comes along',
    });
}

function explainOptions<T>(command: Argv<T>) {
  return policiesOption(command).positional('id', {
    type: 'string',
    demandOption: true,
    describe: 'The id of a policy',
  });
}

type Parsed<F extends (command: Argv<unknown>) => Argv<unknown>> =
  Awaited<ReturnType<F>> extends Argv<infer Options> ? Options : never;
export type CheckArguments = Parsed<typeof checkOptions<unknown>>;
export type GraphArguments = Parsed<typeof graphOptions<unknown>>;
export type RulesArguments = Parsed<typeof rulesOptions<unknown>>;
export type ExplainArguments = Parsed<typeof explainOptions<unknown>>;
export type TraceArguments = Parsed<typeof traceOptions<unknown>>;
export type PolicyNewArguments = Parsed<typeof policyNewOptions<unknown>>;
export type PolicyArguments = Parsed<typeof policyFolderOptions<unknown>>;
