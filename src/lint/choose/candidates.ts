import type { LintDiagnostic, SkippedFile } from '../../result/result.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import { sourceOf } from '../../workspace/find/compiled.ts';
import { byPath, type Candidate, discover, isCandidate } from '../../workspace/find/discover.ts';
import { ignoreRules } from '../../workspace/find/ignored.ts';
import { inOrder } from '../../workspace/find/order.ts';
import { type MentionsOf, openReferences, type References } from '../../workspace/find/references.ts';
import type { Session } from '../../workspace/session.ts';
import type { LintOptions } from '../options.ts';
import { type ChangedScope, changedScope } from './changed.ts';
import { usersOfParameters } from './parameter-users.ts';

/** The files that a run looks at. */
export interface Chosen {
  /** What was asked for. */
  readonly candidates: readonly Candidate[];
  /**
   * What is judged: that, and the templates that may use it, for what a module is like is seen where it is used. Each file
   * stands behind those that may use it.
   */
  readonly judged: readonly Candidate[];
  /** What was asked for, with what is compiled from other files or out of what changed. */
  readonly found: readonly Candidate[];
  readonly skipped: readonly SkippedFile[];
  /** What was asked for and is not there. */
  readonly problems: readonly LintDiagnostic[];
  /** Present where only what changed counts. */
  readonly scope: ChangedScope | undefined;
  readonly references: References;
}

type Options = Pick<
  LintOptions,
  'paths' | 'forceExclude' | 'explainSkipped' | 'overlay' | 'changed' | 'parameters' | 'roots'
>;

/** Finds the files of a run and leaves out what is ignored, compiled from another one, or out of what changed. */
export async function chooseFiles(
  session: Session,
  settings: RunSettings,
  options: Options,
  mentionsOf?: MentionsOf,
): Promise<Chosen> {
  const isIdle = options.changed?.size === 0 && options.paths.length === 0 && !options.explainSkipped;
  const { candidates: all, missing, ignored } = isIdle ? nothing : await asked(session, options);
  const references = openReferences(session.workspace, options.overlay, mentionsOf);
  const { parameterFiles } = session;
  parameterFiles.elsewhere.filesFor = references.parametersFor;
  const scope = options.changed && (await scopeOf(session, settings, references, options.changed, options));
  // First of all: of a large repository little may be concerned, and nothing else is to be read.
  const named = scope ? all.filter(({ path }) => scope.mayUse(path)) : all;
  const users = parameterFiles.isChosen ? [] : await usersOfParameters(session, settings, references, named);
  const { found, left: out } = await included(session, settings, [...named, ...users].sort(byPath), options);
  const twins = await compiledTwins(session, settings, found, [...all, ...users]);
  const left = new Set(twins.map(({ path }) => path));
  const wanted = found.filter(({ path }) => !left.has(path));
  return {
    candidates: wanted,
    judged: options.roots ? wanted : await withUsers(session, settings, references, wanted),
    found,
    skipped: options.explainSkipped ? [...ignored, ...out, ...twins] : twins,
    problems: missing.map(({ path, reason }) => ({
      severity: 'error',
      code: 'not-found',
      message: reason,
      file: path,
    })),
    scope,
    references,
  };
}

async function scopeOf(
  session: Session,
  settings: RunSettings,
  references: References,
  changed: ReadonlySet<string>,
  options: Options,
): Promise<ChangedScope> {
  const { workloads } = await settings.here();
  const parameters = options.parameters.map(session.pathOf);
  return changedScope({ session, settings, references, changed, parameters, workloads });
}

/** With the templates that may use what was asked for; not those that the run over everything leaves out. */
async function withUsers(
  session: Session,
  settings: RunSettings,
  references: References,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const all = new Map(candidates.map((candidate) => [candidate.path, candidate]));
  const closure = [...references.closure(all.keys())];
  const users = closure.filter((path) => !all.has(path) && references.files.has(path) && !/\.bicepparam$/i.test(path));
  const ruleFor = ignoreRules(session.workspace, users);
  for (const path of users) {
    if ((ruleFor(path) ?? (await ignoringConfig(settings, path))) !== undefined) continue;
    if (sourceOf(session, path, (file) => references.files.has(file)) !== undefined) continue;
    all.set(path, { path, named: false });
  }
  return inOrder(closure.sort(), references.usersOf).flatMap((path) => all.get(path) ?? []);
}

const nothing = { candidates: [], missing: [], ignored: [] };

/** What the paths mean on the disk, and of what stands for files there. */
async function asked(session: Session, { paths, overlay = new Map() }: Options) {
  const onDisk = paths.filter((path) => !overlay.has(session.pathOf(path)));
  const found =
    paths.length > 0 && onDisk.length === 0 ? nothing : await discover(session.workspace, session.cwd, onDisk);
  const all = new Map(found.candidates.map((candidate) => [candidate.path, candidate]));
  const named = new Set(paths.map(session.pathOf));
  for (const [path, bytes] of overlay) {
    if (bytes === undefined) all.delete(path);
    else if (named.has(path) || (paths.length === 0 && isCandidate(path)))
      all.set(path, { path, named: named.has(path) });
  }
  return { ...found, candidates: [...all.values()].sort(byPath) };
}

/** Without what configurations ignore. A named file is kept, unless ignores are to hold for named files too. */
async function included(
  session: Session,
  settings: RunSettings,
  candidates: readonly Candidate[],
  { forceExclude = false }: Options,
): Promise<{ readonly found: readonly Candidate[]; readonly left: readonly SkippedFile[] }> {
  const ruleFor = forceExclude
    ? ignoreRules(
        session.workspace,
        candidates.map(({ path }) => path),
      )
    : undefined;
  const found: Candidate[] = [];
  const left: SkippedFile[] = [];
  for (const candidate of candidates) {
    const { path, named } = candidate;
    const reason = named && !forceExclude ? undefined : (ruleFor?.(path) ?? (await ignoringConfig(settings, path)));
    if (reason === undefined) found.push(candidate);
    else left.push({ path, reason: `ignored by ${reason}` });
  }
  return { found, left };
}

async function ignoringConfig(settings: RunSettings, file: string): Promise<string | undefined> {
  const own = await settings.of(file);
  return own.ignores(file) ? (own.files.at(-1) ?? 'the configuration') : undefined;
}

/**
 * Templates whose source is linted in the same run, or would be if it had changed. Who names the template and not its
 * source means the template.
 */
async function compiledTwins(
  session: Session,
  settings: RunSettings,
  candidates: readonly Candidate[],
  all: readonly Candidate[],
): Promise<SkippedFile[]> {
  const named = new Map(all.map((candidate) => [candidate.path, candidate.named]));
  const twins: SkippedFile[] = [];
  for (const { path, named: isNamed } of candidates) {
    const source = sourceOf(session, path, (file) => named.has(file) && (!isNamed || named.get(file) === true));
    if (source === undefined) continue;
    if (named.get(source) !== true && (await ignoringConfig(settings, source)) !== undefined) continue;
    session.documents.release(path);
    twins.push({ path, reason: `compiled from '${source}', which is linted` });
  }
  return twins;
}
