import { OptionError } from '../../source/option-error.ts';
import { closest, hint } from '../../template/suggest.ts';
import type { LoadedPolicy } from './policies.ts';
import { isOfPreset, presetNames } from './presets.ts';

/**
 * The policies that selectors leave: `VM-13`, `pack:vm`, `category:security`, `severity:high`, in any case, never by
 * prefix. Without `select` those of the preset. What is said of templates themselves is told unless it is ignored, or some
 * of it is selected. Throws `OptionError` for a selector that selects nothing there is.
 */
export function selectPolicies(
  all: readonly LoadedPolicy[],
  select: readonly string[],
  ignore: readonly string[],
  isPreset: (loaded: LoadedPolicy) => boolean = (loaded) => isOfPreset(loaded, 'recommended'),
): LoadedPolicy[] {
  const wanted = select.flatMap(selectorsIn);
  const unwanted = ignore.flatMap(selectorsIn);
  for (const selector of [...wanted, ...unwanted]) checkSelector(selector, all);
  const narrowed = all.some((loaded) => loaded.rule && wanted.some((selector) => matches(loaded, selector)));
  return all.filter((loaded) => {
    if (loaded.rule && !narrowed) return !unwanted.some((selector) => matches(loaded, selector));
    const chosen = wanted.length > 0 ? wanted.some((selector) => matches(loaded, selector)) : isPreset(loaded);
    return chosen && !unwanted.some((selector) => matches(loaded, selector));
  });
}

/** The selectors of one value of an option, which are separated by commas. */
export function selectorsIn(selectors: string): string[] {
  return selectors
    .split(',')
    .map((selector) => selector.trim())
    .filter((selector) => selector !== '');
}

/** The policies of some packs. Throws `OptionError` for a pack that there is not. */
export function policiesOfPacks(all: readonly LoadedPolicy[], packs: readonly string[]): LoadedPolicy[] {
  const wanted = packs.flatMap(selectorsIn);
  for (const pack of wanted) checkPack(pack, all);
  return all.filter((loaded) => loaded.rule !== undefined || isOfPacks(loaded, wanted));
}

/** Whether a policy belongs to one of the packs; case does not matter. */
export function isOfPacks({ pack }: LoadedPolicy, packs: readonly string[]): boolean {
  return packs.some((each) => each.toLowerCase() === pack.toLowerCase());
}

/** Throws `OptionError` for a pack that there is not. */
export function checkPack(pack: string, all: readonly LoadedPolicy[]): void {
  const packs = [...new Set(all.map((each) => each.pack))];
  if (packs.some((each) => each.toLowerCase() === pack.toLowerCase())) return;
  const near = closest(pack, packs);
  throw new OptionError(`there is no pack '${pack}'${near ? `; did you mean '${near}'?` : ''} (${packs.join(', ')})`);
}

/** Whether one selector means a policy. */
export function matches(loaded: LoadedPolicy, selector: string): boolean {
  const { pack, policy, rule } = loaded;
  const { id, category, severity, tags } = policy.document;
  const [kind, value] = selector.toLowerCase().split(':');
  switch (value === undefined ? '' : kind) {
    case '':
      return id.toLowerCase() === kind || kind === 'all';
    case 'pack':
      return pack.toLowerCase() === value;
    case 'category':
      return category.toLowerCase() === value;
    case 'severity':
      return (rule?.severity ?? severity) === value;
    case 'preset':
      return rule === undefined && presetNames.some((each) => each === value && isOfPreset(loaded, each));
    case 'tag':
      return tags?.some((tag) => tag.toLowerCase() === value) ?? false;
    default:
      return false;
  }
}

/** Throws `OptionError` for a selector that means none of the policies. */
export function checkSelector(selector: string, all: readonly LoadedPolicy[]): void {
  if (selector.toLowerCase() === 'all' || all.some((loaded) => matches(loaded, selector))) return;
  throw new OptionError(
    `'${selector}' selects no policy${hint(meantBy(selector, all))} (an id, pack:…, category:…, severity:…, preset:… or tag:…)`,
  );
}

/** A policy's name stands for its id, and a value without what it is of (`availability`) for the selector that has it. */
function meantBy(selector: string, all: readonly LoadedPolicy[]): string | undefined {
  const wanted = selector.toLowerCase();
  const named = all.find(({ policy }) => policy.document.name.toLowerCase() === wanted);
  if (named !== undefined) return named.policy.document.id;
  const known = selectorsOf(all);
  const valueOf = (each: string): string => each.slice(each.indexOf(':') + 1).toLowerCase();
  const near = closest(selector, known);
  if (selector.includes(':')) return near;
  const kinds = known.filter((each) => each.includes(':'));
  const exact = kinds.find((each) => valueOf(each) === wanted);
  if (exact !== undefined || near !== undefined) return exact ?? near;
  const value = closest(selector, kinds.map(valueOf));
  return value === undefined ? undefined : kinds.find((each) => valueOf(each) === value);
}

/** What may be selected, ids first. */
export function selectorsOf(all: readonly LoadedPolicy[]): readonly string[] {
  const documents = all.map(({ pack, rule, policy: { document } }) => ({
    pack,
    ...document,
    level: rule?.severity ?? document.severity,
  }));
  const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
  return [
    ...documents.map(({ id }) => id),
    ...distinct(documents.map(({ pack }) => `pack:${pack}`)),
    ...distinct(documents.map(({ category }) => `category:${category}`)),
    ...distinct(documents.map(({ level }) => `severity:${level}`)),
    ...presetNames.map((each) => `preset:${each}`),
    ...distinct(documents.flatMap(({ tags = [] }) => tags.map((tag) => `tag:${tag}`))),
  ];
}
