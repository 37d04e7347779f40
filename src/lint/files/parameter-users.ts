import path from 'node:path';
import type { RunSettings } from '../config/run-settings.ts';
import { setsOf } from '../judge/one-template.ts';
import { isParameterFile } from '../read/parameter-files.ts';
import type { Session } from '../read/session.ts';
import type { LintDiagnostic, LintedFile } from '../result.ts';
import { type Candidate, discover } from './discover.ts';

/**
 * The templates that take parameter files which were named: a list of staged files may hold just these. They are looked
 * for where the file says, beside it, and last in the whole workspace.
 */
export async function usersOfParameters(
  session: Session,
  settings: RunSettings,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const users = new Map<string, Candidate>();
  for (const { path: file, named } of candidates) {
    if (!named || !isParameterFile(session.documents, file)) continue;
    for (const template of await templatesTaking(session, settings, file))
      users.set(template, { path: template, named: true });
  }
  return [...users.values()].filter(({ path: user }) => !candidates.some((each) => each.path === user));
}

/** A note on each parameter file that was named, though no template of the run takes it. */
export function unusedParameters(
  session: Session,
  candidates: readonly Candidate[],
  linted: readonly { readonly file: LintedFile }[],
): LintDiagnostic[] {
  const taken = new Set(linted.flatMap(({ file }) => file.parameterSets));
  return candidates
    .filter(({ path: file, named }) => named && !taken.has(file) && isParameterFile(session.documents, file))
    .map(({ path: file }) => ({
      severity: 'note',
      code: 'unused-parameters',
      message: `no template takes this parameter file; to lint one with it: resilint TEMPLATE --parameters ${path.posix.basename(file)}`,
      file,
    }));
}

async function templatesTaking(session: Session, settings: RunSettings, file: string): Promise<string[]> {
  const told = session.parameterFiles.templateOf(file);
  if (told !== undefined) return session.documents.open(told).kind === 'template' ? [told] : [];
  const { candidates } = await discover(session.workspace, session.workspace.root, []);
  const all = candidates.map((each) => each.path);
  const isBeside = (each: string): boolean => path.posix.dirname(each) === path.posix.dirname(file);
  const beside = await taking(session, settings, file, all.filter(isBeside));
  return beside.length > 0 ? beside : taking(session, settings, file, all);
}

async function taking(session: Session, settings: RunSettings, file: string, templates: readonly string[]) {
  const found: string[] = [];
  for (const template of templates) {
    if (session.documents.open(template).kind !== 'template') continue;
    const judging = await (await settings.of(template)).judgingOf(template);
    if (setsOf(session, template, judging).some(({ source }) => source?.path === file)) found.push(template);
  }
  return found;
}
