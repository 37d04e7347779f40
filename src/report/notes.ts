import { isMade, plainLevel } from '../result/fix-level.ts';
import {
  editable,
  type Finding,
  type LintResult,
  type Location,
  type RelatedLocation,
  type UnknownCause,
} from '../result/result.ts';
import { plainLine } from './escape.ts';

/** What is worth knowing of a finding beside its message. */
export interface Note {
  readonly label: string;
  /** Escaped: safe to print. */
  readonly text: string;
}

/** `file:line:column`, escaped. */
export function placeText(location: Location): string {
  return `${plainLine(location.file)}:${location.startLine}:${location.startColumn}`;
}

/** `deployed by web (main.bicep:12:8)`: what it is, then where. */
export function relatedText({ message, location }: RelatedLocation): string {
  return `${plainLine(message)} (${placeText(location)})`;
}

export function notesOf(finding: Finding, result: LintResult): readonly Note[] {
  const sets = result.files.find(({ path }) => path === finding.location.file)?.parameterSets.length ?? 0;
  return [
    ...(finding.when === undefined ? [] : [{ label: 'when', text: plainLine(finding.when) }]),
    ...(finding.parameterSets.length === 0
      ? []
      : [
          {
            label: 'with',
            text: `${finding.parameterSets.map(plainLine).join(', ')}${sets > finding.parameterSets.length ? ` (of ${sets} parameter sets)` : ''}`,
          },
        ]),
    ...(finding.instances > 1 ? [{ label: 'instances', text: String(finding.instances) }] : []),
    ...(finding.untried ? [{ label: 'values', text: 'not all allowed values were tried' }] : []),
    ...finding.unknowns.flatMap((unknown) => unknownNote(unknown, finding) ?? []),
    ...suppressionNotes(finding),
  ];
}

/** What the message says is not said again, only where it comes from. */
function unknownNote({ expression, reason, location }: UnknownCause, { message }: Finding): Note | undefined {
  const isSaid = message.includes(reason);
  if (isSaid && location === undefined) return undefined;
  const parts = [expression, isSaid && expression !== undefined ? undefined : reason].flatMap((part) => part ?? []);
  const from = location === undefined ? '' : ` (${placeText(location)})`;
  return { label: 'unknown', text: `${parts.map(plainLine).join(': ')}${from}` };
}

function suppressionNotes({ suppression }: Finding): readonly Note[] {
  if (suppression === undefined) return [];
  const from = suppression.location === undefined ? '' : ` (${placeText(suppression.location)})`;
  return [{ label: 'suppressed', text: `${plainLine(suppression.reason ?? 'without a reason')}${from}` }];
}

/** Why no fix is offered where the policy names one. */
export function withheldNotes({ verdict, suppression, withheld }: Finding): readonly Note[] {
  if (verdict !== 'fail' || suppression || withheld === undefined) return [];
  return [{ label: 'no fix', text: plainLine(withheld) }];
}

/** How to apply a fix from the command line. */
export function fixNotes(finding: Finding, result: LintResult): readonly Note[] {
  if (finding.verdict !== 'fail' || finding.suppression || finding.fixes.length === 0) return [];
  const isEditable = editable(result);
  return finding.fixes.map((fix) => {
    const how = isMade(fix, plainLevel(result)) ? '--fix' : '--fix=all';
    const files = [...new Set(fix.edits.map(({ location }) => plainLine(location.file)))].join(', ');
    const where = isEditable(fix) ? '' : `, where ${files} is named too`;
    return {
      label: 'fix',
      text: `${plainLine(fix.title)} (${how}${where}); ${fix.applicability}: ${plainLine(fix.why)}`,
    };
  });
}
