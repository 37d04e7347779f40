import type { Finding, LintResult } from '../result/result.ts';
import { type BlockEntry, fileBlocks } from './blocks.ts';
import { paintedDiagnostic } from './diagnostics.ts';
import { inert } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { relatedText } from './notes.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { policiesOf, shown } from './select.ts';
import { painter } from './style.ts';
import { findingLine, summaryLine } from './stylish.ts';
import { summaryLines } from './summary.ts';

export const format: ReportFormat = { render: concise, forPeople: true, fromHere: true, tellsDiagnostics: true };

/** One line a finding and a diagnostic, for grep and problem matchers, then the summary. */
function concise(result: LintResult, options: ReportOptions): string {
  const policies = policiesOf(result);
  const { each, folded } = toldDiagnostics(result, options);
  const lineOf = (entry: BlockEntry): string =>
    entry.kind === 'diagnostic'
      ? paintedDiagnostic(entry.diagnostic, options)
      : withCall(findingLine(entry.finding, policies.get(entry.finding.policy)?.helpUri, options), entry.finding);
  const lines = fileBlocks(shown(result, options), each).flatMap(({ entries }) => entries.map(lineOf));
  const summary = summaryLines(result, options).map((line) => summaryLine(line, painter(options)));
  return inert([...lines, ...folded, ...summary, ''].join('\n'));
}

/** Who deploys a shared module, the nearest one. */
function withCall(line: string, { related }: Finding): string {
  const nearest = related.find(({ call }) => call);
  return nearest === undefined ? line : `${line.replace(/\.$/, '')}; ${relatedText(nearest)}`;
}
