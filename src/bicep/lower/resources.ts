import type { Expression, ObjectEntry, ObjectExpression } from '../../template/expression.ts';
import type { Resource, ResourceLoop } from '../../template/template.ts';
import type { ModuleSyntax, ObjectSyntax } from '../syntax.ts';
import { hole, interpolation, literal } from './build.ts';
import { lowerEntry, unreadItem } from './entries.ts';
import { type Locals, placeAt, type ResourceSymbol } from './file.ts';
import { lowerLoop } from './loops.ts';
import { guarded, type Lowering } from './lowering.ts';
import { rawDeployment } from './raw-deployments.ts';
import {
  bodyOf,
  conditionOf,
  localsAt,
  parentReference,
  type ResourceReference,
  symbolKey,
  symbolOf,
  writtenName,
} from './references.ts';
import { extensionOf, typeOfResource } from './resource-types.ts';
import { resourceScope } from './scopes.ts';
import { decoratorCall } from './types.ts';

/** Keys of a resource body that belong to the language, not to the resource. */
const languageKeys = new Set(['parent', 'scope', 'dependsOn', 'name']);

/** Everything else of a resource of an extension is the extension's, and sent as its properties. */
const extensionKeys = new Set(['dependsOn']);

/** A resource declaration, nested or not, as the model's: type and name qualified, conditions of its ancestors and-ed. */
export function lowerResource(symbol: ResourceSymbol, to: Lowering): Resource {
  const body = bodyOf(symbol);
  const reference: ResourceReference = {
    target: symbol,
    symbol: literal(symbolKey(symbol), placeAt(to.file.source, symbol.syntax.name)),
  };
  const locals = localsAt(reference, to);
  const { type, apiVersion } = typeOfResource(symbol, to);
  const extension = extensionOf(symbol, to);
  const place = placeAt(to.file.source, symbol.syntax, symbol.syntax.name);
  const typePlace = placeAt(to.file.source, symbol.syntax.type);
  const condition = conditionOf(reference, to, locals);
  const loop = resourceLoop(symbol, to);
  const scope = resourceScope(symbol, to, locals);
  const deployment = rawDeployment(symbol, to, locals);
  const own = bodyObject(body.object, to, locals, place, extension === undefined ? languageKeys : extensionKeys);
  return {
    symbol: symbolKey(symbol),
    existing: symbol.syntax.existing,
    ...(symbol.syntax.decorators.some((each) => decoratorCall(each)[0] === 'patch') && { patch: true }),
    ...(symbol.syntax.existing && hasDecorator(symbol, 'nullIfNotFound') && { nullable: true as const }),
    ...(extension !== undefined && { extension }),
    type: literal(type, typePlace),
    name: qualifiedName(reference, to, locals),
    ...(apiVersion !== undefined && { apiVersion: literal(apiVersion, typePlace) }),
    ...(condition && { condition }),
    ...(loop && { loop }),
    ...(scope && { scope }),
    body: extension === undefined ? own : { ...own, entries: [{ key: 'properties', value: own }] },
    children: [],
    ...(deployment && { deployment }),
    place,
  };
}

function hasDecorator({ syntax }: ResourceSymbol, name: string): boolean {
  return syntax.decorators.some((each) => decoratorCall(each)[0] === name);
}

function bodyObject(
  object: ObjectSyntax | undefined,
  to: Lowering,
  locals: Locals,
  place: Resource['place'],
  left: ReadonlySet<string>,
): ObjectExpression {
  if (object === undefined)
    return { kind: 'object', entries: [hole('', 'the body of the resource could not be read', place)], place };
  const entries: ObjectEntry[] = [];
  for (const item of object.items) {
    const entry = item.kind === 'objectProperty' ? lowerEntry(item, to, locals) : undefined;
    if (entry && !left.has(entry.key)) entries.push(entry);
    if (item.kind === 'spread' || item.kind === 'error') entries.push(unreadItem(item, to));
  }
  return { kind: 'object', entries, place: placeAt(to.file.source, object) };
}

export function resourceLoop(target: ResourceSymbol | ModuleSyntax, to: Lowering): ResourceLoop | undefined {
  const { loop } = bodyOf(target);
  if (loop === undefined) return undefined;
  const name = symbolOf(target);
  const { count } = lowerLoop(loop, to, new Map(), name);
  const decorators = target.kind === 'resource' ? target.syntax.decorators : target.decorators;
  const batch = decorators.map(decoratorCall).find(([decorator]) => decorator === 'batchSize')?.[1][0];
  const place = placeAt(to.file.source, loop);
  return batch
    ? { name, count, mode: 'serial', batchSize: to.lower(batch, new Map()), place }
    : { name, count, mode: 'parallel', place };
}

/** The name with its parents' names before it. */
function qualifiedName(reference: ResourceReference, to: Lowering, locals: Locals): Expression {
  const own = writtenName(reference, to);
  const parent = parentReference(reference.target as ResourceSymbol, to, locals);
  if (parent === undefined) return own;
  const key = `parent of ${symbolOf(reference.target)}`;
  const above = guarded(to, key, own.place, () => qualifiedName(parent, to, localsAt(parent, to)));
  if (above === undefined) return own;
  if (above.kind === 'literal' && own.kind === 'literal') return literal(`${above.value}/${own.value}`, own.place);
  return interpolation(['', '/', ''], [above, own], own.place);
}
