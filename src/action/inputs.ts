import { type Format, formats, isFormat } from '../report/index.ts';
import { own } from '../source/own.ts';
import { closest } from '../template/suggest.ts';
import { ActionError } from './error.ts';

const choices = {
  preset: ['essential', 'recommended', 'all'],
  'fail-on': ['low', 'medium', 'high', 'never'],
  annotations: ['auto', 'true', 'false'],
} as const;

/** What the workflow asks for. Paths are relative to `workingDirectory`. */
export interface ActionInputs {
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly paths: readonly string[];
  readonly parameters: readonly string[];
  readonly config: string | undefined;
  /** A folder that keeps results for later runs. */
  readonly cache: string | undefined;
  readonly preset: (typeof choices)['preset'][number] | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly whole: boolean | undefined;
  readonly failOnPossible: boolean | undefined;
  readonly failOn: (typeof choices)['fail-on'][number];
  readonly changedOnly: boolean;
  readonly annotations: boolean;
  readonly summary: boolean;
  /** The token to suggest edits with; absent where none are to be suggested. */
  readonly suggestWith: string | undefined;
  readonly sarifFile: string | undefined;
  readonly reports: readonly { readonly format: Format; readonly file: string }[];
}

/**
 * The inputs as the runner hands them on: `INPUT_FAIL-ON` for `fail-on`, empty where nothing was given.
 * https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax#inputs
 */
export function readInputs(env: NodeJS.ProcessEnv): ActionInputs {
  const text = (name: string): string => (own(env, `INPUT_${name.toUpperCase()}`) ?? '').trim();
  const lines = (name: string): string[] =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const optional = (name: string): string | undefined => oneLine(name, text(name)) || undefined;
  const sarifFile = optional('sarif-file');
  const annotations = choice('annotations', text('annotations'), 'auto');
  return {
    workingDirectory: optional('working-directory') ?? '.',
    paths: lines('paths'),
    parameters: lines('parameters'),
    config: optional('config'),
    cache: optional('cache'),
    preset: text('preset') === '' ? undefined : choice('preset', text('preset'), ''),
    select: lines('select'),
    ignore: lines('ignore'),
    whole: yesOrNo('whole', text('whole')),
    failOnPossible: yesOrNo('fail-on-possible', text('fail-on-possible')),
    failOn: choice('fail-on', text('fail-on'), 'low'),
    changedOnly: yesOrNo('changed-only', text('changed-only')) ?? false,
    // Code scanning shows each alert at its line: an annotation beside it would say it twice.
    annotations: annotations === 'auto' ? sarifFile === undefined : annotations === 'true',
    summary: yesOrNo('summary', text('summary')) ?? true,
    suggestWith: tokenFor(yesOrNo('suggestions', text('suggestions')) ?? false, text('token')),
    sarifFile,
    reports: lines('reports').map(reportOf),
  };
}

function tokenFor(suggestions: boolean, token: string): string | undefined {
  if (!suggestions) return undefined;
  if (/^[!-~]+$/.test(token)) return token;
  throw new ActionError(
    "the input 'suggestions' needs the input 'token': ${{ github.token }}, with 'pull-requests: write'",
  );
}

function oneLine(name: string, value: string): string {
  if (/[\r\n]/.test(value)) throw new ActionError(`the input '${name}' must be one line`);
  return value;
}

function choice<N extends keyof typeof choices>(name: N, given: string, usual: string): (typeof choices)[N][number] {
  const value = given === '' ? usual : given.toLowerCase();
  const found = choices[name].find((each) => each === value);
  if (found === undefined)
    throw new ActionError(`the input '${name}' is '${given}', and should be one of ${choices[name].join(', ')}`);
  return found;
}

function yesOrNo(name: string, given: string): boolean | undefined {
  if (given === '') return undefined;
  if (/^(?:true|false)$/i.test(given)) return given.toLowerCase() === 'true';
  throw new ActionError(`the input '${name}' is '${given}', and should be true or false`);
}

function reportOf(line: string): ActionInputs['reports'][number] {
  const [, format = '', file = ''] = /^([^=]+)=(.+)$/.exec(line) ?? [];
  if (isFormat(format)) return { format, file };
  if (file === '')
    throw new ActionError(`'${line}' in the input 'reports' should be FORMAT=FILE, for example junit=out.xml`);
  const hint = closest(format, formats);
  throw new ActionError(
    `there is no format '${format}'${hint ? `; did you mean '${hint}'?` : ''} (${formats.join(', ')})`,
  );
}
