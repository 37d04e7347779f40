import type { ResourceType, TypeIndex } from '../../resource-types/open.ts';
import { propertyAt } from '../../resource-types/property.ts';
import { hint } from '../../template/suggest.ts';
import type { DocumentProblem } from '../compile/problem.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { PolicyDocument } from '../document/policy.ts';
import type { Join } from '../join/join.ts';
import type { FieldPath } from '../value/path.ts';

/** What is checked, and against what. */
export interface Checking {
  readonly index: TypeIndex;
  readonly problems: DocumentProblem[];
  readonly document: PolicyDocument;
  readonly joins: ReadonlyMap<string, Join>;
  /** The types that the rule judges; those that the index lacks are left out. */
  readonly judged: readonly ResourceType[];
  /** The types whose properties paths name here; none where nobody says which they are. */
  readonly subject: readonly ResourceType[];
  /** The arrays whose members the rule and the surrounding counts look at; what is wrong in them is told there. */
  readonly bound: readonly FieldPath[];
}

/** Looks a type up; one that the index lacks is reported, as an error where another was probably meant. */
export function lookUpType(
  name: string,
  at: DocumentPath,
  checking: Pick<Checking, 'index' | 'problems'>,
): ResourceType[] {
  const found = modelOf(name, checking.index);
  if (found) return [found];
  const [near] = checking.index.suggest(name);
  checking.problems.push({
    at,
    message: near
      ? `there is no resource type '${name}'${hint(near)}`
      : `the resource type '${name}' is not among those of ${checking.index.source}: its paths are not checked`,
    severity: near ? 'error' : 'warning',
  });
  return [];
}

/** A resource type, or what is a resource within another only: an application gateway's `backendAddressPools`. */
function modelOf(name: string, index: TypeIndex): ResourceType | undefined {
  const known = index.resolve(name);
  const at = name.lastIndexOf('/');
  const owner = known || at < 0 ? undefined : index.resolve(name.slice(0, at));
  const item = owner && propertyAt(owner, `properties.${name.slice(at + 1)}[*]`);
  const [body] = item?.kind === 'property' && item.type.kind === 'object' ? item.type.nodes : [];
  return owner && body ? { ...owner, name, body } : known;
}

/** The types of the resources of a `let`. */
export function typesOfSet(name: string, checking: Checking, open: readonly string[] = []): readonly ResourceType[] {
  const key = name.toLowerCase();
  const join = checking.joins.get(key);
  // One that starts from itself was refused before, and has no types.
  if (join === undefined || open.includes(key)) return [];
  const startOf = (of: string | undefined): readonly ResourceType[] =>
    of === undefined ? checking.judged : typesOfSet(of, checking, [...open, key]);
  const { source, of } = join;
  switch (source.kind) {
    case 'loop':
      return startOf(of);
    case 'parent':
      return startOf(of).flatMap(
        ({ name: child }) => checking.index.resolve(child.slice(0, child.lastIndexOf('/'))) ?? [],
      );
    default:
      return source.type === undefined ? [] : [modelOf(source.type, checking.index) ?? []].flat();
  }
}
