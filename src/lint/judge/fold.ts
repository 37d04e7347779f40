import { type Alternatives, mergePlans } from '../../fix/merge.ts';
import type { PlannedFix } from '../../fix/request.ts';
import type { AppliedSuppression, Finding, Fix, LintDiagnostic, RelatedLocation } from '../../result/result.ts';
import { comparePolicyIds } from '../../settings/policies/policy-order.ts';
import { compare } from '../../source/compare.ts';
import { groupBy } from '../../source/group-by.ts';
import { jsonText } from '../../source/json/write.ts';
import { spell } from '../../template/message.ts';
import { spanLocation } from '../../workspace/location.ts';
import { spellingIn } from '../../workspace/spelling.ts';
import type { Anchors } from '../exempt/suppress/suppression.ts';
import { failsForAny, mostSaidFirst } from './fails-for.ts';
import type { Identity } from './identity.ts';

/** A finding with what tells it apart from the same finding in another instance or parameter set. */
export interface RawFinding {
  readonly finding: Finding;
  /** Of each declaration of the resource what deploys it, innermost first; the first one's are among its related places. */
  readonly calls: readonly (readonly RelatedLocation[])[];
  /** The declaration of the resource: its instances fold together. */
  readonly declaration: object;
  readonly parameterSet: string | undefined;
  /** In what deployment of what root template, and where there. */
  readonly spot: Occurrence;
  /** Whether the policy names a fix for it. */
  readonly asks: boolean;
  readonly identity: Identity;
  /** Where it can be suppressed: at one place of each, where the same resource is declared more than once. */
  readonly sites: readonly Anchors[];
  /** Of what is said of a template itself: that. */
  readonly problem?: LintDiagnostic;
  /** Why it does not count, if so. */
  readonly exempt?: { readonly kind: 'suppressed'; readonly by: AppliedSuppression } | { readonly kind: 'baselined' };
  /** The fixes that would mend this instance. */
  readonly plans: Alternatives;
}

/** The files that a finding is about: of its place, of the declaration of its resource, and of all that deploys it. */
export function pathsOf({ sites }: RawFinding): string[] {
  const places = sites.flatMap((each) => [...each.places, ...each.declarations]);
  return [...new Set(places.map(({ source }) => source.path))];
}

export interface Occurrence {
  readonly root: string;
  /** The number of the parameter set. */
  readonly set: number;
  /** The number of the resource in the graph. */
  readonly node: number;
  readonly idKey: string;
  readonly path: string;
}

/** Findings that one edit is to mend, and the fixes that might, the likeliest first. */
export interface Wanted {
  readonly group: readonly RawFinding[];
  readonly plans: readonly PlannedFix[];
}

/** Of each the first fix that mends its findings and does no harm, else why its likeliest one is not offered. */
export type Prove = (wanted: readonly Wanted[]) => readonly (PlannedFix | string)[];

const takeFirst: Prove = (wanted) => wanted.map(({ plans: [first] }) => first ?? 'there is none');

export interface Folded {
  readonly findings: readonly Finding[];
  /** How many further ones are in the baseline. */
  readonly baselined: number;
}

/** Whether a policy is content with some instance that an edit of these files reaches: then it is not right for all. */
export type IsSatisfied = (policy: string, declaration: object, files: readonly string[], call?: object) => boolean;

/**
 * Instances of one declaration (a loop, a module called twice) and parameter sets fold into one finding. The sets are
 * named where the finding occurs with some of them only.
 */
export function fold(
  raw: readonly RawFinding[],
  setsOfRoot: SetsOfRoot,
  isSatisfied: IsSatisfied = () => false,
  prove: Prove = takeFirst,
): Folded {
  const identities = new Map<object, number>();
  const groups = groupBy(raw, ({ declaration, finding: { policy, verdict, location } }) => {
    const identity = identities.get(declaration) ?? identities.size;
    identities.set(declaration, identity);
    return [policy, verdict, location.file, location.startOffset, location.endOffset, identity].join('|');
  });
  const parts = [...groups.values()].flatMap((group) => byExemption(group, isSatisfied));
  const wanted = parts.filter(({ plans }) => plans.length > 0);
  const proven = new Map(prove(wanted).map((found, at) => [wanted[at], found] as const));
  const folded = parts.map((part) => merge(part, setsOfRoot, proven.get(part)));
  const all = unique(folded.sort((a, b) => inOrder(a.finding, b.finding)));
  const findings = all.filter(({ baselined }) => !baselined).map(({ finding }) => finding);
  return { findings, baselined: all.length - findings.length };
}

/** The parameter sets with which the template of a finding was judged. */
type SetsOfRoot = (template: string) => readonly string[];

interface FoldedFinding {
  readonly finding: Finding;
  readonly baselined: boolean;
}

/** What becomes one finding, and the edits that it might be offered. */
interface Part extends Wanted {
  readonly group: readonly [RawFinding, ...RawFinding[]];
  /** Why there is no fix, as far as that is known before any is proven. */
  readonly withheld: string | undefined;
}

/**
 * What is suppressed or in the baseline is a finding of its own beside the rest. An edit would mend all of them, so none
 * is offered for either.
 */
