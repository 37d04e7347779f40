import type { LoadedPolicy } from '../../../settings/policies/policies.ts';
import { matches } from '../../../settings/policies/select.ts';
import type { RawFinding } from '../../judge/fold.ts';
import type { Selector, Suppression } from './suppression.ts';

/** Finds what suppresses findings, and remembers which suppressions did. */
export interface Suppressor {
  /** The finding of a policy, marked if suppressions cover it wherever its resource is declared. */
  apply(raw: RawFinding, policy: LoadedPolicy, suppressions: readonly Suppression[]): RawFinding;
  isUsed(selector: Selector): boolean;
}

/** @param today `YYYY-MM-DD` */
export function openSuppressor(today: string): Suppressor {
  const used = new Set<Selector>();
  return {
    isUsed: (selector) => used.has(selector),
    apply(raw, policy, suppressions) {
      const open = new Set(raw.sites);
      let first: Suppression | undefined;
      for (const suppression of suppressions.filter((each) => !isExpired(each, today))) {
        const means = suppression.selectors.filter(({ text }) => matches(policy, text));
        if (means.length === 0) continue;
        const covered = raw.sites.filter((site) => suppression.covers(raw.finding, site));
        if (covered.length === 0) continue;
        first ??= suppression;
        for (const selector of means) used.add(selector);
        for (const site of covered) open.delete(site);
      }
      if (first === undefined || open.size > 0) return raw;
      return { ...raw, exempt: { kind: 'suppressed', by: appliedOf(first) } };
    },
  };
}

/** The day itself is still covered. */
export function isExpired({ until }: Suppression, today: string): boolean {
  return until !== undefined && until.text < today;
}

function appliedOf({ kind, reason, location }: Suppression) {
  return { kind, ...(reason !== undefined && { reason }), location };
}
