import type { Finding, Location } from '../../../result/result.ts';
import type { Place } from '../../../template/place.ts';

/** A selector as it is written, with its place. */
export interface Selector {
  readonly text: string;
  readonly location: Location;
}

/** One suppression, wherever it is written. */
export interface Suppression {
  /** In the template, or in the configuration. */
  readonly kind: 'inSource' | 'external';
  readonly selectors: readonly Selector[];
  readonly reason: string | undefined;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: { readonly text: string; readonly location: Location } | undefined;
  readonly location: Location;
  /** Whether a finding is one of those it is about, where its resource is declared; whatever its policy. */
  covers(finding: Finding, site: Anchors): boolean;
}

/** A suppression that cannot be read; it suppresses nothing. */
export interface Unreadable {
  readonly message: string;
  readonly location: Location;
}

/** What a finding can be suppressed at. */
export interface Anchors {
  /** The finding's place, and the property that takes a value from there. */
  readonly places: readonly Place[];
  /** The resource's declaration, and the modules and deployments that lead to it. */
  readonly declarations: readonly Place[];
}
