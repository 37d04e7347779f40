import type { Result } from 'sarif';
import type { LintDiagnostic, LintedFile, LintResult } from '../../result/result.ts';
import { sarifText } from '../escape.ts';
import { hashOf } from '../hash.ts';
import { artifactLocation, physicalLocation } from './locations.ts';
import { sentence } from './message.ts';
import { fingerprintKey } from './results.ts';
import { unreadableRule } from './rules.ts';

/** An error for each file that could not be read, at its first problem. */
export function unreadableResults(result: LintResult, ruleIndex: number | undefined): Result[] {
  return result.files
    .filter(({ status }) => status === 'failed')
    .map((file) => unreadableResult(file, firstError(file, result), ruleIndex, result));
}

function firstError({ path }: LintedFile, result: LintResult): LintDiagnostic | undefined {
  const own = result.diagnostics.filter((diagnostic) => (diagnostic.location?.file ?? diagnostic.file) === path);
  return own.find(({ severity }) => severity === 'error') ?? own[0];
}

function unreadableResult(
  { path }: LintedFile,
  cause: LintDiagnostic | undefined,
  ruleIndex: number | undefined,
  result: LintResult,
): Result {
  const place = cause?.location && physicalLocation(cause.location, result);
  const text = cause?.message ?? 'The file could not be read as a template';
  return {
    ruleId: unreadableRule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: 'error',
    message: { text: sarifText(sentence(text)) },
    locations: [
      { physicalLocation: oneLine(place) ?? { artifactLocation: artifactLocation(path), region: { startLine: 1 } } },
    ],
    partialFingerprints: { [fingerprintKey]: hashOf(unreadableRule, path) },
  };
}

/** Diagnostics may span lines, results do not. */
function oneLine(place: ReturnType<typeof physicalLocation> | undefined): typeof place {
  if (place?.region === undefined || place.region.endLine === place.region.startLine) return place;
  const { startLine, startColumn } = place.region;
  return {
    ...place,
    region: { ...(startLine !== undefined && { startLine }), ...(startColumn !== undefined && { startColumn }) },
  };
}
