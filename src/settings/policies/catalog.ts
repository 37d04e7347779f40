import { shippedPages } from '../../policy/shipped.ts';
import type { PolicyInfo } from '../../result/result.ts';
import { OptionError } from '../../source/option-error.ts';
import { own } from '../../source/own.ts';
import { closest } from '../../template/suggest.ts';
import { openSession } from '../../workspace/session.ts';
import { fileHere, openRunSettings } from '../run-settings.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies.ts';
import { selectorsOf } from './select.ts';

export interface CatalogOptions {
  readonly cwd: string;
  /** Folders of further policies. */
  readonly policies: readonly string[];
  /** The configuration to read instead of the current folder's; `false`: none. */
  readonly config?: string | false | undefined;
}

/** A policy, with the severity it has in the current folder, and whether it is judged there. */
export interface CatalogEntry extends PolicyInfo {
  readonly enabled: boolean;
}

/** Every policy there is, shipped ones first, in order of pack and id. Throws `OptionError` for one that does not load. */
export async function catalog(options: CatalogOptions): Promise<readonly CatalogEntry[]> {
  const pages = await shippedPages();
  const entries = await configured(options);
  return entries.map(({ loaded, enabled }) => ({
    ...policyInfo(loaded, own(pages, loaded.policy.document.id)),
    enabled,
  }));
}

/** One policy by its id or its name in any case, with its document. Throws `OptionError` for an id that there is not. */
export async function policyNamed(
  id: string,
  options: CatalogOptions,
): Promise<{ readonly loaded: LoadedPolicy; readonly info: PolicyInfo }> {
  const entries = await configured(options);
  const wanted = id.toLowerCase();
  const found =
    entries.find(({ loaded }) => loaded.policy.document.id.toLowerCase() === wanted) ??
    entries.find(({ loaded }) => loaded.policy.document.name.toLowerCase() === wanted);
  if (found === undefined) {
    const hint = closest(
      id,
      entries.flatMap(({ loaded: { policy } }) => [policy.document.id, policy.document.name]),
    );
    throw new OptionError(
      `there is no policy '${id}'${hint ? `; did you mean '${hint}'?` : ''} (resilint rules lists them)`,
    );
  }
  const pages = await shippedPages();
  return { loaded: found.loaded, info: policyInfo(found.loaded, own(pages, found.loaded.policy.document.id)) };
}

/** What a shell completes: ids with titles, and what else selects policies. */
export async function policiesForCompletion(cwd: string) {
  const all = (await configured({ cwd, policies: [] })).map(({ loaded }) => loaded);
  const ids = all.map(({ policy: { document } }) => ({ value: document.id, description: document.title }));
  return {
    policies: ids,
    selectors: selectorsOf(all).filter((each) => each.includes(':')),
    packs: [...new Set(all.map(({ pack }) => pack))],
  };
}

async function configured(options: CatalogOptions): Promise<{ loaded: LoadedPolicy; enabled: boolean }[]> {
  const session = openSession({ cwd: options.cwd, context: {}, parameters: [], env: [] });
  const choice = { config: options.config, policies: options.policies, select: [], ignore: [], context: {} };
  const settings = await openRunSettings(session, await shippedPolicies(), choice).here();
  const { policies, rules } = await settings.judgingOf(fileHere(session));
  const enabled = new Map([...policies, ...rules].map((each) => [each.policy.document.id, each]));
  return settings.known.map((loaded) => {
    const judged = enabled.get(loaded.policy.document.id);
    return { loaded: judged ?? loaded, enabled: judged !== undefined };
  });
}
