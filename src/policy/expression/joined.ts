import { formulaOfTerm } from '../../values/formula.ts';
import { apply, root } from '../../values/term.ts';
import {
  arrayOf,
  isArray,
  type Lazy,
  type Maybe,
  type Source,
  type Spread,
  type Unknown,
  type Value,
} from '../../values/value.ts';
import type { SetMember } from '../join/node-set.ts';
import type { Scope } from '../scope.ts';
import { holdsUnder, together } from '../value/assume.ts';
import type { FieldPath } from '../value/path.ts';
import { fieldNamed, fieldValue } from './fields.ts';

/** What a member of the set adds: values, or the terms that keep open which resources there are. */
type Part = { readonly values: readonly (Lazy | Spread)[] } | { readonly open: readonly Value[] };

/**
 * `joined('name', 'path')`: the values at a path of the resources of a `let`, `null` where one has none. Unknown as a
 * whole where it is not known which resources there are; of a resource that is not declared here, the value is unknown.
 */
export function joined(name: Value, path: Value, scope: Scope): Maybe {
  const field = fieldNamed(path);
  if (typeof name !== 'string' || field === undefined) return apply('joined', [name, path], 'array');
  const { bound: _, renaming: __, ...rest } = scope;
  const judged: Scope = { ...rest, node: scope.judged };
  const { members, openEnds } = scope.setOf(name, judged);
  const parts = members.map((member) => partOf(member, field, judged));
  const open = parts.flatMap((part) => ('open' in part ? part.open : []));
  const ended = openEnds.some((end) => end.kind !== 'elsewhere' || !scope.whole);
  if (ended || parts.some((part) => 'open' in part))
    return apply('joined', [name, field.text, scope.judged.id, ...open], 'array');
  return arrayOf(parts.flatMap((part) => ('values' in part ? part.values : [])));
}

function partOf(member: SetMember, path: FieldPath, scope: Scope): Part {
  const { candidates, certain, min, max, named } = member;
  const belongs = holdsUnder(member.guards, scope.assume);
  if (belongs.truth === false) return { values: [] };
  const [node] = candidates;
  const exists = holdsUnder(candidates.length === 1 && node ? node.when : [], scope.assume);
  if (!named && exists.truth === false) return { values: [] };
  const causes = [belongs, exists].flatMap((each) => (each.truth === 'unknown' ? each.causes : []));
  if (belongs.truth === 'unknown' || !certain || min !== 1 || max !== 1) return { open: causes };
  if (candidates.length === 1 && node && exists.truth === true) {
    const assume = together(scope.assume, node.when) ?? scope.assume;
    const value = fieldValue(path.text, { ...scope, node, assume });
    if (path.stars === 0) return { values: [value ?? null] };
    return isArray(value) ? { values: value.parts } : { open: [value ?? null] };
  }
  return named ? { values: [elsewhereValue(member, path)] } : { open: causes };
}

function elsewhereValue({ key, causes: [cause] }: SetMember, path: FieldPath): Value {
  const reason = cause?.reason ?? 'the resource is not declared in this template';
  return root(`joined:${key}:${path.canonical}`, sourceOf(cause), reason);
}

function sourceOf(cause: Unknown | undefined): Source {
  if (cause === undefined) return { kind: 'outside' };
  return cause.of.kind === 'statement' ? cause.of : { kind: 'runtime', formula: formulaOfTerm(cause) };
}
