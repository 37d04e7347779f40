import type { RunSettings } from '../../../settings/run-settings.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { SourceText } from '../../../source/text.ts';
import { pathsOf, type RawFinding } from '../../judge/fold.ts';
import { openSuppressor } from './apply.ts';
import { configuredSuppressions } from './configured.ts';
import { suppressionsIn } from './in-source.ts';
import { faultsOf, type Policies } from './report.ts';
import type { Suppression, Unreadable } from './suppression.ts';

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

/** The findings, those that are suppressed marked, and what is wrong with the suppressions. */
export async function suppress(run: SuppressionRun): Promise<RawFinding[]> {
  const { settings, today, raw } = run;
  const suppressor = openSuppressor(today);
  const written = new Map<string, readonly (Suppression | Unreadable)[]>();
  for (const [path, source] of run.sources) written.set(path, suppressionsIn(source));
  const configured = new Map<Settings, readonly Suppression[]>();
  for (const file of run.files) {
    const own = await settings.of(file);
    configured.set(own, configured.get(own) ?? configuredSuppressions(own.configuration));
  }
  const marked: RawFinding[] = [];
  for (const each of raw) {
    const own = await settings.of(each.spot.root);
    const external = configured.get(own) ?? [];
    const policy = own.known.find(({ policy: { document } }) => document.id === each.finding.policy);
    const near = pathsOf(each).flatMap((path) => (written.get(path) ?? []).filter(isReadable));
    marked.push(policy ? suppressor.apply(each, policy, [...near, ...external]) : each);
  }
  const all = [...written.values(), ...configured.values()].flat();
  for (const each of all.filter(({ location }) => run.isAsked(location.file))) {
    const policies = await policiesAt(run, each.location.file);
    marked.push(...faultsOf(each, policies, suppressor, today));
  }
  return marked;
}

function isReadable(suppression: Suppression | Unreadable): suppression is Suppression {
  return 'covers' in suppression;
}

async function policiesAt({ settings, narrowed }: SuppressionRun, file: string): Promise<Policies> {
  const own = await settings.of(file);
  return { all: own.known, enabled: (await own.judgingOf(file)).policies, narrowed };
}
