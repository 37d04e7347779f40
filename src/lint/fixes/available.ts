import type { Write } from '../../fix/request.ts';
import { availability } from '../../resource-types/availability.ts';
import type { TypeIndex } from '../../resource-types/open.ts';
import { type PropertyLookup, propertyAt } from '../../resource-types/property.ts';
import { force, isArray, isObject, itemsOf, type Maybe } from '../../values/value.ts';

/**
 * Why a resource's type does not take what is written, in the version that the resource names; `undefined` where it
 * does. Of types that the index does not know nothing can be said, and nothing is held against an edit.
 */
export function refusalOfWrite(index: TypeIndex, { type, apiVersion, path, value }: Write): string | undefined {
  const model = index.resolve(type);
  if (model === undefined) return undefined;
  if (value === undefined)
    return isRequired(propertyAt(model, pathText(path))) ? 'what it removes is required' : undefined;
  if (apiVersion === undefined) return "the resource's API version is not known";
  const isThere = leavesOf(pathText(path), value).every(
    ([leaf, text]) => availability(index, type, leaf, apiVersion, text) === 'available',
  );
  return isThere ? undefined : "the resource's API version does not have it";
}

function isRequired(found: PropertyLookup): boolean {
  return found.kind === 'property' && found.required;
}

/** Every property that a value writes, with its text where it is one. */
function leavesOf(path: string, value: Maybe): (readonly [path: string, text: string | undefined])[] {
  if (value !== undefined && isObject(value))
    return [...value.members.values()].flatMap(({ key, value: member }) => leavesOf(path + step(key), force(member)));
  const items = isArray(value) ? itemsOf(value) : undefined;
  if (items && items.length > 0) return items.flatMap((item) => leavesOf(`${path}[*]`, item));
  return [[path, typeof value === 'string' ? value : undefined]];
}

function pathText(path: readonly (string | number)[]): string {
  return path.map(step).join('').replace(/^\./, '');
}

function step(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[^.[\]'\s]+$/.test(key) ? `.${key}` : `['${key.replaceAll("'", "''")}']`;
}
