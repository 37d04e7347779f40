import type { RunSettings } from '../../../settings/run-settings.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { SourceText } from '../../../source/text.ts';
import { pathsOf, type RawFinding } from '../../judge/fold.ts';
import { openSuppressor, type Suppressor } from './apply.ts';
import { configuredSuppressions } from './configured.ts';
import { suppressionsIn } from './in-source.ts';
import { faultsOf, type Policies } from './report.ts';
import type { Selector, Suppression, Unreadable } from './suppression.ts';

export interface SuppressionRun {
  readonly settings: RunSettings;
  readonly raw: readonly RawFinding[];
  /** The files that were looked at. */
  readonly files: readonly string[];
  /** The files that may hold suppressions, by path. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** Whether to say what is wrong with the suppressions of a file. */
  isAsked(file: string): boolean;
  /** Not every policy was judged. */
  readonly narrowed: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/**
 * The findings, those that are suppressed marked, and what is wrong with the suppressions that stand in files. `used`: the
 * selectors of configurations that suppressed something.
 */
export async function suppress(run: SuppressionRun): Promise<{ readonly raw: RawFinding[]; readonly used: string[] }> {
  const { settings, today, raw } = run;
  const suppressor = openSuppressor(today);
  const written = new Map<string, readonly (Suppression | Unreadable)[]>();
  for (const [path, source] of run.sources) written.set(path, suppressionsIn(source));
  const configured = await configuredFor(settings, run.files);
  const marked: RawFinding[] = [];
  for (const each of raw) {
    const own = await settings.of(each.spot.root);
    const external = configured.get(own) ?? [];
    const policy = own.known.find(({ policy: { document } }) => document.id === each.finding.policy);
    const near = pathsOf(each).flatMap((path) => (written.get(path) ?? []).filter(isReadable));
    marked.push(policy ? suppressor.apply(each, policy, [...near, ...external]) : each);
  }
  marked.push(...(await faultsIn(run, [...written.values()].flat(), suppressor.isUsed)));
  const selectors = [...configured.values()].flat().flatMap((each) => each.selectors);
  return { raw: marked, used: [...new Set(selectors.filter(suppressor.isUsed).map(placeOf))] };
}

/**
 * What is wrong with the suppressions of configurations, which hold for all files.
 *
 * @param used The selectors that suppressed something, in whatever part of the run.
 */
export async function configuredFaults(
  run: Omit<SuppressionRun, 'raw' | 'sources'>,
  used: ReadonlySet<string>,
): Promise<RawFinding[]> {
  const configured = await configuredFor(run.settings, run.files);
  return faultsIn(run, [...configured.values()].flat(), (selector) => used.has(placeOf(selector)));
}

async function configuredFor(
  settings: RunSettings,
  files: readonly string[],
): Promise<ReadonlyMap<Settings, readonly Suppression[]>> {
  const configured = new Map<Settings, readonly Suppression[]>();
  for (const file of files) {
    const own = await settings.of(file);
    if (!configured.has(own)) configured.set(own, configuredSuppressions(own.configuration));
  }
  return configured;
}

function placeOf({ location: { file, startOffset } }: Selector): string {
  return `${file}:${startOffset}`;
}

async function faultsIn(
  run: Omit<SuppressionRun, 'raw' | 'sources'>,
  all: readonly (Suppression | Unreadable)[],
  isUsed: Suppressor['isUsed'],
): Promise<RawFinding[]> {
  const faults: RawFinding[] = [];
  for (const each of all.filter(({ location }) => run.isAsked(location.file)))
    faults.push(...faultsOf(each, await policiesAt(run, each.location.file), isUsed, run.today));
  return faults;
}

function isReadable(suppression: Suppression | Unreadable): suppression is Suppression {
  return 'covers' in suppression;
}

async function policiesAt(
  { settings, narrowed }: Pick<SuppressionRun, 'settings' | 'narrowed'>,
  file: string,
): Promise<Policies> {
  const own = await settings.of(file);
  const { policies, rules } = await own.judgingOf(file);
  return { all: own.known, enabled: [...policies, ...rules], narrowed };
}
