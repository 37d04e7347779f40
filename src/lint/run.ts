import { performance } from 'node:perf_hooks';
import { shippedPages } from '../policy/shipped.ts';
import type { Workspace } from '../source/workspace.ts';
import { sourceOf } from './compiled.ts';
import { openRunSettings, type RunSettings } from './config/run-settings.ts';
import type { FileJudging } from './config/settings.ts';
import type { DeploymentContext } from './context.ts';
import { tidy } from './diagnostics.ts';
import { type Candidate, discover, ignoredBy } from './discover.ts';
import type { ExemptOptions } from './exempt.ts';
import type { RawFinding } from './fold.ts';
import { type Check, type Judging, lintTemplate, setsOf } from './one-template.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies.ts';
import { comparePolicyIds } from './policy-order.ts';
import type { ProofRoot } from './prove.ts';
import type { LintDiagnostic, LintedFile, LintResult, SkippedFile, Statistics, Verdict } from './result.ts';
import { rootsOf } from './roots.ts';
import { maskedText } from './secrets.ts';
import { openSession, type Session } from './session.ts';
import { type Settled, settle } from './settle.ts';
import { openWorkloads } from './workloads.ts';

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
  /** Whether reports want the policies' documentation. */
  readonly documented: boolean;
  readonly ignoreUnknown: boolean;
  /** Files as they were read, or are to be, instead of those on the disk. */
  readonly workspace?: Workspace | undefined;
}

interface Outcome {
  readonly file: LintedFile;
  readonly named: boolean;
  readonly raw: readonly RawFinding[];
  readonly diagnostics: readonly LintDiagnostic[];
  readonly checks: ReadonlyMap<string, Check>;
  /** What proofs of fixes compare with. */
  readonly proof?: ProofRoot;
}

/** Lints. Throws `OptionError` for wrong options; whatever is wrong with a file is a diagnostic of the result. */
export async function lint(options: LintOptions): Promise<LintResult> {
  const started = performance.now();
  const session = openSession(options);
  const shipped = await shippedPolicies();
  const settings = openRunSettings(session, shipped, options);
  const enabled = new Map<string, LoadedPolicy>();
  const content: Judging['content'] = new WeakMap();
  const { candidates, missing } = await discover(session.workspace, session.cwd, options.paths);
  const problems = missing.map(notFound);
  const outcomes: Outcome[] = [];
  const workloads = await openWorkloads(session, settings);
  enable(enabled, await judgingOf(settings, session.pathOf('any')));
  const found = await included(session, settings, candidates, options.forceExclude ?? false);
  const skipped = compiledTwins(session, found);
  const left = new Set(skipped.map(({ path }) => path));
  for (const candidate of found.filter(({ path }) => !left.has(path))) {
    const judging = await judgingOf(settings, candidate.path);
    enable(enabled, judging);
    const outcome = lintFile(
      session,
      candidate,
      await workloads.judgingOf(candidate.path, { ...judging, content }),
      options.ignoreUnknown,
    );
    if (outcome) outcomes.push(outcome);
  }
  const roots = rootsOf(
    outcomes.map(({ file, named }) => ({ path: file.path, named })),
    session.resolver.uses,
  );
  const linted = new Set(outcomes.map(({ file }) => file.path));
  const kept = outcomes.filter(({ file }) => roots.has(file.path));
  const settled = await settle({
    session,
    settings,
    options,
    files: found.map(({ path }) => path),
    incomplete: problems.length > 0 || outcomes.some(({ file }) => file.status === 'failed'),
    outcomes: kept,
    isContent: (policy, declaration) => content.get(declaration)?.has(policy) ?? false,
  });
  const usersOf = (parameters: string): string[] =>
    kept.filter(({ file }) => file.parameterSets.includes(parameters)).map(({ file }) => file.path);
  const pages = options.documented ? await shippedPages() : {};
  return {
    toolVersion: options.toolVersion,
    files: outcomes.map(({ file }) => (roots.has(file.path) ? file : linked(file))),
    skipped,
    parameterFiles: [
      ...options.parameters.map((file) => session.pathOf(file)),
      ...found.map(({ path }) => path).filter((path) => !linted.has(path) && isParameterFile(session, path)),
    ],
    findings: settled.findings,
    diagnostics: tidy([
      ...problems,
      ...settings.diagnostics(),
      ...kept.flatMap(({ diagnostics }) => diagnostics),
      ...session.parameterFiles.diagnostics,
      ...settled.diagnostics,
    ]),
    policies: [...enabled.values()].sort(byId).map((each) => policyInfo(each, pages[each.policy.document.id])),
    statistics: statisticsOf(kept, settled, performance.now() - started),
    text: (file) => maskedText(session, file, usersOf(file)),
  };
}

