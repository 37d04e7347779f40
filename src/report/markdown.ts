import { wholeMessage } from '../result/message.ts';
import type { Finding, Fix, LintDiagnostic, LintResult } from '../result/result.ts';
import { diagnosticPlace } from './diagnostics.ts';
import { diffLines } from './diff.ts';
import { fileUri, inert, markdownBlock, markdownCode, markdownText, webUri } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { type Note, notesOf, placeText } from './notes.ts';
import { type ReportFormat, type ReportOptions, summaryLimit } from './options.ts';
import { provenanceOf } from './provenance.ts';
import { apart, bySeverity, diagnosticsOf, policiesOf, shown } from './select.ts';
import { severityLabel } from './severity.ts';
import { plural, summaryLines } from './summary.ts';

/** A longer diff (of a file on one line, say) is no help to a reader. */
const diffLimit = 16 * 1024;
/** Room for the last line, which says what was left out. */
const reserve = 1024;

export const format: ReportFormat = { render: markdown, forPeople: true, versionControl: true, tellsDiagnostics: true };

/** A job summary: counts, then each finding with the diff of its fixes, the most severe first; cut at whole findings. */
export function markdown(result: LintResult, options: ReportOptions): string {
  const head = heading(result, options);
  const { found, passed } = apart([...shown(result, options)].sort(bySeverity));
  const { each, folded } = toldDiagnostics(result, { ...options, quiet: false });
  const { fatal, others } = diagnosticsOf({ ...result, diagnostics: each });
  const policies = policiesOf(result);
  let room = summaryLimit - reserve - (options.summaryBytes ?? 0) - Buffer.byteLength(head);
  const blocks: string[] = [];
  const all = [
    ...fatal.map(diagnosticBlock),
    ...found.map((finding) => () => findingBlock(finding, result, policies, options)),
    ...others.map(diagnosticBlock),
    ...folded.map((line) => () => `${markdownText(line)}\n\n`),
    ...passed.map((finding) => () => passedLine(finding, policies, options)),
  ];
  for (const print of all) {
    const block = inert(print());
    room -= Buffer.byteLength(block);
    if (room < 0) break;
    blocks.push(block);
  }
  const left = all.length - blocks.length;
  const rest =
    left > 0 ? `\n${plural(left, 'more entry', 'more entries')} left out: the summary would be too long.\n` : '';
  return `${`${inert(head)}${blocks.join('')}${rest}`.trimEnd()}\n`;
}

function heading(result: LintResult, options: ReportOptions): string {
  const [first, ...others] = summaryLines(result, options).map(({ text }) => markdownText(text));
  return `## resilint: ${first}\n\n${others.map((text) => `- ${text}\n`).join('')}\n`;
}

function diagnosticBlock(diagnostic: LintDiagnostic): () => string {
  const place = diagnosticPlace(diagnostic);
  const at = place === undefined ? '' : ` ${markdownCode(place)}`;
  return () => `**${diagnostic.severity}**${at} ${markdownCode(diagnostic.message)}\n\n`;
}

function findingBlock(
  finding: Finding,
  result: LintResult,
  policies: ReturnType<typeof policiesOf>,
  options: ReportOptions,
): string {
  const related = finding.related.map(
    ({ message, location }) => `- related: ${placeLink(location, options)} ${markdownCode(message)}\n`,
  );
  const help = finding.help === undefined ? [] : [`- help: ${markdownText(finding.help)}\n`];
  const notes = [...help, ...related, ...notesOf(finding, result).map(noteLine)];
  return [
    `**${severityLabel(finding)}** ${policyLink(finding, policies)} ${markdownText(finding.message)}\\\n`,
    `${placeLink(finding.location, options)}\n\n`,
    notes.length > 0 ? `${notes.join('')}\n` : '',
    ...finding.fixes.map((fix) => fixBlock(fix, result)),
  ].join('');
}

/** An item of a list: of what passed nothing more is to be said. */
function passedLine(finding: Finding, policies: ReturnType<typeof policiesOf>, options: ReportOptions): string {
  const place = placeLink(finding.location, options);
  return `- ${severityLabel(finding)} ${policyLink(finding, policies)} ${place} ${markdownCode(wholeMessage(finding))}\n`;
}

function policyLink({ policy }: Finding, policies: ReturnType<typeof policiesOf>): string {
  const id = markdownText(policy);
  const uri = webUri(policies.get(policy)?.helpUri ?? '');
  return uri === undefined ? id : `[${id}](${uri})`;
}

function noteLine({ label, text }: Note): string {
  return `- ${label}: ${markdownCode(text)}\n`;
}

/** A place as code; where links are asked for, one that leads to the line in the repository. */
function placeLink(location: Finding['location'], options: ReportOptions): string {
  const code = markdownCode(placeText(location));
  const repository = options.links ? provenanceOf(options.versionControl) : undefined;
  if (repository?.revisionId === undefined) return code;
  const revision = encodeURIComponent(repository.revisionId);
  const uri = webUri(`${repository.repositoryUri}/blob/${revision}/${fileUri(location.file)}#L${location.startLine}`);
  return uri === undefined ? code : `[${code}](${uri})`;
}

function fixBlock(fix: Fix, result: LintResult): string {
  const lines = diffLines(fix, (file) => result.text(file));
  const title = `Fix (${fix.applicability}): ${markdownText(fix.title)} (${markdownText(fix.why)})`;
  const block = lines.length === 0 ? '' : markdownBlock('diff', lines);
  if (block === '' || Buffer.byteLength(block) > diffLimit) return `${title}\n\n`;
  return `<details><summary>${title}</summary>\n\n${block}\n\n</details>\n\n`;
}
