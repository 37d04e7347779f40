import { groupBy } from '../fix/group.ts';
import { shippedPages } from '../policy/shipped.ts';
import { own } from '../source/own.ts';
import type { Overlay, Workspace } from '../source/workspace.ts';
import { breather } from './breathe.ts';
import { openRunSettings, type RunSettings } from './config/run-settings.ts';
import type { FileJudging } from './config/settings.ts';
import type { DeploymentContext } from './context.ts';
import { compare, tidy } from './diagnostics.ts';
import { choose } from './files/candidates.ts';
import type { Candidate } from './files/discover.ts';
import { unusedParameters } from './files/parameter-users.ts';
import { rootsOf } from './files/roots.ts';
import { openContent } from './judge/content.ts';
import type { ExemptOptions } from './judge/exempt.ts';
import { contained, lintFile, notLinted, type Outcome, tally } from './judge/one-file.ts';
import type { Judging } from './judge/one-template.ts';
import { type Settled, settle } from './judge/settle.ts';
import { openWorkloads } from './judge/workloads.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies/policies.ts';
import { comparePolicyIds } from './policies/policy-order.ts';
import { isParameterFile } from './read/parameter-files.ts';
import { openSession, type Session } from './read/session.ts';
import type { FileChecks, LintedFile, LintResult, SkippedFile, Statistics } from './result.ts';
import { maskedText } from './secrets.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

export interface LintOptions extends ExemptOptions {
  readonly toolVersion: string;
  readonly cwd: string;
  /** Files, folders, globs; none: the current folder. */
  readonly paths: readonly string[];
  readonly parameters: readonly string[];
  readonly environment: readonly string[];
  readonly context: DeploymentContext;
  /** Only the policies of these packs. */
  readonly packs?: readonly string[] | undefined;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  /** Absent: what the configuration says, else no. */
  readonly whole?: boolean | undefined;
  /** A configuration for all files, instead of the nearest one of each; `false`: none. */
  readonly config?: string | false | undefined;
  /** Whether what is ignored is left out also where it is named. */
  readonly forceExclude?: boolean;
  /** Folders of further policies. */
  readonly policies: readonly string[];
  /** Whether checks that passed are among the findings. */
  readonly passes?: boolean | undefined;
  /** Whether reports want the policies' documentation. */
  readonly documented: boolean;
  readonly ignoreUnknown: boolean;
  /** What stands for files instead of what is on the disk, by path relative to the workspace root. */
  readonly overlay?: Overlay | undefined;
  /** Only templates that use one of these files, relative to the workspace root, or are one. */
  readonly changed?: ReadonlySet<string> | undefined;
  /** Whether the result is to name all files that are left out, the ignored ones too. */
  readonly explainSkipped?: boolean | undefined;
  /** Told before each file is linted: how many are done, of how many. */
  readonly onFile?: ((done: number, total: number) => void) | undefined;
  /** Files as they were read, or are to be, instead of those on the disk. */
  readonly workspace?: Workspace | undefined;
}

/** Lints. Throws `OptionError` for wrong options; whatever is wrong with a file is a diagnostic of the result. */
export async function lint(options: LintOptions): Promise<LintResult> {
  const stopwatch = startStopwatch();
  const session = openSession(options);
  const shipped = await shippedPolicies();
  const settings = openRunSettings(session, shipped, options);
  const enabled = new Map<string, LoadedPolicy>();
  const content = openContent();
  const workloads = await openWorkloads(session, settings);
  enable(enabled, await judgingOf(settings, session.pathOf('any')));
  const { candidates, found, skipped, problems, scope } = await choose(session, settings, options);
  stopwatch.lap('finding');
  const { all, left } = await lintEach({ session, options, stopwatch, candidates }, async (candidate) => {
    const judging = await judgingOf(settings, candidate.path);
    enable(enabled, judging);
    return workloads.judgingOf(candidate.path, { ...judging, passes: options.passes, content });
  });
  stopwatch.lap('judging');
  const roots = rootsOf(
    all.map(({ file, named }) => ({ path: file.path, named })),
    session.resolver.uses,
  );
  const outcomes = scope ? all.filter(({ file }) => scope.uses(file.path)) : all;
  const linted = new Set(all.map(({ file }) => file.path));
  const kept = outcomes.filter(({ file }) => roots.has(file.path));
  const settled = await settle({
    session,
    settings,
    options,
    files: scope ? outcomes.map(({ file }) => file.path) : candidates.map(({ path }) => path),
    incomplete: problems.length > 0 || outcomes.some(({ file }) => file.status === 'failed'),
    outcomes: kept,
    isContent: content.has,
  });
  stopwatch.lap('edits');
  const pages = options.documented ? await shippedPages() : {};
  return {
    toolVersion: options.toolVersion,
    files: outcomes.map(({ file }) => (roots.has(file.path) ? file : linked(file))),
    skipped: [...skipped, ...left].sort((a, b) => compare(a.path, b.path)),
    parameterFiles: [
      ...options.parameters.map((file) => session.pathOf(file)),
      ...found.map(({ path }) => path).filter((path) => !linted.has(path) && isParameterFile(session.documents, path)),
    ],
    findings: settled.findings,
    diagnostics: tidy([
      ...problems,
      ...settings.diagnostics(),
      ...kept.flatMap(({ diagnostics }) => diagnostics),
      ...session.parameterFiles.diagnostics,
      ...(scope || options.ignoreUnknown ? [] : unusedParameters(session, candidates, all)),
      ...settled.diagnostics,
      ...session.faults.diagnostics(),
    ]),
    policies: [...enabled.values()].sort(byId).map((each) => policyInfo(each, own(pages, each.policy.document.id))),
    statistics: { ...statisticsOf(kept, settled), ...stopwatch.times() },
    text: remembered((file) =>
      session.faults.contain(file, () => maskedText(session, file, usersOf(file, kept)), undefined),
    ),
  };
}

