import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configName } from './config/find.ts';
import { sourceOf } from './files/compiled.ts';
import { discover } from './files/discover.ts';
import { OptionError } from './policies/select.ts';
import { openSession } from './read/session.ts';

/** What a repository holds, as far as a first configuration is concerned. */
export interface Survey {
  readonly arm: number;
  readonly bicep: number;
  /** ARM templates that were compiled from a Bicep file of the repository. */
  readonly compiled: number;
  readonly parameters: number;
  /** Patterns of folders that look like tests or examples, with the number of their templates. */
  readonly asides: readonly { readonly pattern: string; readonly templates: number }[];
}

export interface Started {
  /** What was written, relative to the current folder. */
  readonly written: readonly string[];
  readonly survey: Survey;
}

/** Writes a first configuration, and keeps the folder that VS Code reads SARIF from out of git. */
export async function startConfiguration(cwd: string): Promise<Started> {
  const file = path.join(cwd, configName);
  if (existsSync(file)) throw new OptionError(`'${configName}' is there already: edit it, or remove it first`);
  const session = openSession({ cwd, context: {}, parameters: [], environment: [] });
  const survey = await surveyOf(session);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, configurationFor(survey), { flag: 'wx' });
  const { root } = session.workspace;
  const ignored = existsSync(path.join(root, '.git')) && ignoreReports(path.join(root, '.gitignore'));
  const written = [configName, ...(ignored ? [path.relative(cwd, path.join(root, '.gitignore'))] : [])];
  return { written, survey };
}

async function surveyOf(session: ReturnType<typeof openSession>): Promise<Survey> {
  const { candidates } = await discover(session.workspace, session.cwd, []);
  const counts = { arm: 0, bicep: 0, compiled: 0, parameters: 0 };
  const asides = new Map<string, number>();
  for (const { path: file } of candidates) {
    const { kind } = session.documents.open(file);
    if (kind === 'parameters' || kind === 'bicep-parameters') counts.parameters += 1;
    if (kind === 'template') {
      const compiled = sourceOf(session, file) !== undefined;
      counts[compiled ? 'compiled' : file.endsWith('.bicep') ? 'bicep' : 'arm'] += 1;
      const aside = /(?:^|\/)(tests?|examples?|fixtures|\.?test-?data)\//i.exec(file)?.[1];
      if (aside !== undefined && !compiled) asides.set(aside, (asides.get(aside) ?? 0) + 1);
    }
    session.documents.release(file);
  }
  return { ...counts, asides: Array.from(asides, ([name, templates]) => ({ pattern: `${name}/`, templates })) };
}

const documentation = 'https://github.com/resilint/resilint/blob/main/docs/configuration.md';

function configurationFor({ asides }: Survey): string {
  const ignores = asides.map(
    ({ pattern, templates }) =>
      `    // "${pattern}"  // ${templates} ${templates === 1 ? 'template looks' : 'templates look'} like tests or examples`,
  );
  return `{
  // What can be said here: ${documentation}
  "$schema": "https://raw.githubusercontent.com/resilint/resilint/main/schemas/config.schema.json",
  "preset": "recommended",
  // true where a template is all that is deployed: a backup that is not in it does not exist then.
  "whole": false,
  // For example "VM-9": "off", "category:monitoring": "low", "VM-19": { "parameters": { "level": "customer" } }
  "policies": {},
  // Patterns as in .gitignore
  "ignores": [${ignores.length > 0 ? `\n${ignores.join('\n')}\n  ` : ''}]
}
`;
}

/** VS Code's SARIF viewer opens what lies in `.sarif/`; that is nobody else's. Says whether a line was added. */
function ignoreReports(file: string): boolean {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (/^\/?\.sarif\/?\s*$/m.test(text)) return false;
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : end;
  writeFileSync(file, `${text}${gap}.sarif/${end}`);
  return true;
}
