import process from 'node:process';
import { type Survey, startConfiguration } from '../author/starter.ts';
import { print } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint init`: a first configuration, made by looking at the repository. */
export async function init(): Promise<number> {
  const { written, survey } = await asUsage(() => startConfiguration(process.cwd()));
  print(lines(found(survey), ...written.map((file) => `wrote ${file}`), ...next));
  return exitCode.clean;
}

const next = [
  'next:',
  '  resilint check                        what there is to mend',
  '  resilint check --diff=all  every edit that is offered',
];

function found({ arm, bicep, compiled, parameters }: Survey): string {
  const parts = [
    count(bicep, 'Bicep file'),
    count(arm, 'ARM template'),
    count(compiled, 'compiled template', ' (their sources are linted instead)'),
    count(parameters, 'parameter file'),
  ].filter((part) => part !== '');
  return parts.length > 0 ? `found ${parts.join(', ')}` : 'found no template yet';
}

function count(number: number, what: string, note = ''): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}${note}`;
}