/** A report asks for the text of a file at each of its findings. */
function remembered(text: (file: string) => string | undefined): (file: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, text(file));
    return known.get(file);
  };
}

interface Each {
  readonly session: Session;
  readonly options: LintOptions;
  readonly stopwatch: Stopwatch;
  readonly candidates: readonly Candidate[];
}

async function lintEach(
  { session, options, stopwatch, candidates }: Each,
  judgingFor: (candidate: Candidate) => Promise<Judging>,
): Promise<{ readonly all: readonly Outcome[]; readonly left: readonly SkippedFile[] }> {
  const all: Outcome[] = [];
  const left: SkippedFile[] = [];
  const breathe = breather();
  for (const [at, candidate] of candidates.entries()) {
    await breathe();
    options.onFile?.(at, candidates.length);
    const outcome = await contained(candidate, async () => {
      const judging = await judgingFor(candidate);
      return stopwatch.file(candidate.path, () => lintFile(session, candidate, judging, options.ignoreUnknown));
    });
    if (outcome) all.push(outcome);
    else if (options.explainSkipped) left.push({ path: candidate.path, reason: notLinted(session, candidate.path) });
  }
  return { all, left };
}

/** The templates that were judged with a parameter file. */
function usersOf(parameters: string, outcomes: readonly Outcome[]): string[] {
  return outcomes.filter(({ file }) => file.parameterSets.includes(parameters)).map(({ file }) => file.path);
}

async function judgingOf(settings: RunSettings, file: string): Promise<FileJudging> {
  return (await settings.of(file)).judgingOf(file);
}

function enable(enabled: Map<string, LoadedPolicy>, { policies }: FileJudging): void {
  for (const each of policies) {
    const { id } = each.policy.document;
    if (!enabled.has(id)) enabled.set(id, each);
  }
}

function byId(a: LoadedPolicy, b: LoadedPolicy): number {
  return comparePolicyIds(a.policy.document.id, b.policy.document.id);
}

function linked({ path, language, status }: LintedFile): LintedFile {
  return { path, language, kind: 'linked', status, resources: 0, parameterSets: [] };
}

function statisticsOf(
  outcomes: readonly Outcome[],
  { findings, baselined }: Settled,
): Omit<Statistics, 'milliseconds'> {
  const checks = outcomes.flatMap((outcome) => [...outcome.checks.values()]);
  const all = tally(checks);
  return {
    checks: checks.length,
    ...all,
    notApplicable: checks.filter(({ verdict }) => verdict === 'notApplicable').length,
    waitingForWhole: checks.filter(({ waitsForWhole }) => waitsForWhole).length,
    suppressed: findings.filter(({ verdict, suppression }) => verdict === 'fail' && suppression !== undefined).length,
    baselined,
    policies: byPolicy(outcomes),
  };
}

function byPolicy(outcomes: readonly Outcome[]): Readonly<Record<string, FileChecks>> {
  const checks = groupBy(
    outcomes.flatMap((outcome) => [...outcome.checks]),
    ([key]) => key.slice(0, key.indexOf('|')),
  );
  const sorted = [...checks].sort(([a], [b]) => comparePolicyIds(a, b));
  return Object.fromEntries(sorted.map(([id, each]) => [id, tally(each.map(([, check]) => check))]));
}
