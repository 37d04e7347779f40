import { hintNear } from '../template/suggest.ts';

/** What other tools call severities. */
const levels = new Map([
  ['critical', 'high'],
  ['error', 'high'],
  ['major', 'high'],
  ['warning', 'medium'],
  ['moderate', 'medium'],
  ['note', 'low'],
  ['info', 'low'],
  ['minor', 'low'],
  ['none', 'never'],
  ['off', 'never'],
  ['any', 'low'],
]);

/** `--fail-on must be high, medium, low or never, not 'critical'`, of what yargs says of a value that is not a choice. */
export function wrongValue(message: string): readonly string[] {
  const parts = message.matchAll(/Argument: (.+?), Given: "(.*?)", Choices: (.*)/g);
  return Array.from(parts, ([, name = '', given = '', list = '']) => {
    const choices = Array.from(list.matchAll(/"(.*?)"/g), ([, choice = '']) => choice);
    const meant = levels.get(given.toLowerCase());
    const likely = meant !== undefined && choices.includes(meant) ? `; did you mean '${meant}'?` : '';
    return `--${name} must be ${listed(choices)}, not '${given}'${likely || hintNear(given, choices)}`;
  });
}

function listed(choices: readonly string[]): string {
  return choices.length < 2 ? choices.join() : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
