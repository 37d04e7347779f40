import type { LintedFile, SkippedFile } from '../../result/result.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import { compare } from '../../source/compare.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import { rootsOf } from '../../workspace/find/roots.ts';
import type { Session } from '../../workspace/session.ts';
import { breather } from '../breathe.ts';
import type { LintOptions } from '../options.ts';
import { openProgress } from '../progress.ts';
import type { Stopwatch } from '../stopwatch.ts';
import type { Judging } from './judging.ts';
import { contained, type FileOutcome, lintFile, notLinted } from './one-file.ts';
import { setsOf } from './one-template.ts';
import { openSatisfied, type Satisfied } from './satisfied.ts';
import { openWorkloads } from './workloads.ts';

/** What judging the files of a run gave. */
export interface Judged {
  /** Of each file that was judged as itself. */
  readonly outcomes: readonly FileOutcome[];
  /** The files that were not passed over. */
  readonly paths: readonly string[];
  /** What was asked for and is no template, where that is to be told. */
  readonly left: readonly SkippedFile[];
  readonly satisfied: Satisfied;
  /** What was asked for and is a template, as itself or through others. */
  files(asked: readonly Candidate[]): LintedFile[];
}

/** What is to be judged. */
export interface Judgeable {
  /** What was asked for. */
  readonly candidates: readonly Candidate[];
  /** That, and the templates that may use it, each behind those that may use it. */
  readonly judged: readonly Candidate[];
  /** Whether more is judged than asked for, so that each check says in which files its resource stands. */
  readonly traced: boolean;
}

type Options = Pick<LintOptions, 'ignoreUnknown' | 'explainSkipped' | 'onFile' | 'passes' | 'roots'>;

/**
 * Judges each template as itself that no other one uses, with all that it deploys. What is used is judged there. A
 * template that has parameter files of its own, or is part of a workload, is deployed as itself too, whoever uses it.
 */
export async function judgeFiles(
  session: Session,
  settings: RunSettings,
  { candidates, judged, traced }: Judgeable,
  { ignoreUnknown, explainSkipped, onFile, passes, roots: each }: Options,
  stopwatch: Stopwatch,
): Promise<Judged> {
  const satisfied = openSatisfied();
  const workloads = await openWorkloads(session, settings);
  const isAsked = new Set(candidates.map(({ path }) => path));
  const all: FileOutcome[] = [];
  const stands = new Map<string, () => boolean>();
  const left: SkippedFile[] = [];
  const paths: string[] = [];
  const breathe = breather();
  const progressAt = openProgress(session.workspace, judged);
  for (const [at, candidate] of judged.entries()) {
    await breathe();
    onFile?.(progressAt(() => judged.slice(0, at)));
    const { path } = candidate;
    let isPassedOver = false;
    const outcome = await contained(candidate, async () => {
      const judging = await (await settings.of(path)).judgingOf(path);
      const own = await workloads.judgingOf(path, { ...judging, passes, satisfied, traced });
      isPassedOver = each !== true && !isRoot(session, candidate, own);
      if (isPassedOver) return undefined;
      paths.push(path);
      stands.set(path, () => each === true || standsAlone(session, candidate, own));
      return stopwatch.file(path, () => lintFile(session, candidate, own, ignoreUnknown));
    });
    if (outcome) all.push(outcome);
    else if (explainSkipped && !isPassedOver && isAsked.has(path))
      left.push({ path, reason: notLinted(session, path) });
  }
  onFile?.(progressAt(() => judged));
  const { uses } = session.resolver;
  const roots = rootsOf(
    all.map(({ file: { path } }) => ({
      path,
      named: session.resolver.isUsed(path) && (stands.get(path)?.() ?? false),
    })),
    uses,
  );
  // In order of path, so that what is told of several instances does not hang on who uses whom.
  const outcomes = all.filter(({ file }) => roots.has(file.path)).sort((a, b) => compare(a.file.path, b.file.path));
  const files = (asked: readonly Candidate[]): LintedFile[] => {
    const known = new Map(outcomes.map(({ file }) => [file.path, file]));
    const through = usersAmong(new Set(known.keys()), uses);
    return asked.flatMap(({ path }) => known.get(path) ?? linked(session, path, through(path)));
  };
  return { outcomes, paths, left, satisfied, files };
}

/** Whether a template is judged as itself, once those were judged that may use it. */
export function isRoot(session: Session, candidate: Candidate, judging: Omit<Judging, 'satisfied'>): boolean {
  return !session.resolver.isUsed(candidate.path) || standsAlone(session, candidate, judging);
}

/** A file for the whole run counts for a template that is used only where that is named. */
function standsAlone(session: Session, { path, named }: Candidate, judging: Omit<Judging, 'satisfied'>): boolean {
  if (judging.companions !== undefined) return true;
  return (named || !session.parameterFiles.isChosen) && setsOf(session, path, judging).length > 0;
}

function linked({ documents, resolver }: Session, path: string, through: readonly string[]): LintedFile[] {
  const document = resolver.isUsed(path) ? documents.open(path) : undefined;
  if (document?.kind !== 'template') return [];
  const { language } = document.template;
  return [{ path, language, kind: 'linked', status: 'linted', resources: 0, parameterSets: [], through }];
}

/** Which of some files lead to another one. */
function usersAmong(
  roots: ReadonlySet<string>,
  uses: ReadonlyMap<string, ReadonlySet<string>>,
): (file: string) => string[] {
  const users = new Map<string, string[]>();
  for (const [user, used] of uses)
    for (const file of used) {
      const known = users.get(file);
      if (known) known.push(user);
      else users.set(file, [user]);
    }
  return (file) => {
    const found = new Set([file]);
    for (const each of found) for (const user of users.get(each) ?? []) found.add(user);
    return [...found].filter((each) => each !== file && roots.has(each)).sort();
  };
}
