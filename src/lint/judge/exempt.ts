import path from 'node:path';
import type { LintDiagnostic } from '../../result/result.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import { type Room, roomOf } from '../../source/named.ts';
import { OptionError } from '../../source/option-error.ts';
import { step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import { assertFault } from '../../workspace/faults.ts';
import type { Session } from '../../workspace/session.ts';
import type { RawFinding } from './fold.ts';
import { runScopeOf, type ScopeOptions } from './scope.ts';
import type { Told } from './told.ts';

/** What does not count: suppressions and the baseline. */
export interface ExemptOptions extends ScopeOptions {
  /** `false`: suppressions are not heeded. */
  readonly suppressions?: boolean;
  /** Relative to the current folder; `false`: none, whatever the configuration says. */
  readonly baseline?: string | false | undefined;
  readonly updateBaseline?: boolean;
  /** `YYYY-MM-DD`, for suppressions that end; that of UTC when absent. */
  readonly today?: string;
}

export interface ExemptRun {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly options: ExemptOptions;
  /** The files that were looked at. */
  readonly files: readonly string[];
  /** Some file could not be read, so what is not found may be there all the same. */
  readonly incomplete: boolean;
  readonly raw: readonly RawFinding[];
  readonly told: Told;
}

export interface Exempted {
  readonly raw: readonly RawFinding[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Marks the findings that are suppressed or in the baseline. Throws `OptionError` for a baseline that is not in order. */
export async function exempt(run: ExemptRun): Promise<Exempted> {
  const { session, options, incomplete } = run;
  const room = await baselineOf(run);
  const scope = runScopeOf(session, options);
  const raw = options.suppressions === false ? run.raw : await suppressedContained(run);
  if (room === undefined) return { raw, diagnostics: [] };
  const { withBaseline } = await import('../exempt/baseline/run.ts');
  const isHere = room.workspace === session.workspace;
  return withBaseline({
    room,
    name: isHere ? room.path : path.join(room.workspace.root, room.path).replaceAll(path.sep, '/'),
    update: options.updateBaseline ?? false,
    raw,
    isTold: run.told.finding,
    covers: (each) => !incomplete && !scope.narrowed && scope.covers(each),
  });
}

/** After a fault of ours nothing is suppressed. */
async function suppressedContained(run: ExemptRun): Promise<readonly RawFinding[]> {
  try {
    return await suppressed(run);
  } catch (error) {
    assertFault(error);
    return run.session.faults.contain(
      undefined,
      () => {
        throw error;
      },
      run.raw,
    );
  }
}

/** A text without the word costs one look, and a run without any suppression nothing more. */
async function suppressed({ session, settings, options, files, raw, told }: ExemptRun): Promise<readonly RawFinding[]> {
  const sources = new Map<string, SourceText>();
  const asked = new Set(files.filter(told.isAsked));
  for (const each of files) {
    const read = session.workspace.read(each);
    if (read.kind === 'ok' && mayHold(read.source) && wasLinted(session, each))
      sources.set(read.source.path, read.source);
  }
  for (const source of anchored(raw)) {
    const read = session.workspace.read(source.path);
    if (mayHold(source) && read.kind === 'ok' && read.source === source) sources.set(source.path, source);
  }
  if (sources.size === 0 && !(await areConfigured(settings, files))) return raw;
  const { suppress } = await import('../exempt/suppress/run.ts');
  const scope = runScopeOf(session, options);
  return suppress({
    settings,
    raw,
    files,
    sources,
    isAsked: (file) => asked.has(file) || scope.covers(file),
    narrowed: scope.narrowed,
    today: options.today ?? new Date().toISOString().slice(0, 10),
  });
}

/** Of a file that is no template, or cannot be read as one, nothing can be said. */
function wasLinted({ documents }: Session, file: string): boolean {
  const { kind } = documents.open(file);
  return kind !== 'failed' && kind !== 'other';
}

function mayHold({ text }: SourceText): boolean {
  return text.includes('resilint') && (text.includes('resilint-') || text.includes('"resilint"'));
}

function anchored(raw: readonly RawFinding[]): Set<SourceText> {
  return new Set(
    raw.flatMap(({ sites }) =>
      sites.flatMap(({ places, declarations }) => [...places, ...declarations].map(({ source }) => source)),
    ),
  );
}

async function areConfigured(settings: RunSettings, files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const { layers } = (await settings.of(file)).configuration;
    if (layers.some(({ document }) => document.suppressions !== undefined)) return true;
  }
  return false;
}

/** The baseline that was named, else that of the configuration of the current folder. */
async function baselineOf({ session, settings, options }: ExemptRun): Promise<Room | undefined> {
  const { baseline, updateBaseline } = options;
  if (baseline === false) return undefined;
  if (baseline !== undefined) return namedBaseline(session, baseline);
  const { layers } = (await settings.here()).configuration;
  const layer = layers.findLast(({ document }) => document.baseline !== undefined);
  if (layer?.document.baseline !== undefined) {
    const { settingRoom } = await import('../../settings/read.ts');
    return settingRoom(layer, step(null, 'baseline'), layer.document.baseline);
  }
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
