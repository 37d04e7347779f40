import type { LintResult } from '../result/result.ts';
import { inert } from './escape.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { policiesOf, shown } from './select.ts';
import { painter } from './style.ts';
import { findingLine, summaryLine } from './stylish.ts';
import { summaryLines } from './summary.ts';

export const format: ReportFormat = { render: concise, forPeople: true, fromHere: true };

/** One line a finding, for grep and problem matchers, then the summary. */
function concise(result: LintResult, options: ReportOptions): string {
  const policies = policiesOf(result);
  const findings = shown(result, options).map((finding) =>
    findingLine(finding, policies.get(finding.policy)?.helpUri, options),
  );
  const summary = summaryLines(result, options).map((line) => summaryLine(line, painter(options)));
  return inert([...findings, ...summary, ''].join('\n'));
}
