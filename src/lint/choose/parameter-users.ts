import path from 'node:path';
import type { LintDiagnostic } from '../../result/result.ts';
import { configName } from '../../settings/document.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import type { Settings } from '../../settings/settings.ts';
import { isParameterFile } from '../../workspace/bind/parameter-files.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import { ignoreRules } from '../../workspace/find/ignored.ts';
import { mayBeParameters } from '../../workspace/find/mentions.ts';
import type { References } from '../../workspace/find/references.ts';
import type { Session } from '../../workspace/session.ts';
import { setsOf } from '../judge/one-template.ts';
import type { Part } from '../part/part.ts';

/**
 * The templates that take parameter files which were asked for: a list of staged files may hold just these, and so may a
 * folder or what a pattern finds.
 */
export async function usersOfParameters(
  session: Session,
  settings: RunSettings,
  references: References,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const known = new Set(candidates.map((candidate) => candidate.path));
  const files = candidates.filter((each) => each.named || mayBeParameters(each.path)).map((each) => each.path);
  const users = await configuredUsers(settings, references, known, known);
  for (const file of files.filter((each) => isParameterFile(session.documents, each)))
    for (const template of templatesFor(session, references, file))
      if (!known.has(template) && (await takes(session, settings, template, file))) users.add(template);
  const ruleFor = ignoreRules(session.workspace, [...users]);
  return [...users].filter((user) => ruleFor(user) === undefined).map((path) => ({ path, named: true }));
}

/** Those that may take a parameter file, or one that extends it. */
function templatesFor({ documents }: Session, references: References, file: string): ReadonlySet<string> {
  const files = new Set([file]);
  const templates = new Set<string>();
  for (const each of files)
    for (const user of references.usersOf(each)) (isParameterFile(documents, user) ? files : templates).add(user);
  return templates;
}

/** Whether a template takes a parameter file; one that is extended is taken where another one is that extends it. */
async function takes(session: Session, settings: RunSettings, template: string, file: string): Promise<boolean> {
  if (session.documents.open(template).kind !== 'template') return false;
  const judging = await (await settings.of(template)).judgingOf(template);
  return setsOf(session, template, judging).some(
    ({ source }) => source && (source.path === file || session.documents.uses.reach(source.path).has(file)),
  );
}

/** The templates to which configurations give some files, but for those that are known already. */
export async function configuredUsers(
  settings: RunSettings,
  references: References,
  parameters: ReadonlySet<string>,
  known: ReadonlySet<string> = new Set(),
): Promise<Set<string>> {
  const users = new Set<string>();
  if (parameters.size === 0) return users;
  const { files } = references;
  const above = await settings.of('any');
  const isConfigured = [...files].some((file) => path.posix.basename(file) === configName);
  for (const template of isConfigured || hasConventions(above) ? files : []) {
    if (known.has(template)) continue;
    const own = await settings.of(template);
    if (!hasConventions(own)) continue;
    const { parameters: taken = [] } = await own.judgingOf(template);
    if (taken.some((file) => parameters.has(file))) users.add(template);
  }
  return users;
}

function hasConventions({ configuration }: Settings): boolean {
  return configuration.layers.some(({ document }) => document.parameterFiles !== undefined);
}

/** A note on each parameter file that was named, though no template of the run takes it. */
export function unusedParameters(
  candidates: readonly Candidate[],
  { sets, parameterFiles }: Pick<Part, 'sets' | 'parameterFiles'>,
): LintDiagnostic[] {
  const taken = new Set(sets.flatMap(([, files]) => files));
  const untaken = new Set(parameterFiles.filter((file) => !taken.has(file)));
  return candidates
    .filter(({ path: file, named }) => named && untaken.has(file))
    .map(({ path: file }) => ({
      severity: 'note',
      code: 'unused-parameters',
      message: `no template uses this parameter file; to lint one with it: resilint TEMPLATE --parameters ${path.posix.basename(file)}`,
      file,
    }));
}
