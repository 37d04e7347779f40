import process from 'node:process';
import { type Runner, type Survey, startConfiguration } from '../author/starter.ts';
import { print } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint init`: a first configuration, made by looking at the repository. */
export async function init(): Promise<number> {
  const { written, survey, runner } = await asUsage(() => startConfiguration(process.cwd()));
  print(lines(found(survey), `wrote ${written}`, ...nextSteps(runner)));
  return exitCode.clean;
}

const documentation = 'https://github.com/resilint/resilint/blob/main/docs';

const workflows: Readonly<Record<Runner, readonly [what: string, page: string]>> = {
  github: ['a GitHub workflow', 'github-actions.md'],
  azure: ['a step of Azure Pipelines', 'azure-pipelines.md'],
  gitlab: ['a GitLab job', 'gitlab.md'],
};

function nextSteps(runner: Runner): readonly string[] {
  const [what, page] = workflows[runner];
  return [
    'next:',
    '  resilint    (what there is to fix)',
    '  resilint --baseline resilint.baseline.jsonl --update-baseline    (accept what is there: only what is new counts)',
    `  a pre-commit hook: ${documentation}/pre-commit.md`,
    `  ${what}: ${documentation}/${page}`,
  ];
}

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
