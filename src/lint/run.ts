import { shippedPages } from '../policy/shipped.ts';
import { own } from '../source/own.ts';
import type { Overlay, Workspace } from '../source/workspace.ts';
import { openRunSettings, type RunSettings } from './config/run-settings.ts';
import type { FileJudging } from './config/settings.ts';
import type { DeploymentContext } from './context.ts';
import { compare, tidy } from './diagnostics.ts';
import { choose } from './files/candidates.ts';
import { unusedParameters } from './files/parameter-users.ts';
import { inRepositories } from './files/repositories.ts';
import { judgeFiles } from './judge/all-files.ts';
import type { ExemptOptions } from './judge/exempt.ts';
import type { Outcome } from './judge/one-file.ts';
import { settle } from './judge/settle.ts';
import { all, toldOf } from './judge/told.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies/policies.ts';
import { comparePolicyIds } from './policies/policy-order.ts';
import { isParameterFile } from './read/parameter-files.ts';
import { openSession } from './read/session.ts';
import type { LintResult } from './result.ts';
import { maskedText } from './secrets.ts';
import { statisticsOf } from './statistics.ts';
import { startStopwatch } from './stopwatch.ts';

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
  /** Each template is judged as itself, also where others use it. */
  readonly roots?: boolean | undefined;
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
  const [first = options, ...others] = inRepositories(options);
  const result = await lintIn(first);
  if (others.length === 0) return result;
  const results: LintResult[] = [];
  for (const each of others) results.push(await lintIn(each));
  const { joinResults } = await import('./join-results.ts');
  return joinResults([result, ...results]);
}

/** Lints in one repository. */
async function lintIn(options: LintOptions): Promise<LintResult> {
  const stopwatch = startStopwatch();
  const session = openSession(options);
  const shipped = await shippedPolicies();
  const settings = openRunSettings(session, shipped, options);
  const enabled = new Map<string, LoadedPolicy>();
  enable(enabled, await judgingOf(settings, session.pathOf('any')));
  const chosen = await choose(session, settings, options);
  stopwatch.lap('finding');
  const { candidates, found, skipped, problems, scope } = chosen;
  const judged = await judgeFiles(session, settings, chosen, options, stopwatch);
  for (const each of judged.judgings) enable(enabled, each);
  stopwatch.lap('judging');
  const { outcomes, left } = judged;
  const asked = scope ? candidates.filter(({ path }) => scope.uses(path)) : candidates;
  const isPart = scope !== undefined || chosen.judged.length > candidates.length;
  const told = isPart ? toldOf(new Set(asked.map(({ path }) => path)), session.documents.uses.reach) : all;
  const files = judged.files(asked);
  const linted = new Set(files.map(({ path }) => path));
  const settled = await settle({
    session,
    settings,
    options,
    files: [...new Set([...asked.map(({ path }) => path), ...outcomes.map(({ file }) => file.path)])],
    incomplete: problems.length > 0 || outcomes.some(({ file }) => file.status === 'failed'),
    outcomes,
    told,
    isContent: judged.content.has,
  });
  stopwatch.lap('edits');
  const pages = options.documented ? await shippedPages() : {};
  return {
    toolVersion: options.toolVersion,
    root: session.workspace.root,
    files,
    skipped: [...skipped, ...left].sort((a, b) => compare(a.path, b.path)),
    parameterFiles: [
      ...options.parameters.map((file) => session.pathOf(file)),
      ...found.map(({ path }) => path).filter((path) => !linted.has(path) && isParameterFile(session.documents, path)),
    ],
    findings: settled.findings,
    diagnostics: tidy([
      ...problems,
      ...settings.diagnostics(),
      ...[...outcomes.flatMap(({ diagnostics }) => diagnostics), ...session.parameterFiles.diagnostics].filter(
        told.diagnostic,
      ),
      ...(scope || options.ignoreUnknown ? [] : unusedParameters(session, candidates, outcomes)),
      ...settled.diagnostics,
      ...session.faults.diagnostics(),
    ]),
    policies: [...enabled.values()].sort(byId).map((each) => policyInfo(each, own(pages, each.policy.document.id))),
    statistics: { ...statisticsOf(outcomes, settled, told), ...stopwatch.times() },
    text: remembered((file) =>
      session.faults.contain(file, () => maskedText(session, file, usersOf(file, outcomes)), undefined),
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
