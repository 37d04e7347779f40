import type { Finding, LintDiagnostic } from '../../result/result.ts';
import type { RunSettings } from '../../settings/run-settings.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import { areConfigured, dayOf } from '../judge/exempt.ts';
import { fold, type RawFinding } from '../judge/fold.ts';
import { covers } from '../judge/scope.ts';
import type { LintOptions } from '../options.ts';
import type { Part, RunWide } from '../part/part.ts';
import type { RunBaseline } from './baseline/run.ts';

interface Closing {
  readonly settings: RunSettings;
  readonly options: Pick<LintOptions, 'suppressions' | 'today'>;
  readonly wide: RunWide;
  readonly baseline: RunBaseline | undefined;
  readonly candidates: readonly Candidate[];
  /** What was asked for is not there, or cannot be read. */
  readonly isIncomplete: boolean;
  /** All parts of the run. */
  readonly whole: Part;
}

export interface Closed {
  /** Faults of the suppressions in configurations. */
  readonly findings: readonly Finding[];
  readonly baselined: number;
  readonly diagnostics: readonly LintDiagnostic[];
}

/** What is to be said of suppressions and the baseline when all parts of a run are settled. */
export async function closeExemptions(run: Closing): Promise<Closed> {
  const { baseline, wide, whole, isIncomplete } = run;
  const faults = await configuredFaults(run);
  if (baseline === undefined) return { ...foldAlone(faults), diagnostics: [] };
  const [{ applyBaseline, baselineEntries }, { closeBaseline }] = await Promise.all([
    import('./baseline/apply.ts'),
    import('./baseline/run.ts'),
  ]);
  const now = baselineEntries(faults);
  const isCovered = (file: string): boolean => !isIncomplete && !wide.scope.narrowed && covers(wide.scope, file);
  const alone = foldAlone(applyBaseline(faults, baseline.update ? now : baseline.entries));
  const findings = whole.baselined + alone.baselined;
  return { ...alone, diagnostics: closeBaseline(baseline, [...whole.now, ...now.values()], isCovered, findings) };
}

/** Where not everything is told, nothing is said of what holds for all. */
async function configuredFaults(run: Closing): Promise<readonly RawFinding[]> {
  const { settings, options, wide, candidates, whole } = run;
  const files = candidates.map(({ path }) => path);
  if (wide.traced || options.suppressions === false || !(await areConfigured(settings, files))) return [];
  const { configuredFaults: faultsOf } = await import('./suppress/run.ts');
  const asked = new Set(files);
  const { narrowed } = wide.scope;
  const isAsked = (file: string): boolean => asked.has(file) || covers(wide.scope, file);
  return faultsOf({ settings, files, isAsked, narrowed, today: dayOf(options) }, new Set(whole.used));
}

function foldAlone(faults: readonly RawFinding[]): Pick<Closed, 'findings' | 'baselined'> {
  return faults.length === 0 ? { findings: [], baselined: 0 } : fold(faults, () => []);
}
