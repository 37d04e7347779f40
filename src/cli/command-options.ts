import type { Argv } from 'yargs';
import { configOption, contextOptions, presetOption } from './context.ts';

// The options of all commands but `check`.

export function graphOptions<T>(command: Argv<T>) {
  return contextOptions(colorOption(command))
    .positional('file', { type: 'string', demandOption: true, describe: 'A template' })
    .option('format', {
      alias: 'f',
      choices: ['text', 'json', 'mermaid', 'dot'] as const,
      default: 'text' as const,
      describe: 'How to print it',
    });
}

/** For text that is coloured on a terminal. */
function colorOption<T>(command: Argv<T>) {
  return command.option('color', {
    type: 'boolean',
    describe: 'Colour the text (default: on a terminal, unless NO_COLOR is set)',
  });
}

function policiesOption<T>(command: Argv<T>) {
  return configOption(command).option('policies', {
    type: 'string',
    array: true,
    nargs: 1,
    describe: 'A folder of further policies, or one policy (repeatable)',
    default: [] as string[],
  });
}

export function rulesOptions<T>(command: Argv<T>) {
  return policiesOption(command)
    .option('preset', presetOption('Only the policies of this preset'))
    .option('format', {
      alias: 'f',
      choices: ['text', 'json', 'markdown'] as const,
      default: 'text' as const,
      describe: 'How to print them',
    });
}

export function traceOptions<T>(command: Argv<T>) {
  return policiesOption(contextOptions(colorOption(command)))
    .positional('policy', { type: 'string', demandOption: true, describe: 'The id of a policy' })
    .positional('resource', { type: 'string', demandOption: true, describe: "A resource's name or a part of its id" })
    .positional('paths', { type: 'string', array: true, describe: 'Templates', default: [] as string[] })
    .option('whole', { type: 'boolean', describe: 'The template is all that is deployed' })
    .option('verbose', {
      alias: 'v',
      type: 'boolean',
      describe: 'Also show what is below conditions that hold',
      default: false,
    });
}

export function policyNewOptions<T>(command: Argv<T>) {
  return command
    .positional('id', { type: 'string', demandOption: true, describe: 'Its id, for example CONTOSO-1' })
    .option('folder', { type: 'string', describe: 'Where to write it', default: 'policies' });
}

export function policyPathOptions<T>(command: Argv<T>) {
  return command
    .positional('paths', {
      type: 'string',
      array: true,
      describe: 'Folders of policies, or single ones',
      default: [] as string[],
    })
    .option('types', {
      type: 'string',
      describe: 'A bicep-types index to check against, instead of the one that comes along',
    });
}

export function explainOptions<T>(command: Argv<T>) {
  return policiesOption(colorOption(command)).positional('id', {
    type: 'string',
    demandOption: true,
    describe: 'The id of a policy',
  });
}

export function completionOptions<T>(command: Argv<T>) {
  return command
    .positional('shell', { type: 'string', describe: 'bash, zsh, fish or powershell; by default the one of $SHELL' })
    .example('source <(resilint completion bash)', 'in ~/.bashrc; the script of each shell says where it goes');
}

type Parsed<F extends (command: Argv<unknown>) => Argv<unknown>> =
  Awaited<ReturnType<F>> extends Argv<infer Options> ? Options : never;
export type GraphArguments = Parsed<typeof graphOptions<unknown>>;
export type RulesArguments = Parsed<typeof rulesOptions<unknown>>;
export type ExplainArguments = Parsed<typeof explainOptions<unknown>>;
export type TraceArguments = Parsed<typeof traceOptions<unknown>>;
export type PolicyNewArguments = Parsed<typeof policyNewOptions<unknown>>;
export type PolicyArguments = Parsed<typeof policyPathOptions<unknown>>;
