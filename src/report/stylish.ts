import { wholeMessage } from '../result/message.ts';
import type { Finding, LintResult } from '../result/result.ts';
import { type FileBlock, fileBlocks, ownRelated } from './blocks.ts';
import { diagnosticLines } from './diagnostics.ts';
import { editLines } from './edit-lines.ts';
import { inert, plainLine } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { codeFrame } from './frame.ts';
import { fixNotes, type Note, notesOf, placeText, relatedText, withheldNotes } from './notes.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { apart, policiesOf, shown } from './select.ts';
import { severityLabel } from './severity.ts';
import { hyperlink, type Paint, painter, severityColours } from './style.ts';
import { type SummaryLine, summaryLines } from './summary.ts';
import { wrapped } from './wrap.ts';

/** Columns of code, and of sentences, where no terminal says how many there are. */
const defaultWidth = 120;
const proseWidth = 80;

export const format: ReportFormat = { render: stylish, forPeople: true, fromHere: true, tellsDiagnostics: true };

/**
 * For a terminal: file by file what is wrong with it and what was found, each with the code it is about, what passed on a
 * line each, then what it adds up to, which is the last thing on the screen.
 */
export function stylish(result: LintResult, options: ReportOptions): string {
  const paint = painter(options);
  const policies = policiesOf(result);
  const headOf = (finding: Finding): string[] => {
    const line = findingLine(finding, policies.get(finding.policy)?.helpUri, options, finding.message);
    return wrapped(line, options.width, '    ');
  };
  const { found, passed } = apart(shown(result, options));
  const { each, folded } = toldDiagnostics(result, options);
  const blocks = fileBlocks(found, each).flatMap((block) => [
    ...blockHead(block, options),
    ...block.entries.flatMap((entry) =>
      entry.kind === 'diagnostic'
        ? [...diagnosticLines(entry.diagnostic, result, options), '']
        : [...headOf(entry.finding), ...details(entry.finding, block, result, options), ''],
    ),
  ]);
  const passes = passed.length > 0 ? [...passed.flatMap(headOf), ''] : [];
  const notes = folded.length > 0 ? [...folded.flatMap((line) => wrapped(line, options.width, '      ')), ''] : [];
  const summary = summaryLines(result, options).flatMap(({ kind, text }) =>
    wrapped(text, options.width, '  ').map((line) => summaryLine({ kind, text: line }, paint)),
  );
  return inert([...blocks, ...passes, ...notes, ...summary, ''].join('\n'));
}

/** By what all that is found in a file is deployed. */
function blockHead({ file = '', calls }: FileBlock, options: ReportOptions): string[] {
  const paint = painter(options);
  return calls.flatMap((call) =>
    wrapped(`${paint('bold', plainLine(file))}: ${relatedText(call)}`, options.width, '    '),
  );
}

/** `main.json:12:5: high VM-13 message`, the line that problem matchers read. */
export function findingLine(
  finding: Finding,
  helpUri: string | undefined,
  options: ReportOptions,
  message: string = wholeMessage(finding),
): string {
  const paint = painter(options);
  const label = severityLabel(finding);
  const colour = label === finding.severity ? severityColours[finding.severity] : 'cyan';
  const policy = hyperlink(options, helpUri, paint('bold', plainLine(finding.policy)));
  return `${placeText(finding.location)}: ${paint(colour, label)} ${policy} ${plainLine(message)}`;
}

function details(finding: Finding, block: FileBlock, result: LintResult, options: ReportOptions): string[] {
  const paint = painter(options);
  const width = options.width ?? defaultWidth;
  const frame = (location: Finding['location'], marker: '^' | '-', context: number): string[] =>
    codeFrame(result.text(location.file), location, { context, width, marker, paint }).map((line) => `  ${line}`);
  const told = (note: Note): string[] => noteLines(note, options);
  const help = finding.help === undefined ? [] : told({ label: 'help', text: plainLine(finding.help) });
  const related = ownRelated(finding, block).flatMap((each) => [
    ...told({ label: 'related', text: relatedText(each) }),
    ...(options.verbose ? frame(each.location, '-', 0) : []),
  ]);
  const withheld = options.showUnknown ? withheldNotes(finding) : [];
  const fixes = fixNotes(finding, result).flatMap((note, at) => [
    ...told(note),
    ...(options.quiet ? [] : editLines(finding.fixes[at], finding, result, { width, paint })),
  ]);
  const notes = [...notesOf(finding, result), ...withheld].flatMap(told);
  return [...frame(finding.location, '^', 1), ...help, ...related, ...notes, ...fixes];
}

/** What goes on in further lines is below where it begins. */
function noteLines({ label, text }: Note, options: ReportOptions): string[] {
  const indent = ' '.repeat(label.length + 4);
  return wrapped(`  ${painter(options)('cyan', label)}: ${text}`, options.width ?? proseWidth, indent);
}

export function summaryLine({ kind, text }: SummaryLine, paint: Paint): string {
  switch (kind) {
    case 'clean':
      return paint('green', text);
    case 'findings':
      return paint('bold', text);
    case 'warning':
      return paint('yellow', text);
    case 'detail':
      return text;
    case 'next':
      return paint('dim', text);
  }
}
