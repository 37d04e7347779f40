import { performance } from 'node:perf_hooks';
import { shippedPages } from '../policy/shipped.ts';
import type { DeploymentContext } from './context.ts';
import { tidy } from './diagnostics.ts';
import { type Candidate, discover } from './discover.ts';
import { fold, type RawFinding } from './fold.ts';
import { type Check, type Judging, lintTemplate } from './one-template.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies.ts';
import type { Finding, LintDiagnostic, LintedFile, LintResult, Statistics, Verdict } from './result.ts';
import { maskedText } from './secrets.ts';
import { selectPolicies } from './select.ts';
import { openSession, type Session } from './session.ts';
import type { UserPolicies } from './user-policies.ts';

export interface LintOptions {
  readonly toolVersion: string;
  readonly cwd: string;
  /** Files, folders, globs; none: the current folder. */
  readonly paths: readonly string[];
  readonly parameters: readonly string[];
  readonly environment: readonly string[];
  readonly context: DeploymentContext;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly whole: boolean;
  /** Folders of further policies. */
  readonly policies: readonly string[];
  /** Whether reports want the policies' documentation. */
  readonly documented: boolean;
  readonly ignoreUnknown: boolean;
}

interface Outcome {
  readonly file: LintedFile;
  readonly named: boolean;
  readonly raw: readonly RawFinding[];
  readonly diagnostics: readonly LintDiagnostic[];
  readonly checks: ReadonlyMap<string, Check>;
}

/** Lints. Throws `OptionError` for wrong options; whatever is wrong with a file is a diagnostic of the result. */
export async function lint(options: LintOptions): Promise<LintResult> {
  const started = performance.now();
  const session = openSession(options);
  const shipped = await shippedPolicies();
  const users = await usersPolicies(session, options.policies, shipped);
  const policies = selectPolicies([...shipped, ...users.policies], options.select, options.ignore);
  const { fact } = await factsFor(policies.flatMap(({ policy }) => policy.facts));
  const { candidates, missing } = await discover(session.workspace, session.cwd, options.paths);
  const problems: LintDiagnostic[] = missing.map(({ path, reason }) => ({
    severity: 'error',
    code: 'not-found',
    message: `'${path}': ${reason}`,
    file: path,
  }));
  const outcomes: Outcome[] = [];
  const judging: Judging = { policies, fact, whole: options.whole, content: new WeakMap() };
  for (const candidate of candidates) {
    const outcome = lintFile(session, candidate, judging, options.ignoreUnknown);
    if (outcome) outcomes.push(outcome);
  }
  const kept = outcomes.filter(({ file, named }) => named || !session.resolver.linked.has(file.path));
  const sets = new Map(kept.map(({ file }) => [file.path, file.parameterSets] as const));
  const findings = fold(
    kept.flatMap(({ raw }) => raw),
    (finding) => sets.get(finding.location.file) ?? [],
    (policy, declaration) => judging.content.get(declaration)?.has(policy) ?? false,
  );
  const usersOf = (parameters: string): string[] =>
    kept.filter(({ file }) => file.parameterSets.includes(parameters)).map(({ file }) => file.path);
  const pages = options.documented ? await shippedPages() : {};
  return {
    toolVersion: options.toolVersion,
    files: kept.map(({ file }) => file),
    findings,
    diagnostics: tidy([
      ...problems,
      ...users.diagnostics,
      ...kept.flatMap(({ diagnostics }) => diagnostics),
      ...session.parameterFiles.diagnostics,
    ]),
    policies: policies.map((each) => policyInfo(each, pages[each.policy.document.id])),
    statistics: statisticsOf(kept, findings, performance.now() - started),
    text: (file) => maskedText(session, file, usersOf(file)),
  };
}

/** Loaded only where there are any: checking them needs more than a run of the shipped ones. */
async function usersPolicies(
  session: Session,
  folders: readonly string[],
  shipped: readonly LoadedPolicy[],
): Promise<UserPolicies> {
  if (folders.length === 0) return { policies: [], diagnostics: [] };
  const [{ userPolicies }, { typeCheck }] = await Promise.all([
    import('./user-policies.ts'),
    import('./type-check.ts'),
  ]);
  return userPolicies(session, folders, shipped, await typeCheck());
}

async function factsFor(names: readonly string[]) {
  const { loadFacts } = await import('../policy/facts.ts');
  return loadFacts(names);
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
      const sets = session.parameterFiles.setsFor(path);
      const { raw, diagnostics, resources, checks } = lintTemplate(session, document.template, sets, judging);
      session.documents.release(path);
      const file: LintedFile = {
        path: document.source.path,
        language: document.template.language,
        kind: 'template',
        status: 'linted',
        resources,
        parameterSets: sets.map(({ label }) => label),
        checks: tally(checks.values()),
      };
      return { file, named, raw, diagnostics: [...document.warnings, ...diagnostics], checks };
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

function statisticsOf(outcomes: readonly Outcome[], findings: readonly Finding[], milliseconds: number): Statistics {
  const checks = outcomes.flatMap((outcome) => [...outcome.checks.values()]);
  const all = tally(checks);
  return {
    checks: checks.length,
    ...all,
    notApplicable: checks.filter(({ verdict }) => verdict === 'notApplicable').length,
    waitingForWhole: checks.filter(({ waitsForWhole }) => waitsForWhole).length,
    suppressed: findings.filter(({ suppression }) => suppression !== undefined).length,
    milliseconds,
  };
}
