import type { ResourceType } from '../../resource-types/open.ts';
import type { Property, PropertyLookup } from '../../resource-types/property.ts';
import { propertyAt } from '../../resource-types/property.ts';
import { hint } from '../../template/suggest.ts';
import type { DocumentPath } from '../condition/condition.ts';
import { type FieldPath, startsWithPath } from '../value/path.ts';
import { writtenAt } from './document.ts';
import type { Checking } from './subject.ts';

/** What a path is for. */
export type PathUse = 'read' | 'write' | 'point at';

/** What every resource has in this language, whatever its type says. */
const common = new Set(['.name', '.fullname', '.type', '.id', '.location', '.apiversion']);

/** What stands at the top of some resources; a type that lacks it has nothing like it. */
const tops = ['tags', 'kind', 'managedBy', 'extendedLocation', 'plan', 'sku', 'identity', 'zones', 'placement', 'etag'];

/** Reports a path that one of the types lacks, and gives its properties in the others. */
export function checkPath(path: FieldPath, at: DocumentPath, checking: Checking, use: PathUse, offset = 0): Property[] {
  if (isUnreadable(path) || path.canonical === '.fullname') return [];
  return checking.subject.flatMap((type) => {
    const found = propertyAt(type, quotedAlike(path));
    if (found.kind === 'property') return checkUse(found, type, path, at, checking, use, offset);
    if ((use === 'write' || !common.has(path.canonical)) && !isToldElsewhere(path, type, checking))
      reportUnknown(found, type, path, at, checking, offset);
    return [];
  });
}

/** Azure Policy also writes `tags["owner"]` and `tags[owner]`. */
function quotedAlike({ text }: FieldPath): string {
  return text.replace(
    /\["([^"']*)"\]|\[([^\]'"*\d][^\]'"]*)\]/g,
    (_, double?: string, bare?: string) => `['${double ?? bare}']`,
  );
}

/** One that was refused before. */
function isUnreadable({ steps: [first] }: FieldPath): boolean {
  return first?.kind === 'key' && first.key === '';
}

/** Whether the array that the path begins with is the one that the type lacks: that is told where it is named. */
function isToldElsewhere(path: FieldPath, type: ResourceType, { bound }: Checking): boolean {
  return bound.some((array) => startsWithPath(path, array) && propertyAt(type, quotedAlike(array)).kind !== 'property');
}

function reportUnknown(
  found: Exclude<PropertyLookup, Property>,
  type: ResourceType,
  path: FieldPath,
  at: DocumentPath,
  checking: Checking,
  offset: number,
): void {
  const written = writtenAt(checking.document, at);
  const shift = written === undefined || offset > 0 ? 0 : path.text.length - written.length;
  const near = nearTo(found);
  checking.problems.push({
    at,
    offset: Math.max(0, found.offset - shift) + offset,
    message: `${problemText(found, type)}${hint(near)}`,
    severity:
      near === undefined && found.kind === 'unknown' && found.problem === 'no such property' ? 'warning' : 'error',
  });
}

function nearTo(found: Exclude<PropertyLookup, Property>): string | undefined {
  if (found.kind === 'malformed') return undefined;
  const isTop = found.parent === '' && tops.some((top) => top.toLowerCase() === found.segment.toLowerCase());
  return isTop ? undefined : found.suggestions[0];
}

function problemText(found: Exclude<PropertyLookup, Property>, type: ResourceType): string {
  if (found.kind === 'malformed') return `'${found.path}' is no path: expected ${found.expected}`;
  const parent = found.parent === '' ? type.name : `'${found.parent}' of ${type.name}`;
  switch (found.problem) {
    case 'no such property':
      return `${parent} has no property '${found.segment}'`;
    case 'not an object':
      return `${parent} is no object, so it has no '${found.segment}'`;
    case 'not an array':
      return `${parent} is no array, so '${found.segment}' cannot follow`;
    case 'items need [*]':
      return `${parent} is an array: write '${found.parent}[*]' before '${found.segment}'`;
  }
}

function checkUse(
  found: Property,
  type: ResourceType,
  path: FieldPath,
  at: DocumentPath,
  checking: Checking,
  use: PathUse,
  offset: number,
): Property[] {
  if (!found.readOnly || found.constant || use === 'point at') return [found];
  const advice =
    use === 'write'
      ? 'nothing can be written there'
      : "no template has it; resources that hold its id are found by 'referencedBy'";
  checking.problems.push({
    at,
    offset,
    message: `'${path.text}' of ${type.name} is read-only: Azure sets it, so ${advice}`,
  });
  return [];
}
