import type { LintDiagnostic } from '../../result/result.ts';
import { recallOf } from '../../source/looks.ts';
import { bundleDigest } from '../../start/threads.ts';
import type { MentionsOf } from '../../workspace/find/references.ts';
import type { Session } from '../../workspace/session.ts';
import type { CacheOptions, LintOptions } from '../options.ts';
import type { Bench } from '../part/settle-group.ts';
import { openFacts } from './facts.ts';
import { cacheFile } from './location.ts';
import { openResults, type Results } from './results.ts';
import { openStore } from './store.ts';

/** What a run takes of earlier ones, and leaves to later ones. */
export interface RunCache {
  /** What files say of each other. */
  readonly mentionsOf: MentionsOf;
  results(bench: Bench): Promise<Results>;
  save(): void;
}

/** The form of what is kept; another one is not read. */
const form = 1;

/** The cache of a run; why there is none, where that is so. */
export async function openCache(
  session: Session,
  { location, strategy }: CacheOptions,
  { overlay, toolVersion }: Pick<LintOptions, 'overlay' | 'toolVersion'>,
): Promise<RunCache | LintDiagnostic> {
  const place = await cacheFile(session, location);
  if ('reason' in place)
    return { severity: 'warning', code: 'cache-not-used', message: `results are not kept: ${place.reason}` };
  const store = openStore(place.file, `resilint ${form} ${toolVersion} ${bundleDigest()}`);
  const recall = recallOf(session.workspace);
  const facts = openFacts(store, session.workspace, overlay, strategy, recall);
  return {
    mentionsOf: facts.mentionsOf,
    results: (bench) => openResults(bench, store, recall),
    save() {
      facts.save();
      store.save();
    },
  };
}
