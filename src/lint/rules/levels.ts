import { fileOfDiagnostic } from '../../result/outcome.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import type { LoadedPolicy } from '../../settings/policies/policies.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import { own } from '../../source/own.ts';
import { templateRules } from '../../template/rules.ts';
import { type LocatedDiagnostic, tidy } from '../../workspace/diagnostics.ts';
import type { Session } from '../../workspace/session.ts';
import type { RawFinding } from '../judge/fold.ts';
import { rawProblem } from './raw-problem.ts';

/** Whether it is about a template, so that a configuration has a say in it; what is wrong with a run is told always. */
function isOfTemplate({ code }: LintDiagnostic): boolean {
  return own(templateRules, code) !== undefined;
}

/** What is said of templates, once each and as severe as the settings of its file say, apart from what is said of the run. */
export async function ruleProblems(
  session: Session,
  settings: RunSettings,
  problems: readonly LocatedDiagnostic[],
): Promise<{ readonly ofTemplates: RawFinding[]; readonly others: LintDiagnostic[] }> {
  const ofTemplates: RawFinding[] = [];
  const others: LintDiagnostic[] = [];
  const rules = new Map<string, ReadonlyMap<string, LoadedPolicy>>();
  for (const problem of tidy(problems)) {
    const file = fileOfDiagnostic(problem);
    if (file === undefined || !isOfTemplate(problem)) {
      others.push(problem);
      continue;
    }
    const known = rules.get(file) ?? (await rulesOf(settings, file));
    rules.set(file, known);
    const rule = known.get(problem.code)?.rule;
    if (rule) ofTemplates.push(rawProblem(session, rule.set ? { ...problem, severity: rule.severity } : problem, file));
  }
  return { ofTemplates, others };
}

/** Those that are told of a file, by id. */
async function rulesOf(settings: RunSettings, file: string): Promise<ReadonlyMap<string, LoadedPolicy>> {
  const { rules } = await (await settings.of(file)).judgingOf(file);
  return new Map(rules.map((each) => [each.policy.document.id, each]));
}
