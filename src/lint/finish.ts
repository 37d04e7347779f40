import { shippedPages } from '../policy/shipped.ts';
import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { asSentence } from '../result/sentence.ts';
import { type LoadedPolicy, policyInfo } from '../settings/policies/policies.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import type { RunSettings } from '../settings/run-settings.ts';
import type { FileJudging } from '../settings/settings.ts';
import { ruleList } from '../settings/template-rules.ts';
import { compare } from '../source/compare.ts';
import { own } from '../source/own.ts';
import { tidy } from '../workspace/diagnostics.ts';
import { maskedBy, maskedText } from '../workspace/secrets.ts';
import type { Session } from '../workspace/session.ts';
import type { Chosen } from './choose/candidates.ts';
import { unusedParameters } from './choose/parameter-users.ts';
import type { Closed } from './exempt/close.ts';
import type { LintOptions } from './options.ts';
import type { Part } from './part/part.ts';
import { takersOfSets } from './part/secrets.ts';
import { statisticsOf } from './statistics.ts';
import { addTimes, type Times } from './stopwatch.ts';

/** A run whose findings are settled. */
interface Finished {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly options: LintOptions;
  /** How a file of the current folder is judged. */
  readonly here: FileJudging;
  readonly chosen: Chosen;
  readonly whole: Part;
  readonly closed: Closed;
  /** What is to be said of the run itself. */
  readonly notes: readonly LintDiagnostic[];
  readonly times: Times;
  /** From the beginning to the end. */
  readonly milliseconds: number;
}

/** A run as plain data, and the texts that its reports quote. */
export async function toldResult(run: Finished): Promise<LintResult> {
  const { session, options, chosen, whole, closed, times, milliseconds } = run;
  const pages = options.documented ? await shippedPages() : {};
  const failures = [...whole.findings, ...closed.findings].sort((a, b) => compare(a.location.file, b.location.file));
  const findings = [...failures, ...whole.passed];
  const diagnostics = diagnosticsOf(run).map((each) => ({ ...each, message: asSentence(each.message) }));
  const suppressedDiagnostics = diagnostics.filter(({ suppression }) => suppression !== undefined);
  return {
    toolVersion: options.toolVersion,
    root: session.workspace.root,
    files: whole.files,
    skipped: [...chosen.skipped, ...whole.left].sort((a, b) => compare(a.path, b.path)),
    parameterFiles: [...options.parameters.map((file) => session.pathOf(file)), ...whole.parameterFiles],
    findings,
    diagnostics: diagnostics.filter(({ suppression }) => suppression === undefined),
    ...(suppressedDiagnostics.length > 0 && { suppressedDiagnostics }),
    ...(options.documented && {
      rules: rulesOf(diagnostics).map((each) => policyInfo(each, own(pages, each.policy.document.id))),
    }),
    policies: (await enabledIn(run)).map((each) => policyInfo(each, own(pages, each.policy.document.id))),
    ...(run.here.fixLevel && { fixLevel: run.here.fixLevel }),
    statistics: {
      ...statisticsOf(whole.counts, [...findings, ...suppressedDiagnostics], whole.baselined + closed.baselined),
      milliseconds,
      ...addTimes([times, whole.times]),
    },
    text: textsOf(run),
  };
}

function diagnosticsOf({ session, settings, options, chosen, whole, closed, notes }: Finished): LintDiagnostic[] {
  const { candidates, problems, scope } = chosen;
  return tidy([
    ...problems,
    ...notes,
    ...settings.diagnostics(),
    ...whole.diagnostics,
    ...(scope || options.ignoreUnknown ? [] : unusedParameters(candidates, whole)),
    ...closed.diagnostics,
    ...notesOn(whole.leftOut),
    ...session.faults.diagnostics(),
  ]);
}

/** What was not done for the edits of a run is said once. */
function notesOn(leftOut: number): LintDiagnostic[] {
  if (leftOut === 0) return [];
  const message = `${leftOut} ${leftOut === 1 ? 'edit is' : 'edits are'} not offered, since proving them would be too slow; lint fewer files, or make other edits first`;
  return [{ severity: 'note', code: 'edits-not-proven', message }];
}

/** The rules of some diagnostics. */
function rulesOf(diagnostics: readonly LintDiagnostic[]): LoadedPolicy[] {
  const codes = new Set(diagnostics.map(({ code }) => code));
  return ruleList.filter(({ policy }) => codes.has(policy.document.id));
}

/** Every policy that some file was, or a file here would be, judged by. */
async function enabledIn({ settings, here, whole, chosen }: Finished): Promise<LoadedPolicy[]> {
  const judged = new Set(whole.judged);
  const all = new Set([here]);
  for (const { path } of chosen.judged) if (judged.has(path)) all.add(await (await settings.of(path)).judgingOf(path));
  const first = new Map<string, LoadedPolicy>();
  for (const { policies } of all)
    for (const each of policies) if (!first.has(each.policy.document.id)) first.set(each.policy.document.id, each);
  return [...first.values()].sort((a, b) => comparePolicyIds(a.policy.document.id, b.policy.document.id));
}

/** A report asks for the text of a file at each of its findings. */
function textsOf({ session, whole }: Finished): LintResult['text'] {
  const known = new Map<string, string | undefined>();
  const secrets = new Map(whole.secrets);
  let users: ReadonlyMap<string, readonly string[]> | undefined;
  const usersOf = (file: string): readonly string[] => {
    users ??= takersOfSets(whole);
    return users.get(file) ?? [];
  };
  return (file) => {
    if (!known.has(file)) {
      const spans = secrets.get(file)?.map(([start, end]) => ({ start, end }));
      const text = (): string | undefined =>
        spans ? maskedBy(session, file, spans) : maskedText(session, file, usersOf(file));
      known.set(file, session.faults.contain(file, text, undefined));
    }
    return known.get(file);
  };
}
