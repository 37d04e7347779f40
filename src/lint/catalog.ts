import { shippedPages } from '../policy/shipped.ts';
import { closest } from '../template/suggest.ts';
import { type LoadedPolicy, policyInfo, shippedPolicies } from './policies.ts';
import type { LintDiagnostic, PolicyInfo } from './result.ts';
import { OptionError } from './select.ts';
import { openSession } from './session.ts';
import { userPolicies } from './user-policies.ts';

export interface CatalogOptions {
  readonly cwd: string;
  /** Folders of further policies. */
  readonly policies: readonly string[];
}

export interface Catalog {
  readonly policies: readonly PolicyInfo[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Every policy there is, shipped ones first, in order of pack and id. */
export async function catalog(options: CatalogOptions): Promise<Catalog> {
  const { loaded, diagnostics } = await loadAll(options);
  const pages = await shippedPages();
  return { policies: loaded.map((each) => policyInfo(each, pages[each.policy.document.id])), diagnostics };
}

/** One policy by its id in any case, with its document. Throws `OptionError` for an id that there is not. */
export async function policyNamed(
  id: string,
  options: CatalogOptions,
): Promise<{ readonly loaded: LoadedPolicy; readonly info: PolicyInfo }> {
  const { loaded } = await loadAll(options);
  const found = loaded.find(({ policy }) => policy.document.id.toLowerCase() === id.toLowerCase());
  if (found === undefined) {
    const hint = closest(
      id,
      loaded.map(({ policy }) => policy.document.id),
    );
    throw new OptionError(
      `there is no policy '${id}'${hint ? `; did you mean '${hint}'?` : ''} (resilint rules lists them)`,
    );
  }
  const pages = await shippedPages();
  return { loaded: found, info: policyInfo(found, pages[found.policy.document.id]) };
}

async function loadAll({ cwd, policies }: CatalogOptions) {
  const shipped = await shippedPolicies();
  if (policies.length === 0) return { loaded: shipped, diagnostics: [] };
  const session = openSession({ cwd, context: {}, parameters: [], environment: [] });
  const users = await userPolicies(session, policies, shipped);
  return { loaded: [...shipped, ...users.policies], diagnostics: users.diagnostics };
}
