import { closest, hint } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { Join, JoinSource } from '../join/join.ts';
import { compileCondition } from './condition.ts';
import { isDocumentObject, membersByName } from './json.ts';
import { type Entry, spelled } from './library.ts';
import { compilePath } from './path.ts';
import { type Compilation, report, useEntry, useJoin } from './problem.ts';
import { insideJoined } from './start.ts';

const sources = ['follow', 'referencedBy', 'parent', 'children', 'extensions', 'resources', 'loop'];
type Members = ReturnType<typeof membersByName>;

/** The `let` of a rule; what it shares with others is compiled when it is used. */
export function compileJoins(own: ReadonlyMap<string, Entry>, context: Compilation): Map<string, Join> {
  const joins = new Map<string, Join>();
  for (const entry of own.values()) addJoin(entry, joins, context);
  return joins;
}

/** The joins that the rule uses and does not have itself, and those that these use. */
export function compileUsedJoins(joins: Map<string, Join>, context: Compilation): void {
  // The set grows while it is gone through.
  for (const name of context.used.joins) {
    const entry = joins.has(name) ? undefined : context.joins.get(name);
    if (entry) addJoin(entry, joins, context);
  }
  reportCircles(joins, context);
}

function addJoin(entry: Entry, joins: Map<string, Join>, context: Compilation): void {
  const join = compileJoin(entry.name, entry, { ...context, bound: [] });
  if (join) joins.set(entry.name.toLowerCase(), join);
}

/** What a join is that is given as the name of another one. */
function meantBy(entry: Entry, context: Compilation): Entry | undefined {
  const seen = new Set<Entry>();
  let found = entry;
  while (typeof found.json === 'string') {
    seen.add(found);
    const lower = found.json.toLowerCase();
    const next = [context.joins.get(lower), context.shared.get(lower)].find((each) => each && !seen.has(each));
    if (next === undefined) {
      const near = hint(closest(found.json, spelled(context.shared)));
      report(context, found.at, `there is no shared 'let' named '${found.json}'${near}`);
      return undefined;
    }
    useEntry(next, found.at, context);
    if (next.start === undefined && context.shared.get(lower) !== next) context.used.joins.add(lower);
    found = next;
  }
  return found;
}

function compileJoin(name: string, entry: Entry, around: Compilation): Join | undefined {
  const meant = meantBy(entry, around);
  if (meant === undefined) return undefined;
  const context = { ...around, start: meant.start ?? entry.start ?? around.start };
  const { json, at } = meant;
  const members = isDocumentObject(json) ? membersByName(json) : new Map();
  const of = members.get('of')?.value;
  const inside = { ...context, start: insideJoined(context.start) };
  const source = compileSource(members, at, typeof of === 'string' ? inside : context);
  if (source === undefined) {
    const [first] = isDocumentObject(json) ? Object.keys(json) : [];
    report(
      context,
      at,
      `'${name}' says how to find resources by one of ${sources.map((each) => `'${each}'`).join(', ')}${hint(first && closest(first, sources))}`,
    );
    return undefined;
  }
  if (typeof of === 'string') useJoin(of, [...at, 'of'], context);
  const where = members.get('where');
  return {
    name,
    at,
    source,
    ...(typeof of === 'string' && { of }),
    ...(where && { where: compileCondition(where.value, [...at, where.key], inside) }),
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
      through: compilePath(through ?? 'id', [...at, 'through'], { ...context, start: insideJoined(context.start) }),
    };
  }
  if (children !== undefined) return { kind: 'children', type: children };
  if (extensions !== undefined) return { kind: 'extensions', type: extensions };
  if (resources !== undefined) return { kind: 'resources', type: resources };
  if (members.has('parent')) return { kind: 'parent' };
  return members.has('loop') ? { kind: 'loop' } : undefined;
}

/** A set that starts from itself would never be found. */
function reportCircles(joins: ReadonlyMap<string, Join>, context: Compilation): void {
  for (const join of joins.values()) {
    const seen = new Set<string>();
    for (let next = join.of; next !== undefined; next = joins.get(next.toLowerCase())?.of) {
      if (seen.has(next.toLowerCase())) break;
      seen.add(next.toLowerCase());
    }
    if (seen.has(join.name.toLowerCase())) report(context, [...join.at, 'of'], `'${join.name}' starts from itself`);
  }
}
