import { fileOfDiagnostic } from '../result/outcome.ts';
import type { Finding, LintDiagnostic, RelatedLocation } from '../result/result.ts';
import { compare } from '../source/compare.ts';
import { groupBy } from '../source/group-by.ts';

/** What is told of a file, in order of place. */
export interface FileBlock {
  /** Absent for what belongs to none. */
  readonly file?: string;
  readonly entries: readonly BlockEntry[];
  /** By what all that is found in the file is deployed: said once. */
  readonly calls: readonly RelatedLocation[];
}

export type BlockEntry =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'diagnostic'; readonly diagnostic: LintDiagnostic };

/** A block for each file, in order of path; what belongs to no file comes last, next to the summary. */
export function fileBlocks(findings: readonly Finding[], diagnostics: readonly LintDiagnostic[]): readonly FileBlock[] {
  const entries: readonly BlockEntry[] = [
    ...diagnostics.map((diagnostic) => ({ kind: 'diagnostic', diagnostic }) as const),
    ...findings.map((finding) => ({ kind: 'finding', finding }) as const),
  ];
  const ofFiles = [...groupBy(entries, fileOf)].sort(([a], [b]) =>
    a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compare(a, b),
  );
  return ofFiles.map(([file, own]) => ({
    ...(file !== undefined && { file }),
    entries: [...own].sort((a, b) => offsetOf(a) - offsetOf(b)),
    calls: commonCalls(own.flatMap((entry) => (entry.kind === 'finding' ? entry.finding : []))),
  }));
}

function fileOf(entry: BlockEntry): string | undefined {
  if (entry.kind === 'finding') return entry.finding.location.file;
  return fileOfDiagnostic(entry.diagnostic);
}

/** What is about the file as a whole comes first. */
function offsetOf(entry: BlockEntry): number {
  return (entry.kind === 'finding' ? entry.finding : entry.diagnostic).location?.startOffset ?? -1;
}

/** Nothing where one finding is all there is: it says so itself. */
function commonCalls([first, ...others]: readonly Finding[]): readonly RelatedLocation[] {
  if (others.length === 0) return [];
  return callsOf(first).filter((call) => others.every((other) => callsOf(other).some((each) => isSame(each, call))));
}

function callsOf(finding: Finding | undefined): readonly RelatedLocation[] {
  return finding?.related.filter(({ call }) => call) ?? [];
}

/** The places that belong to a finding, but for those that its block says. */
export function ownRelated({ related }: Finding, { calls }: Pick<FileBlock, 'calls'>): readonly RelatedLocation[] {
  return related.filter((each) => !calls.some((call) => each.call && isSame(each, call)));
}

function isSame(a: RelatedLocation, b: RelatedLocation): boolean {
  return (
    a.message === b.message && a.location.file === b.location.file && a.location.startOffset === b.location.startOffset
  );
}
