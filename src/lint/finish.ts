import { shippedPages } from '../policy/shipped.ts';
import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { type LoadedPolicy, policyInfo } from '../settings/policies/policies.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import type { FileJudging } from '../settings/settings.ts';
import { compare } from '../source/compare.ts';
import { groupBy } from '../source/group-by.ts';
import { own } from '../source/own.ts';
import { isParameterFile } from '../workspace/bind/parameter-files.ts';
import { tidy } from '../workspace/diagnostics.ts';
import { maskedText } from '../workspace/secrets.ts';
import type { Session } from '../workspace/session.ts';
import type { Asked } from './asked.ts';
import type { Chosen } from './choose/candidates.ts';
import { unusedParameters } from './choose/parameter-users.ts';
import type { Judged } from './judge/all-files.ts';
import type { FileOutcome } from './judge/one-file.ts';
import type { SettledFindings } from './judge/settle.ts';
import type { LintOptions } from './options.ts';
import { statisticsOf } from './statistics.ts';
import type { Stopwatch } from './stopwatch.ts';

/** A run whose findings are settled. */
interface Finished {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly options: LintOptions;
  /** How a file of the current folder is judged. */
  readonly here: FileJudging;
  readonly chosen: Chosen;
  readonly judged: Judged;
  readonly asked: Asked;
  readonly settled: SettledFindings;
  readonly stopwatch: Stopwatch;
}

/** A run as plain data, and the texts that its reports quote. */
export async function toldResult(run: Finished): Promise<LintResult> {
  const { session, options, chosen, judged, asked, settled, stopwatch } = run;
  const files = judged.files(asked.candidates);
  const linted = new Set(files.map(({ path }) => path));
  const pages = options.documented ? await shippedPages() : {};
  return {
    toolVersion: options.toolVersion,
    root: session.workspace.root,
    files,
    skipped: [...chosen.skipped, ...judged.left].sort((a, b) => compare(a.path, b.path)),
    parameterFiles: [
      ...options.parameters.map((file) => session.pathOf(file)),
      ...chosen.found
        .map(({ path }) => path)
        .filter((path) => !linted.has(path) && isParameterFile(session.documents, path)),
    ],
    findings: settled.findings,
    diagnostics: diagnosticsOf(run),
    policies: enabledIn(run).map((each) => policyInfo(each, own(pages, each.policy.document.id))),
    statistics: { ...statisticsOf(judged.outcomes, settled, asked.told), ...stopwatch.times() },
    text: textsOf(run),
  };
}

function diagnosticsOf({ session, settings, options, chosen, judged, asked, settled }: Finished): LintDiagnostic[] {
  const { candidates, problems, scope } = chosen;
  const { outcomes } = judged;
  const ofFiles = [...outcomes.flatMap(({ diagnostics }) => diagnostics), ...session.parameterFiles.diagnostics];
  return tidy([
    ...problems,
    ...settings.diagnostics(),
    ...ofFiles.filter(asked.told.diagnostic),
    ...(scope || options.ignoreUnknown ? [] : unusedParameters(session, candidates, outcomes)),
    ...settled.diagnostics,
    ...session.faults.diagnostics(),
  ]);
}

/** Every policy that some file was, or a file here would be, judged by. */
function enabledIn({ here, judged }: Finished): LoadedPolicy[] {
  const all = [here, ...judged.judgings].flatMap(({ policies }) => policies);
  const first = new Map<string, LoadedPolicy>();
  for (const each of all) if (!first.has(each.policy.document.id)) first.set(each.policy.document.id, each);
  return [...first.values()].sort((a, b) => comparePolicyIds(a.policy.document.id, b.policy.document.id));
}

/** A report asks for the text of a file at each of its findings. */
function textsOf({ session, judged }: Finished): LintResult['text'] {
  const known = new Map<string, string | undefined>();
  let users: ReadonlyMap<string, readonly string[]> | undefined;
  const usersOf = (file: string): readonly string[] => {
    users ??= usersOfParameters(judged.outcomes);
    return users.get(file) ?? [];
  };
  return (file) => {
    if (!known.has(file)) {
      const text = (): string | undefined => maskedText(session, file, usersOf(file));
      known.set(file, session.faults.contain(file, text, undefined));
    }
    return known.get(file);
  };
}

/** The templates that were judged with each parameter file. */
function usersOfParameters(outcomes: readonly FileOutcome[]): ReadonlyMap<string, readonly string[]> {
  const pairs = outcomes.flatMap(({ file }) => file.parameterSets.map((set) => ({ set, user: file.path })));
  return new Map([...groupBy(pairs, ({ set }) => set)].map(([set, own]) => [set, own.map(({ user }) => user)]));
}
