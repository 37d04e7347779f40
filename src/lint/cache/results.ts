import { groupBy } from '../../source/group-by.ts';
import { jsonText } from '../../source/json/write.ts';
import { digestOf, type Recall } from '../../source/looks.ts';
import { openModuleCache } from '../../workspace/bicep/module-cache.ts';
import { dayOf } from '../judge/exempt.ts';
import { covers } from '../judge/scope.ts';
import type { FileGroup } from '../part/groups.ts';
import type { Bench, SettledGroup } from '../part/settle-group.ts';
import { noTimes } from '../stopwatch.ts';
import { openKeys } from './key.ts';
import { saidOfModule } from './modules.ts';
import { keptGroup } from './shape.ts';
import type { Store } from './store.ts';

/** What earlier runs found. */
export interface Results {
  /** A group as it was settled, if everything is as it was then that was looked at. */
  find(group: FileGroup): Promise<SettledGroup | undefined>;
  keep(group: FileGroup, settled: SettledGroup): Promise<void>;
}

/** @param recall Says whether what was looked at is as it was. */
export async function openResults(bench: Bench, store: Store, recall: Recall): Promise<Results> {
  const keyOf = await openKeys(bench);
  const modules = openModuleCache(bench.session.workspace);
  const context = contextOf(bench);
  return {
    async find(group) {
      const kept = keptGroup(store.get(await keyOf(group)));
      if (kept === undefined || !isOf(group, kept)) return undefined;
      const { part, touched, looks } = kept;
      const isSame =
        looks.every(recall.isSame) &&
        kept.modules.every(([from, name, said]) => saidOfModule(modules.read({ path: from }, name)) === said);
      return isSame && context(part.isDated, touched) === kept.context ? { part, touched } : undefined;
    },
    async keep(group, settled) {
      const { part, touched, looks, modules: asked } = settled;
      if (looks === undefined || part.diagnostics.some(({ code }) => code === 'internal-error')) return;
      const said = context(part.isDated, touched);
      const kept = { part: { ...part, times: noTimes }, touched, looks, modules: asked, context: said };
      store.set(await keyOf(group), kept);
    },
  };
}

/** What is told stands in files that the group leads to: a result tells of no others. */
function isOf({ judged }: FileGroup, { part, touched }: Pick<SettledGroup, 'part' | 'touched'>): boolean {
  const [own, all] = [new Set(judged.map(({ path }) => path)), new Set(touched)];
  return (
    [...own].every((file) => all.has(file)) &&
    part.files.every(({ path }) => own.has(path)) &&
    [...part.findings, ...part.passed].every(({ location }) => all.has(location.file))
  );
}

/**
 * What else may have had a say: the day and what was looked at, where something is suppressed, and what the baseline knows
 * of the files.
 */
function contextOf({
  options,
  wide: { baseline, scope },
}: Bench): (isDated: boolean, touched: readonly string[]) => string {
  const known = baseline && groupBy([...baseline.entries.values()], ({ path }) => path);
  return (isDated, touched) => {
    const suppressed = isDated ? [dayOf(options), touched.filter((file) => covers(scope, file))] : null;
    return digestOf(jsonText([suppressed, known ? touched.map((file) => known.get(file) ?? null) : null]));
  };
}
