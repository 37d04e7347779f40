import process from 'node:process';
import { formats } from '../../report/index.ts';
import { fixLevels } from '../../result/fix-level.ts';
import { policiesForCompletion } from '../../settings/policies/catalog.ts';
import { commands } from '../did-you-mean.ts';
import { type KnownOption, optionsOf } from './options.ts';
import { shells } from './scripts.ts';

export interface Completion {
  readonly value: string;
  readonly description?: string;
}

const commandDescriptions: readonly Completion[] = [
  { value: 'check', description: 'Lint files, folders and globs (the default command)' },
  { value: 'graph', description: 'Print the resources a template would deploy' },
  { value: 'rules', description: 'List every policy' },
  { value: 'trace', description: 'Show why a policy says of a resource what it says' },
  { value: 'explain', description: 'Print the page of a policy' },
  { value: 'init', description: 'Write a first resilint.config.json' },
  { value: 'policy', description: 'Write custom policies' },
  { value: 'completion', description: 'Print a completion script' },
];

/**
 * What the word at the cursor may become, after the words before it. Empty where it is a file's name, or nothing that is
 * known: shells complete files then.
 */
export async function complete(current: string, before: readonly string[]): Promise<readonly Completion[]> {
  const [command, words] = commandOf(before);
  const options = optionsOf(command);
  const previous = words.at(-1);
  const asked = options.find(({ name, takesValue }) => takesValue && name === previous);
  if (asked !== undefined) return matching(current, await valuesOf(asked));
  const [, name, value = ''] = /^(--[\w-]+)=(.*)$/s.exec(current) ?? [];
  if (name !== undefined) {
    const option = options.find((each) => each.name === name);
    const values = option === undefined ? [] : matching(value, await valuesOf(option));
    return values.map((each) => ({ ...each, value: `${name}=${each.value}` }));
  }
  if (current.startsWith('-'))
    return matching(
      current,
      options.map((option) => ({ value: option.name, description: option.description })),
    );
  const operands = operandsOf(words, options);
  const own = matching(current, await operandValues(command, operands.length));
  const first = before.length === 0 ? matching(current, commandDescriptions) : [];
  return [...first, ...own];
}

/** The command that is called, `check` where none is, and the words that follow it. */
function commandOf(words: readonly string[]): readonly [string, readonly string[]] {
  const [first, second = ''] = words;
  if (first === undefined || !commands.includes(first)) return ['check', words];
  if (first === 'policy' && ['new', 'check', 'test'].includes(second)) return [`policy ${second}`, words.slice(2)];
  return [first, words.slice(1)];
}

function operandsOf(words: readonly string[], options: readonly KnownOption[]): readonly string[] {
  const withValue = new Set(options.filter(({ takesValue }) => takesValue).map(({ name }) => name));
  return words.filter((word, at) => !word.startsWith('-') && !withValue.has(words[at - 1] ?? ''));
}

async function operandValues(command: string, at: number): Promise<readonly Completion[]> {
  if (at > 0) return [];
  switch (command) {
    case 'explain':
    case 'trace':
      return (await policiesForCompletion(process.cwd())).policies;
    case 'policy':
      return ['new', 'check', 'test'].map((value) => ({ value }));
    case 'completion':
      return shells.map((value) => ({ value }));
    default:
      return [];
  }
}

async function valuesOf({ name, choices }: KnownOption): Promise<readonly Completion[]> {
  if (choices.length > 0) return choices.map((value) => ({ value }));
  switch (name) {
    case '--format':
    case '-f':
      return formats.map((value) => ({ value }));
    case '--report':
      return formats.map((value) => ({ value: `${value}=` }));
    case '--fix':
    case '--diff':
      return fixLevels.map((value) => ({ value }));
    case '--select':
    case '--ignore': {
      const { policies, selectors } = await policiesForCompletion(process.cwd());
      return [...policies, ...selectors.map((value) => ({ value }))];
    }
    case '--packs':
      return (await policiesForCompletion(process.cwd())).packs.map((value) => ({ value }));
    default:
      return [];
  }
}

/** In any case; of a list with commas the last member is completed. */
function matching(current: string, candidates: readonly Completion[]): readonly Completion[] {
  const before = current.slice(0, current.lastIndexOf(',') + 1);
  const wanted = current.slice(before.length).toLowerCase();
  return candidates
    .filter(({ value }) => value.toLowerCase().startsWith(wanted))
    .map((each) => ({ ...each, value: `${before}${each.value}` }));
}
