import type { RunSettings } from '../../settings/run-settings.ts';
import type { SourceText } from '../../source/text.ts';
import { assertFault } from '../../workspace/faults.ts';
import type { Session } from '../../workspace/session.ts';
import type { BaselineEntry } from '../exempt/baseline/entry.ts';
import type { RawFinding } from './fold.ts';
import { covers, type RunScope, type ScopeOptions } from './scope.ts';
import type { Told } from './told.ts';

/** What does not count: suppressions and the baseline. */
export interface ExemptOptions extends ScopeOptions {
  /** `false`: suppressions are not heeded. */
  readonly suppressions?: boolean | undefined;
  /** Relative to the current folder; `false`: none, whatever the configuration says. */
  readonly baseline?: string | false | undefined;
  readonly updateBaseline?: boolean | undefined;
  /** `YYYY-MM-DD`, for suppressions that end; that of UTC when absent. */
  readonly today?: string;
}

/** The baseline of a run, by identity of what it holds; `update`: it is to hold whatever is found. */
export interface Known {
  readonly entries: ReadonlyMap<string, BaselineEntry>;
  readonly update: boolean;
}

export interface ExemptRun {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly options: Pick<ExemptOptions, 'suppressions' | 'today'>;
  readonly scope: RunScope;
  readonly baseline: Known | undefined;
  /** The files that were looked at. */
  readonly files: readonly string[];
  readonly raw: readonly RawFinding[];
  readonly told: Told;
}

export interface Exempted {
  readonly raw: readonly RawFinding[];
  /** The selectors of configurations that suppressed something, by where they are written. */
  readonly used: readonly string[];
  /** Whether the day may have had a say. */
  readonly isDated: boolean;
  /** What a baseline would hold of the findings, where there is one. */
  readonly now: readonly BaselineEntry[];
}

/** Marks the findings that are suppressed or in the baseline. */
export async function exempt(run: ExemptRun): Promise<Exempted> {
  const { options, baseline, told } = run;
  const { raw, ...suppressed } = options.suppressions === false ? asTheyAre(run) : await suppressedContained(run);
  if (baseline === undefined) return { raw, ...suppressed, now: [] };
  const { applyBaseline, baselineEntries } = await import('../exempt/baseline/apply.ts');
  const now = baselineEntries(raw.filter(told.finding));
  const exempted = applyBaseline(raw, baseline.update ? now : baseline.entries);
  return { raw: exempted, ...suppressed, now: [...now.values()] };
}

type Suppressed = Omit<Exempted, 'now'>;

function asTheyAre({ raw }: ExemptRun): Suppressed {
  return { raw, used: [], isDated: false };
}

/** After a fault of ours nothing is suppressed. */
async function suppressedContained(run: ExemptRun): Promise<Suppressed> {
  try {
    return await suppressedIn(run);
  } catch (error) {
    assertFault(error);
    return run.session.faults.contain(
      undefined,
      () => {
        throw error;
      },
      asTheyAre(run),
    );
  }
}

/** A text without the word costs one look, and a run without any suppression nothing more. */
async function suppressedIn(run: ExemptRun): Promise<Suppressed> {
  const { session, settings, options, scope, files, raw, told } = run;
  const sources = new Map<string, SourceText>();
  const asked = new Set(files.filter(told.isAsked));
  for (const each of files) {
    const read = session.workspace.read(each);
    if (read.kind === 'ok' && mayHold(read.source) && wasLinted(session, each))
      sources.set(read.source.path, read.source);
  }
  for (const source of anchored(raw)) {
    const read = session.workspace.read(source.path);
    if (mayHold(source) && read.kind === 'ok' && read.source === source && isReadable(session, source.path))
      sources.set(source.path, source);
  }
  if (sources.size === 0 && !(await areConfigured(settings, files))) return asTheyAre(run);
  const { suppress } = await import('../exempt/suppress/run.ts');
  const found = await suppress({
    settings,
    raw,
    files,
    sources,
    isAsked: (file) => asked.has(file) || covers(scope, file),
    narrowed: scope.narrowed,
    today: dayOf(options),
  });
  return { ...found, isDated: true };
}

export function dayOf({ today }: Pick<ExemptOptions, 'today'>): string {
  return today ?? new Date().toISOString().slice(0, 10);
}

/** Of a file that is no template, or cannot be read as one, nothing can be said. */
function wasLinted({ documents }: Session, file: string): boolean {
  const { kind } = documents.open(file);
  return kind !== 'failed' && kind !== 'other';
}

function isReadable({ documents }: Session, file: string): boolean {
  return documents.open(file).kind !== 'failed';
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

export async function areConfigured(settings: RunSettings, files: readonly string[]): Promise<boolean> {
  for (const file of files) {
    const { layers } = (await settings.of(file)).configuration;
    if (layers.some(({ document }) => document.suppressions !== undefined)) return true;
  }
  return false;
}
