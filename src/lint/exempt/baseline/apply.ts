import { jsonText } from '../../../source/json/write.ts';
import type { RawFinding } from '../../judge/fold.ts';
import { type BaselineEntry, identityKey } from './entry.ts';

/** The failures of a run that count, by identity. */
export function baselineEntries(raw: readonly RawFinding[]): ReadonlyMap<string, BaselineEntry> {
  const entries = new Map<string, BaselineEntry>();
  for (const [key, { identity, count }] of occurrences(raw)) entries.set(key, { ...identity, count });
  return entries;
}

/** Marks failures that the baseline has room for. Of more than it knows, the last ones count. */
export function applyBaseline(
  raw: readonly RawFinding[],
  entries: ReadonlyMap<string, BaselineEntry>,
): readonly RawFinding[] {
  const seen = new Map<string, number>();
  return raw.map((each) => {
    if (!counts(each)) return each;
    const key = identityKey(each.identity);
    const room = entries.get(key)?.count ?? 0;
    const nth = next(seen, each, key);
    return nth <= room ? { ...each, exempt: { kind: 'baselined' } } : each;
  });
}

/** A template is judged with several parameter sets, and a module in several templates: each of them counts anew. */
function occurrences(raw: readonly RawFinding[]) {
  const seen = new Map<string, number>();
  const found = new Map<string, { identity: RawFinding['identity']; count: number }>();
  for (const each of raw.filter(counts)) {
    const key = identityKey(each.identity);
    const count = Math.max(found.get(key)?.count ?? 0, next(seen, each, key));
    found.set(key, { identity: each.identity, count });
  }
  return found;
}

function next(seen: Map<string, number>, { spot: { root, set } }: RawFinding, key: string): number {
  const judged = jsonText([root, set, key]);
  const count = (seen.get(judged) ?? 0) + 1;
  seen.set(judged, count);
  return count;
}

function counts({ finding, exempt }: RawFinding): boolean {
  return finding.verdict === 'fail' && exempt === undefined;
}

/** Entries of which fewer or none occur now. `covers`: whether a file was looked at with every policy. */
export function staleEntries(
  entries: ReadonlyMap<string, BaselineEntry>,
  now: ReadonlyMap<string, BaselineEntry>,
  covers: (path: string) => boolean,
): BaselineEntry[] {
  return [...entries].flatMap(([key, entry]) =>
    covers(entry.path) && (now.get(key)?.count ?? 0) < entry.count ? [entry] : [],
  );
}

/** What the baseline should hold: what occurs now, and of what this run did not look at what it held. */
export function updatedEntries(
  entries: ReadonlyMap<string, BaselineEntry>,
  now: ReadonlyMap<string, BaselineEntry>,
  covers: (path: string) => boolean,
): ReadonlyMap<string, BaselineEntry> {
  const updated = new Map([...entries].filter(([, { path }]) => !covers(path)));
  for (const [key, entry] of now) {
    const count = Math.max(entry.count, updated.get(key)?.count ?? 0);
    updated.set(key, { ...entry, count });
  }
  return updated;
}