function byExemption(group: readonly RawFinding[], isSatisfied: IsSatisfied): Part[] {
  const parts = groupBy(group, ({ exempt }) => (exempt ? jsonText(exempt) : ''));
  return [...parts.values()].map((part) =>
    partOf(mostSevereFirst(part) as [RawFinding, ...RawFinding[]], (...of) => parts.size > 1 || isSatisfied(...of)),
  );
}

/** Of templates that are judged by different configurations, the strictest one tells. */
function mostSevereFirst(part: readonly RawFinding[]): readonly RawFinding[] {
  const order = ['high', 'medium', 'low'];
  const rank = ({ finding }: RawFinding): number => order.indexOf(finding.severity);
  const said = ({ finding }: RawFinding): number => mostSaidFirst(finding);
  return part.toSorted((a, b) => rank(a) - rank(b) || said(a) - said(b));
}

/** An edit is offered only where it is right for every instance, parameter set and call. */
function partOf(group: Part['group'], isSatisfied: IsSatisfied): Part {
  const [first] = group;
  const none = (withheld?: string): Part => ({ group, plans: [], withheld });
  if (!group.some(({ asks }) => asks)) return none();
  if (first.exempt) return none('it is accepted');
  if (group.some(({ plans }) => plans.length === 0)) return none('no edit would change just that');
  const instances = groupBy(group, ({ spot: { root, set, node } }) => `${root}|${set}|${node}`);
  const all = mergePlans([...instances.values()].map((members) => members.map((member) => member.plans)));
  const filesOf = ({ edits }: PlannedFix): string[] => edits.map(({ source }) => source.path);
  const plans = all.filter((plan) => !isSatisfied(first.finding.policy, first.declaration, filesOf(plan), plan.call));
  if (all.length === 0) return none('its instances need different edits');
  return {
    group,
    plans,
    withheld: plans[0] === all[0] ? undefined : 'another instance is as it should be, or accepted',
  };
}

function merge(
  { group, withheld }: Part,
  setsOfRoot: SetsOfRoot,
  proven: PlannedFix | string | undefined,
): FoldedFinding {
  const [first] = group;
  const all = [...new Set(group.flatMap(({ spot }) => setsOfRoot(spot.root)))];
  const sets = [...new Set(group.flatMap(({ parameterSet }) => (parameterSet === undefined ? [] : [parameterSet])))];
  const everywhere = group.every(({ finding }) => finding.when !== undefined);
  const { when: _, failsFor: __, untried: ___, ...finding } = first.finding;
  const failsFor = failsForAny(group.map((each) => each.finding));
  const reason = withheld ?? (typeof proven === 'string' ? proven : undefined);
  return {
    finding: {
      ...finding,
      related: relatedOf(group),
      ...(everywhere && first.finding.when !== undefined && { when: first.finding.when }),
      ...(failsFor && { failsFor }),
      ...(group.some((each) => each.finding.untried) && { untried: true }),
      waitsForWhole: group.every(({ finding: each }) => each.waitsForWhole),
      parameterSets: all.length > 1 && sets.length < all.length ? sets : [],
      fixes: typeof proven === 'object' ? [fixOf(proven)] : [],
      ...(typeof proven !== 'object' && reason !== undefined && { withheld: reason }),
      instances: group.filter(({ parameterSet }) => parameterSet === first.parameterSet).length,
      ...(first.exempt?.kind === 'suppressed' && { suppression: first.exempt.by }),
    },
    baselined: first.exempt?.kind === 'baselined',
  };
}

/** The first instance's; where others are deployed by further calls, these are counted. */
function relatedOf(group: Part['group']): readonly RelatedLocation[] {
  const [first] = group;
  return first.finding.related.map((each) => {
    const level = first.calls[0]?.indexOf(each) ?? -1;
    if (level === -1) return each;
    const calls = group.flatMap((other) => other.calls.flatMap((path) => path[level] ?? []));
    const more =
      new Set(calls.map(({ message, location }) => `${message}|${location.file}|${location.startOffset}`)).size - 1;
    return more === 0 ? each : { ...each, message: `${each.message} (and ${more} more)` };
  });
}

function fixOf({ title, applicability, why, edits }: PlannedFix): Fix {
  return {
    title: spell(title, spellingIn(edits[0]?.source.path ?? '')),
    applicability,
    why,
    edits: edits.map(({ source, span, text }) => ({ location: spanLocation(source, span), text })),
  };
}

function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.location.file, b.location.file) ||
    a.location.startOffset - b.location.startOffset ||
    comparePolicyIds(a.policy, b.policy) ||
    compare(a.resource.id, b.resource.id)
  );
}

/** Fingerprints that occur twice get a number. */
function unique(folded: readonly FoldedFinding[]): FoldedFinding[] {
  const counts = new Map<string, number>();
  return folded.map(({ finding, baselined }) => {
    const { fingerprint } = finding;
    const count = (counts.get(fingerprint) ?? 0) + 1;
    counts.set(fingerprint, count);
    return count === 1
      ? { finding, baselined }
      : { finding: { ...finding, fingerprint: `${fingerprint}:${count}` }, baselined };
  });
}
