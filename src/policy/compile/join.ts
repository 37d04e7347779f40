import { closest } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { Json } from '../document/policy.ts';
import type { Join, JoinSource } from '../join/join.ts';
import { compileCondition } from './condition.ts';
import { isJsonObject, membersOf } from './json.ts';
import { compilePath } from './path.ts';
import { type Compilation, hint, report, useJoin } from './problem.ts';

const sources = ['follow', 'referencedBy', 'parent', 'children', 'extensions', 'resources', 'loop'];
type Members = ReturnType<typeof membersOf>;

/** The `let` of a rule. */
export function compileJoins(json: Json | undefined, at: DocumentPath, context: Compilation): Map<string, Join> {
  const joins = new Map<string, Join>();
  if (!isJsonObject(json)) return joins;
  for (const [name, each] of Object.entries(json)) {
    const join = compileJoin(name, each, [...at, name], context);
    if (join) joins.set(name.toLowerCase(), join);
  }
  reportCircles(joins, at, context);
  return joins;
}

function compileJoin(name: string, json: Json, at: DocumentPath, context: Compilation): Join | undefined {
  const members = isJsonObject(json) ? membersOf(json) : new Map();
  const source = compileSource(members, at, context);
  if (source === undefined) {
    const [first] = isJsonObject(json) ? Object.keys(json) : [];
    report(
      context,
      at,
      `'${name}' says how to find resources by one of ${sources.map((each) => `'${each}'`).join(', ')}${hint(first && closest(first, sources))}`,
    );
    return undefined;
  }
  const of = members.get('of')?.value;
  if (typeof of === 'string') useJoin(of, [...at, 'of'], context);
  const where = members.get('where');
  return {
    name,
    source,
    ...(typeof of === 'string' && { of }),
    ...(where && { where: compileCondition(where.value, [...at, where.key], { ...context, bound: [] }) }),
    elsewhere: members.get('elsewhere')?.value === true,
  };
}

function compileSource(members: Members, at: DocumentPath, context: Compilation): JoinSource | undefined {
  const text = (name: string): string | undefined => {
    const value = members.get(name)?.value;
    return typeof value === 'string' ? value : undefined;
  };
  const [follow, referencedBy, children, extensions, resources] = [
    'follow',
    'referencedby',
    'children',
    'extensions',
    'resources',
  ].map(text);
  if (follow !== undefined) {
    const type = text('type');
    return {
      kind: 'follow',
      path: compilePath(follow, [...at, 'follow'], context),
      ...(type !== undefined && { type }),
    };
  }
  if (referencedBy !== undefined) {
    const through = text('through');
    if (through === undefined)
      report(context, at, "'referencedBy' needs 'through': the path of the ids in the other resource");
    return {
      kind: 'referencedBy',
      type: referencedBy,
      through: compilePath(through ?? 'id', [...at, 'through'], context),
    };
  }
  if (children !== undefined) return { kind: 'children', type: children };
  if (extensions !== undefined) return { kind: 'extensions', type: extensions };
  if (resources !== undefined) return { kind: 'resources', type: resources };
  if (members.has('parent')) return { kind: 'parent' };
  return members.has('loop') ? { kind: 'loop' } : undefined;
}

/** A set that starts from itself would never be found. */
function reportCircles(joins: ReadonlyMap<string, Join>, at: DocumentPath, context: Compilation): void {
  for (const join of joins.values()) {
    const seen = new Set<string>();
    for (let next = join.of; next !== undefined; next = joins.get(next.toLowerCase())?.of) {
      if (seen.has(next.toLowerCase())) break;
      seen.add(next.toLowerCase());
    }
    if (seen.has(join.name.toLowerCase()))
      report(context, [...at, join.name, 'of'], `'${join.name}' starts from itself`);
  }
}
