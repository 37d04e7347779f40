import type { DocumentPath } from '../condition/condition.ts';
import type { PlaceTarget } from '../document/policy.ts';

/** Where the paths of a rule, or of what it uses by name, begin. */
export interface Start {
  /** The path of the place that is judged; empty where paths begin at the resource. */
  readonly base: string;
  /** The path of the rule's `each`: a path that begins with `each` begins with it. */
  readonly each?: string;
  /** Set in rules that judge a place: `resource.name` is the resource's own, and paths have names. */
  readonly place?: {
    readonly paths: ReadonlyMap<string, string>;
    /** What messages call it, and where that is written. */
    readonly called: { readonly text: string; readonly at: DocumentPath; readonly start: Start };
  };
}

/** Paths that mean what they say. */
export const atResource: Start = { base: '' };

/** Inside of joined resources: what begins with `each` is still the judged resource's. */
export function insideJoined({ each }: Start): Start {
  return each === undefined ? atResource : { base: '', each };
}

/** Where the paths of a target's own members begin: at its resource. */
export function startOfTarget({ each }: PlaceTarget): Start {
  return each === undefined ? atResource : { base: '', each };
}

/** Where the paths of a rule begin that judges a place, which is at `at` of the document. */
export function startAtPlace(target: PlaceTarget, at: DocumentPath): Start {
  const { each, at: inside, called = '{name}', paths = {} } = target;
  const own = startOfTarget(target);
  const named = Object.entries(paths).map(([name, path]) => [name.toLowerCase(), absolute(path, own)] as const);
  return {
    base: each ?? inside ?? '',
    place: { paths: new Map(named), called: { text: called, at: [...at, 'called'], start: own } },
  };
}

/** A path of a rule as it is in the resource: `each.name` is `properties.dataDisks[*].name`. */
export function absolute(text: string, { base, each, place }: Start): string {
  const head = /^[A-Za-z]\w*(?=$|[.[])/.exec(text)?.[0] ?? '';
  const lower = head.toLowerCase();
  const rest = text.slice(head.length);
  if (each !== undefined && lower === 'each') return `${each}${rest}`;
  if (place === undefined) return text;
  if (lower === 'resource' && rest.startsWith('.')) return rest.slice(1);
  const named = place.paths.get(lower);
  if (named !== undefined) return `${named}${rest}`;
  return base === '' ? text : `${base}.${text}`;
}
