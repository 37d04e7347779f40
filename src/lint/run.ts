import { shippedPages } from '../policy/shipped.ts';
import type { LintResult } from '../result/result.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from '../settings/policies/policies.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { fileHere, openRunSettings } from '../settings/run-settings.ts';
import type { FileJudging } from '../settings/settings.ts';
import { compare } from '../source/compare.ts';
import { groupBy } from '../source/group-by.ts';
import { own } from '../source/own.ts';
import { isParameterFile } from '../workspace/bind/parameter-files.ts';
import { tidy } from '../workspace/diagnostics.ts';
import { maskedText } from '../workspace/secrets.ts';
import { openSession } from '../workspace/session.ts';
import { chooseFiles } from './choose/candidates.ts';
import { unusedParameters } from './choose/parameter-users.ts';
import { inRepositories } from './choose/repositories.ts';
import { judgeFiles } from './judge/all-files.ts';
import type { FileOutcome } from './judge/one-file.ts';
import { settle } from './judge/settle.ts';
import { toldAll, toldOf } from './judge/told.ts';
import type { LintOptions } from './options.ts';
import { statisticsOf } from './statistics.ts';
import { startStopwatch } from './stopwatch.ts';

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
  enable(enabled, await (await settings.here()).judgingOf(fileHere(session)));
  const chosen = await chooseFiles(session, settings, options);
  stopwatch.lap('finding');
  const { candidates, found, skipped, problems, scope } = chosen;
  const judged = await judgeFiles(session, settings, chosen, options, stopwatch);
  for (const each of judged.judgings) enable(enabled, each);
  stopwatch.lap('judging');
  const { outcomes, left } = judged;
  const asked = scope ? candidates.filter(({ path }) => scope.uses(path)) : candidates;
  const isPart = scope !== undefined || chosen.judged.length > candidates.length;
  const told = isPart ? toldOf(new Set(asked.map(({ path }) => path)), session.documents.uses.reach) : toldAll;
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
    isSatisfied: judged.satisfied.has,
  });
  stopwatch.lap('edits');
  let users: ReadonlyMap<string, readonly string[]> | undefined;
  const usersOf = (file: string): readonly string[] => {
    users ??= usersOfParameters(outcomes);
    return users.get(file) ?? [];
  };
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
    text: remembered((file) => session.faults.contain(file, () => maskedText(session, file, usersOf(file)), undefined)),
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

/** The templates that were judged with each parameter file. */
function usersOfParameters(outcomes: readonly FileOutcome[]): ReadonlyMap<string, readonly string[]> {
  const pairs = outcomes.flatMap(({ file }) => file.parameterSets.map((set) => ({ set, user: file.path })));
  return new Map([...groupBy(pairs, ({ set }) => set)].map(([set, own]) => [set, own.map(({ user }) => user)]));
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