function notFound({ path, reason }: { readonly path: string; readonly reason: string }): LintDiagnostic {
  return { severity: 'error', code: 'not-found', message: `'${path}': ${reason}`, file: path };
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

/** Without what configurations ignore. A named file is kept, unless ignores are to hold for named files too. */
async function included(
  session: Session,
  settings: RunSettings,
  candidates: readonly Candidate[],
  forceExclude: boolean,
): Promise<Candidate[]> {
  const names = candidates.map(({ path }) => path);
  const isIgnored = forceExclude ? await ignoredBy(session.workspace, names) : () => false;
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (candidate.named && !forceExclude) kept.push(candidate);
    else if (!isIgnored(candidate.path) && !(await settings.of(candidate.path)).ignores(candidate.path))
      kept.push(candidate);
  }
  return kept;
}

/** Templates whose source is linted in the same run. Who names the template and not its source means the template. */
function compiledTwins(session: Session, candidates: readonly Candidate[]): SkippedFile[] {
  const named = new Map(candidates.map((candidate) => [candidate.path, candidate.named]));
  return candidates.flatMap(({ path, named: isNamed }) => {
    const source = sourceOf(session, path);
    if (source === undefined || !named.has(source) || (isNamed && named.get(source) === false)) return [];
    session.documents.release(path);
    return [{ path, reason: `compiled from '${source}', which is linted` }];
  });
}

function isParameterFile(session: Session, path: string): boolean {
  const { kind } = session.documents.open(path);
  return kind === 'parameters' || kind === 'bicep-parameters';
}

function linked({ path, language, status }: LintedFile): LintedFile {
  return { path, language, kind: 'linked', status, resources: 0, parameterSets: [] };
}

function lintFile(
  session: Session,
  { path, named }: Candidate,
  judging: Judging,
  ignoreUnknown: boolean,
): Outcome | undefined {
  const document = session.documents.open(path);
  switch (document.kind) {
    case 'template': {
      const sets = setsOf(session, path, judging);
      const outcome = lintTemplate(session, document.template, sets, judging);
      const { raw, diagnostics, resources, checks } = outcome;
      if (!named) session.documents.release(path);
      const file: LintedFile = {
        path: document.source.path,
        language: document.template.language,
        kind: 'template',
        status: 'linted',
        resources,
        parameterSets: sets.map(({ label }) => label),
        checks: tally(checks.values()),
      };
      const proof = { path: file.path, judging, outcome };
      return { file, named, raw, diagnostics: [...document.warnings, ...diagnostics], checks, proof };
    }
    case 'failed':
      return failed(path, named, document.diagnostics);
    case 'parameters':
    case 'bicep-parameters':
      return undefined;
    case 'other':
      return named && !ignoreUnknown ? failed(path, named, [notATemplate(path)]) : undefined;
  }
}

function failed(path: string, named: boolean, diagnostics: readonly LintDiagnostic[]): Outcome {
  const file: LintedFile = {
    path,
    language: /\.bicep/i.test(path) ? 'bicep' : 'arm',
    kind: 'template',
    status: 'failed',
    resources: 0,
    parameterSets: [],
  };
  return { file, named, raw: [], diagnostics, checks: new Map() };
}

function notATemplate(file: string): LintDiagnostic {
  const message =
    'this is no template: its $schema should end in deploymentTemplate.json (or one of its siblings); leave it out, or pass --ignore-unknown';
  return { severity: 'error', code: 'not-a-template', message, file };
}

function tally(checks: Iterable<Check>) {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, open: 0, review: 0, notApplicable: 0 };
  for (const { verdict } of checks) counts[verdict] += 1;
  return { passed: counts.pass, failed: counts.fail, open: counts.open, review: counts.review };
}

function statisticsOf(
  outcomes: readonly Outcome[],
  { findings, baselined }: Settled,
  milliseconds: number,
): Statistics {
  const checks = outcomes.flatMap((outcome) => [...outcome.checks.values()]);
  const all = tally(checks);
  return {
    checks: checks.length,
    ...all,
    notApplicable: checks.filter(({ verdict }) => verdict === 'notApplicable').length,
    waitingForWhole: checks.filter(({ waitsForWhole }) => waitsForWhole).length,
    suppressed: findings.filter(({ verdict, suppression }) => verdict === 'fail' && suppression !== undefined).length,
    baselined,
    milliseconds,
  };
}
