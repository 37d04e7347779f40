import path from 'node:path';
import type { LintDiagnostic } from '../../../result/result.ts';
import { settingRoom } from '../../../settings/read.ts';
import type { RunSettings } from '../../../settings/run-settings.ts';
import { type Room, roomOf } from '../../../source/named.ts';
import { OptionError } from '../../../source/option-error.ts';
import { step } from '../../../source/route.ts';
import type { Session } from '../../../workspace/session.ts';
import type { Known } from '../../judge/exempt.ts';
import { staleEntries, updatedEntries } from './apply.ts';
import { type BaselineEntry, identityKey } from './entry.ts';
import { type BaselineFile, openBaseline } from './file.ts';

export interface BaselineChoice {
  readonly baseline?: string | false | undefined;
  readonly updateBaseline?: boolean | undefined;
}

/** The baseline of a run. */
export interface RunBaseline extends Known {
  readonly file: BaselineFile;
}

/**
 * The baseline that was named, else that of the configuration of the current folder. Throws `OptionError` for one that is
 * not in order.
 */
export async function openRunBaseline(
  session: Session,
  settings: RunSettings,
  choice: BaselineChoice,
): Promise<RunBaseline | undefined> {
  const room = await baselineRoom(session, settings, choice);
  if (room === undefined) return undefined;
  const update = choice.updateBaseline ?? false;
  const file = openBaseline(room, nameOf(room, session), update);
  return { file, entries: file.entries, update };
}

/** Relative to the workspace root, forward slashes; as it was given where it lies outside. */
function nameOf(room: Room, { workspace }: Session): string {
  return room.workspace === workspace ? room.path : path.join(room.workspace.root, room.path).replaceAll(path.sep, '/');
}

async function baselineRoom(
  session: Session,
  settings: RunSettings,
  { baseline, updateBaseline }: BaselineChoice,
): Promise<Room | undefined> {
  if (baseline === false) return undefined;
  if (baseline !== undefined) return namedBaseline(session, baseline);
  const { layers } = (await settings.here()).configuration;
  const layer = layers.findLast(({ document }) => document.baseline !== undefined);
  if (layer?.document.baseline !== undefined)
    return settingRoom(layer, step(null, 'baseline'), layer.document.baseline);
  if (updateBaseline)
    throw new OptionError(
      'which baseline? give --baseline FILE, or "baseline" in resilint.config.json (resilint.baseline.jsonl is a good name)',
    );
  return undefined;
}

function namedBaseline({ workspace, cwd }: Session, given: string): Room {
  const room = roomOf(workspace, path.resolve(cwd, given), given);
  if (room.kind === 'error') throw new OptionError(`the baseline cannot be read: ${room.message}`);
  return room;
}

/**
 * Says what of a baseline is no longer found, or writes what is.
 *
 * @param covers Whether all there is to find in a file was looked for.
 * @param findings How many findings of the run the baseline holds.
 */
export function closeBaseline(
  { file, entries, update }: RunBaseline,
  found: readonly BaselineEntry[],
  covers: (file: string) => boolean,
  findings: number,
): LintDiagnostic[] {
  const now = new Map(found.map((entry) => [identityKey(entry), entry]));
  if (!update) {
    const stale = staleEntries(entries, now, covers).length;
    return stale > 0 ? [staleNote(file.name, stale)] : [];
  }
  const updated = updatedEntries(entries, now, covers);
  file.write(updated.values());
  return [updateNote(file, updated, findings)];
}

function staleNote(file: string, count: number): LintDiagnostic {
  const entries = count === 1 ? '1 entry of the baseline occurs' : `${count} entries of the baseline occur`;
  const message = `${entries} less often, or no longer; --update-baseline removes what is fixed`;
  return { severity: 'note', code: 'baseline-stale', message, file };
}

/** A finding may be about several resources, each of which is an entry. */
function updateNote(
  { name, entries }: BaselineFile,
  updated: BaselineFile['entries'],
  findings: number,
): LintDiagnostic {
  const added = [...updated.keys()].filter((key) => !entries.has(key)).length;
  const gone = [...entries.keys()].filter((key) => !updated.has(key)).length;
  const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  const held = `${count(findings, 'finding is', 'findings are')} in the baseline now`;
  const written = `${count(updated.size, 'entry', 'entries')}, one a policy and resource`;
  const message = `${held} (${written}: ${added} new, ${gone} removed)`;
  return { severity: 'note', code: 'baseline-updated', message, file: name };
}
