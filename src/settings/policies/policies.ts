import { deferPolicy } from '../../policy/compile/compile.ts';
import type { Policy } from '../../policy/compile/policy.ts';
import type { Json, Preset } from '../../policy/document/policy.ts';
import type { PolicyPage } from '../../policy/shipped.ts';
import type { PolicyInfo } from '../../result/result.ts';
import type { TemplateRule } from '../../template/rules.ts';

/** A policy with the pack it comes from. */
export interface LoadedPolicy {
  readonly pack: string;
  readonly policy: Policy;
  /** Where one of a user's is written; absolute. */
  readonly file?: string;
  /** Values that a configuration gives to the policy's parameters. */
  readonly settings?: Readonly<Record<string, Json>>;
  /** The preset that has it in; absent where it is asked for itself, and says all it can. */
  readonly within?: Preset;
  /** Selected by its id: it says all it can, and yields to no other. */
  readonly isNamed?: boolean;
  /** It is judged only where the environment is known: without that it is in a larger preset. */
  readonly onlyKnown?: boolean;
  /** Of what is said of templates themselves: how severe it is, and whether a configuration says so. */
  readonly rule?: { readonly severity: TemplateRule['severity']; readonly set?: true };
  /** Why and what to do, of one that has no page. */
  readonly about?: string;
  /** It comes with resilint, which has a page for each. */
  readonly shipped?: true;
}

/** The policies that come with resilint. They were checked when they were packed, so nothing is checked here. */
export async function shippedPolicies(): Promise<readonly LoadedPolicy[]> {
  const { default: documents } = await import('../../../data/policies.ts');
  return documents.map(({ pack, types, facts, document }) => ({
    pack,
    policy: deferPolicy(document, types, facts),
    shipped: true,
  }));
}

const repository = 'https://github.com/resilint/resilint/blob/main';

/** What reports say of a policy; `page` is its documentation. */
export function policyInfo({ pack, policy, about, shipped }: LoadedPolicy, page: PolicyPage | undefined): PolicyInfo {
  const { id, name, title, category, severity, preset, precision, securitySeverity, tags, source, same } =
    policy.document;
  const { yieldsTo: shared = [], rules = [] } = policy.document;
  const yieldsTo = [...new Set([shared, ...rules.map((rule) => rule.yieldsTo ?? [])].flat())];
  const from = `From ${source.document}: ${source.url}`;
  return {
    id,
    name,
    title,
    category,
    severity,
    pack,
    precision: precision ?? 'medium',
    ...(securitySeverity !== undefined && { securitySeverity }),
    preset: preset ?? 'recommended',
    tags: tags ?? [],
    helpUri: shipped ? `${repository}/policies/${pack}/${id}.md` : source.url,
    help: {
      text: page?.text ?? about ?? `${title}. ${from}`,
      markdown: page?.markdown ?? about ?? `${title}.\n\n${from}`,
    },
    source,
    ...(same && { same }),
    ...(yieldsTo.length > 0 && { yieldsTo }),
  };
}
