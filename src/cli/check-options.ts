import type { Argv } from 'yargs';
import { formats } from '../report/index.ts';
import { contextOptions, lastOf, presetOption } from './context.ts';
import { fixChoice } from './fix-level.ts';

/** What `-` becomes before the arguments are parsed, where it would be dropped. */
export const stdinMark = '<stdin>';

/** Everything that `resilint check` can be told, in the groups in which help shows it. */
export function checkOptions<T>(command: Argv<T>) {
  return insteadOptions(
    outputOptions(runOptions(fixOptions(exemptOptions(judgeOptions(fileOptions(contextOptions(command))))))),
  )
    .example('$0 infra', 'lint a folder')
    .example('$0 main.json -p prod.parameters.json', 'lint one template with one set of parameters')
    .example('$0 --changed --fail-on high', 'lint what this branch changes')
    .example('$0 --staged', 'lint what git would commit')
    .example('$0 --format sarif --report stylish=report.txt', 'SARIF to standard output, text to a file')
    .example('$0 --fix', 'make the edits that change nothing, or that Azure makes in place')
    .example('$0 --diff=all main.bicep', 'show every edit that is offered')
    .example('$0 - --stdin-filename main.bicep < main.bicep', 'lint what an editor holds');
}

export type CheckArguments =
  Awaited<ReturnType<typeof checkOptions<unknown>>> extends Argv<infer Options> ? Options : never;

function fileOptions<T>(command: Argv<T>) {
  return command
    .positional('paths', {
      type: 'string',
      array: true,
      describe: 'Files, folders or globs; the current folder when left out; - for standard input',
      default: [] as string[],
    })
    .option('changed', {
      type: 'boolean',
      describe: 'Only templates that this branch changes, or that use a file it changes (see --since)',
      default: false,
    })
    .option('since', { type: 'string', describe: 'As --changed, compared with this revision, not the default branch' })
    .option('staged', {
      type: 'boolean',
      describe: "Only what is staged, as git's index holds it",
      default: false,
    })
    .option('stdin-filename', { type: 'string', describe: 'With -: the name and place of the text' })
    .option('ignore-unknown', { type: 'boolean', describe: 'Skip named files that are no templates', default: false })
    .option('force-exclude', { type: 'boolean', describe: 'Leave out ignored files even where named', default: false })
    .option('roots', {
      type: 'boolean',
      describe: 'Judge each template as itself, also one that others use as a module',
      default: false,
    })
    .group(
      ['changed', 'since', 'staged', 'stdin-filename', 'ignore-unknown', 'force-exclude', 'roots'],
      'Which files:',
    );
}

function judgeOptions<T>(command: Argv<T>) {
  return command
    .option('preset', presetOption('What is judged where nothing else is said (default: as the configuration says)'))
    .option('packs', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Only the policies of these packs, separated by commas: vm,vmss,dr',
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
    .option('fail-on-possible', {
      type: 'boolean',
      describe: 'Undecided checks that fail for some allowed value of a parameter are failures too',
    })
    .option('fail-on', {
      choices: ['high', 'medium', 'low', 'never'] as const,
      describe: 'Lowest severity that fails the run',
      default: 'low' as const,
    })
    .option('policies', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A folder of further policies, or one policy (repeatable)',
      default: [] as string[],
    })
    .group(
      ['preset', 'select', 'packs', 'ignore', 'whole', 'fail-on', 'fail-on-possible', 'policies', 'config'],
      'What is judged, and how:',
    );
}

function exemptOptions<T>(command: Argv<T>) {
  return command
    .option('suppressions', {
      type: 'boolean',
      describe: 'Apply suppressions (--no-suppressions: count what they suppress)',
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
    })
    .option('add-suppressions', {
      type: 'string',
      describe: 'Write suppressions of all findings into the files, with this reason',
      coerce: lastOf,
    })
    .group(['suppressions', 'baseline', 'update-baseline', 'add-suppressions'], 'What does not count:');
}

