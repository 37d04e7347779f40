import type { LintDiagnostic } from '../../../result/result.ts';
import type { Room } from '../../../source/named.ts';
import type { RawFinding } from '../../judge/fold.ts';
import { applyBaseline, baselineEntries, staleEntries, updatedEntries } from './apply.ts';
import { type BaselineFile, openBaseline } from './file.ts';

export interface BaselineRun {
  readonly room: Room;
  /** Relative to the workspace root, forward slashes; as it was given where it lies outside. */
  readonly name: string;
  readonly update: boolean;
  readonly raw: readonly RawFinding[];
  /** Whether a finding is one of what was asked for: others are not written. */
  isTold(raw: RawFinding): boolean;
  /** Whether all there is to find in a file was looked for. */
  covers(file: string): boolean;
}

/** Marks what is in the baseline; with `update`, first writes what there is. Throws `OptionError`. */
export function withBaseline({ room, name, update, raw, isTold, covers }: BaselineRun): {
  readonly raw: readonly RawFinding[];
  readonly diagnostics: readonly LintDiagnostic[];
} {
  const baseline = openBaseline(room, name, update);
  const now = baselineEntries(raw.filter(isTold));
  if (!update) {
    const stale = staleEntries(baseline.entries, now, covers).length;
    return { raw: applyBaseline(raw, baseline.entries), diagnostics: stale > 0 ? [staleNote(name, stale)] : [] };
  }
  const updated = updatedEntries(baseline.entries, now, covers);
  baseline.write(updated.values());
  return { raw: applyBaseline(raw, updated), diagnostics: [updateNote(baseline, updated)] };
}

function staleNote(file: string, count: number): LintDiagnostic {
  const entries = count === 1 ? '1 entry of the baseline occurs' : `${count} entries of the baseline occur`;
  const message = `${entries} less often, or no longer; --update-baseline takes out what is mended`;
  return { severity: 'note', code: 'baseline-stale', message, file };
}

function updateNote({ name, entries }: BaselineFile, updated: BaselineFile['entries']): LintDiagnostic {
  const added = [...updated.keys()].filter((key) => !entries.has(key)).length;
  const gone = [...entries.keys()].filter((key) => !updated.has(key)).length;
  const total = `${updated.size} ${updated.size === 1 ? 'entry' : 'entries'}`;
  const message = `the baseline has ${total} now, one for each resource that a finding is about: ${added} new, ${gone} taken out`;
  return { severity: 'note', code: 'baseline-updated', message, file: name };
}
