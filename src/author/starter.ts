import path from 'node:path';
import type { Environment } from '../policy/document/policy.ts';
import { configName } from '../settings/document.ts';
import { isThere } from '../source/door/here.ts';
import { createNamed, refusalToCreate } from '../source/door/write.ts';
import { jsonText } from '../source/json/write.ts';
import { OptionError } from '../source/option-error.ts';
import { sourceOf } from '../workspace/find/compiled.ts';
import { discover } from '../workspace/find/discover.ts';
import { openSession } from '../workspace/session.ts';
import { environmentPatterns } from './environment-names.ts';

/** What a repository holds, as far as a first configuration is concerned. */
export interface Survey {
  readonly arm: number;
  readonly bicep: number;
  /** ARM templates that were compiled from a Bicep file of the repository. */
  readonly compiled: number;
  readonly parameters: number;
  /** Patterns of folders that look like tests or examples, with the number of their templates. */
  readonly asides: readonly { readonly pattern: string; readonly templates: number }[];
  /** Patterns of what names say is for production, and for development. */
  readonly environments: Readonly<Record<Environment, readonly string[]>>;
}

/** What runs the checks of a repository. */
export type Runner = 'github' | 'azure' | 'gitlab';

export interface Started {
  /** What was written, relative to the current folder. */
  readonly written: string;
  readonly survey: Survey;
  readonly runner: Runner;
}

/** Writes a first configuration, and nothing else. */
export async function startConfiguration(cwd: string): Promise<Started> {
  const session = openSession({ cwd, context: {}, parameters: [], env: [] });
  const { workspace } = session;
  const named = { root: workspace.root, absolute: path.join(session.cwd, configName), given: configName };
  const refused = refusalToCreate(named);
  if (refused) throw new OptionError(`${refused.message}: edit it, or remove it first`);
  const survey = await surveyOf(session);
  const made = createNamed(named, configurationFor(survey));
  if (made.kind === 'error') throw new OptionError(made.message);
  return { written: configName, survey, runner: runnerOf(workspace.root) };
}

/** By the file that it reads; GitHub's where there is none. */
function runnerOf(root: string): Runner {
  const has = (file: string): boolean => isThere(path.join(root, file));
  if (has('.github')) return 'github';
  if (has('azure-pipelines.yml') || has('.azure-pipelines')) return 'azure';
  return has('.gitlab-ci.yml') ? 'gitlab' : 'github';
}

async function surveyOf(session: ReturnType<typeof openSession>): Promise<Survey> {
  const { candidates } = await discover(session.workspace, session.cwd, []);
  const counts = { arm: 0, bicep: 0, compiled: 0, parameters: 0 };
  const asides = new Map<string, number>();
  const files: { path: string; parameterFile: boolean }[] = [];
  const here = path.posix.dirname(session.pathOf('any'));
  for (const { path: file } of candidates) {
    const { kind } = session.documents.open(file);
    const parameterFile = kind === 'parameters' || kind === 'bicep-parameters';
    if (parameterFile) counts.parameters += 1;
    if (parameterFile || kind === 'template') files.push({ path: path.posix.relative(here, file), parameterFile });
    if (kind === 'template') {
      const compiled = sourceOf(session, file) !== undefined;
      counts[compiled ? 'compiled' : file.endsWith('.bicep') ? 'bicep' : 'arm'] += 1;
      const aside = /(?:^|\/)(tests?|examples?|fixtures|\.?test-?data)\//i.exec(file)?.[1];
      if (aside !== undefined && !compiled) asides.set(aside, (asides.get(aside) ?? 0) + 1);
    }
    session.documents.release(file);
  }
  return {
    ...counts,
    asides: Array.from(asides, ([name, templates]) => ({ pattern: `${name}/`, templates })),
    environments: environmentPatterns(files),
  };
}

/** What is guessed is said to be so; nothing where no name says anything. */
function overridesFor(environments: Survey['environments']): string {
  const rows = (['production', 'development'] as const)
    .filter((each) => environments[each].length > 0)
    .map((each) => `    { "files": ${jsonText(environments[each]).replaceAll(',', ', ')}, "environment": "${each}" }`);
  if (rows.length === 0) return '';
  return `
  // Guessed from names: what is recommended for production alone is not asked of development. Correct it, or take it out.
  "overrides": [
${rows.join(',\n')}
  ],`;
}

const documentation = 'https://github.com/resilint/resilint/blob/main/docs/configuration.md';

function configurationFor({ asides, environments }: Survey): string {
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
  "policies": {},${overridesFor(environments)}
  // Patterns as in .gitignore
  "ignores": [${ignores.length > 0 ? `\n${ignores.join('\n')}\n  ` : ''}]
}
`;
}