function fixOptions<T>(command: Argv<T>) {
  return command
    .option('fix', {
      type: 'string',
      describe:
        'Make fixes in the files: those that change nothing deployed or that Azure makes in place; --fix=safe: only the former; --fix=all: also those that restart, re-create or cost',
      coerce: fixChoice,
    })
    .option('diff', {
      type: 'string',
      describe: 'Print what --fix, --fix=safe or --fix=all would change, and write nothing',
      coerce: fixChoice,
    })
    .group(['fix', 'diff'], 'Edits:');
}

function runOptions<T>(command: Argv<T>) {
  return command
    .option('jobs', {
      alias: 'j',
      type: 'number',
      nargs: 1,
      describe: 'Threads that judge (default: as many as are worth their start; 1: the main one alone)',
      coerce: lastOf<number>,
    })
    .option('cache', {
      type: 'boolean',
      describe: 'Use what an earlier run found where nothing has changed, and keep what this one finds',
    })
    .option('cache-location', {
      type: 'string',
      nargs: 1,
      describe: "With the cache in this folder, instead of the user's own",
      coerce: lastOf<string>,
    })
    .option('cache-strategy', {
      choices: ['content', 'metadata'] as const,
      describe: 'How a file is known to be unchanged: by what is in it, or by its size and times',
      default: 'content' as const,
    })
    .group(['jobs', 'cache', 'cache-location', 'cache-strategy'], 'How it runs:');
}

const shownGroup = 'What is shown:';

function outputOptions<T>(command: Argv<T>) {
  return command
    .option('format', {
      alias: 'f',
      type: 'string',
      describe: `What standard output gets: ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`,
      default: 'stylish',
    })
    .option('report', {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'A further report, FORMAT=FILE (repeatable)',
      default: [] as string[],
    })
    .option('show-unknown', {
      type: 'boolean',
      describe: 'Also show checks that are undecided or need review, and why a fix is withheld',
      default: false,
    })
    .option('show-pass', { type: 'boolean', describe: 'Also show checks that passed', default: false })
    .option('show-notes', {
      type: 'boolean',
      describe: 'Show each note at its place, not those of a kind as one',
      default: false,
    })
    .option('verbose', {
      alias: 'v',
      type: 'boolean',
      describe: 'Also show the code of related places',
      default: false,
    })
    .option('quiet', {
      alias: 'q',
      type: 'boolean',
      describe: 'Show only what fails the run, without hints',
      default: false,
    })
    .option('limit', {
      type: 'number',
      describe: 'Show no more findings than these, the most severe; reports in files have all',
    })
    .option('category', { type: 'string', describe: 'Category of the SARIF run' })
    .option('color', { type: 'boolean', describe: 'Colour the text (default: on a terminal, unless NO_COLOR is set)' })
    .group(
      [
        'format',
        'report',
        'show-unknown',
        'show-pass',
        'show-suppressed',
        'show-notes',
        'verbose',
        'quiet',
        'limit',
        'category',
        'color',
      ],
      shownGroup,
    );
}

function insteadOptions<T>(command: Argv<T>) {
  return command
    .option('watch', { alias: 'w', type: 'boolean', describe: 'Check again whenever a file changes', default: false })
    .option('list-files', {
      type: 'boolean',
      describe: 'List the files that are linted, and why the others are not, instead of a report',
      default: false,
    })
    .option('print-config', {
      type: 'string',
      describe: 'Print what holds for this file (policies, severities, context), and lint nothing',
    })
    .option('statistics', {
      type: 'boolean',
      describe:
        'Count the findings of every policy, the most frequent first, instead of a report (--format json: as JSON)',
      default: false,
    })
    .option('timings', { type: 'boolean', describe: 'Say where the time went, on standard error', default: false })
    .group(['watch', 'list-files', 'print-config', 'statistics', 'timings'], shownGroup);
}
