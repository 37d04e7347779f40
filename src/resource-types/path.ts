/**
 * Paths into a resource, in Azure Policy's spelling: `properties.osProfile.adminUsername`, `zones[*]`,
 * `properties.ipConfigurations[0].name`, `tags['cost centre']`.
 * https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#fields
 */

export type PathSegment = PropertySegment | ItemSegment;

export interface PropertySegment {
  readonly kind: 'property';
  readonly name: string;
  /** Offset of the name in the path, in UTF-16 units, and its length as written. */
  readonly offset: number;
  readonly length: number;
}

/** `[*]`, or one item by its index. */
export interface ItemSegment {
  readonly kind: 'item';
  readonly index?: number;
  readonly offset: number;
  readonly length: number;
}

export interface ParsedPath {
  readonly kind: 'path';
  readonly segments: readonly PathSegment[];
}

export interface MalformedPath {
  readonly kind: 'malformed';
  readonly path: string;
  readonly offset: number;
  readonly expected: string;
}

const token = /\[\*\]|\[(\d{1,9})\]|\['((?:[^']|'')*)'\]|(\.?)([^.[\]'\s]+)/y;

export function parseTypePath(path: string): ParsedPath | MalformedPath {
  const segments: PathSegment[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < path.length) {
    const offset = token.lastIndex;
    const match = token.exec(path);
    const segment = match === null ? undefined : segmentOf(match, offset);
    if (segment === undefined) return malformed(path, offset);
    segments.push(segment);
  }
  return segments.length === 0 ? malformed(path, 0) : { kind: 'path', segments };
}

/** A name needs a dot before it, unless it is the first; the first needs none. */
function segmentOf(match: RegExpExecArray, offset: number): PathSegment | undefined {
  const [text, index, quoted, dot, name] = match;
  const length = text.length;
  if (quoted !== undefined) return { kind: 'property', name: quoted.replaceAll("''", "'"), offset, length };
  if (name === undefined) return { kind: 'item', ...(index !== undefined && { index: Number(index) }), offset, length };
  if ((offset === 0) !== (dot === '')) return undefined;
  const start = offset + (dot ?? '').length;
  return { kind: 'property', name, offset: start, length: name.length };
}

function malformed(path: string, offset: number): MalformedPath {
  const expected =
    offset === 0 ? 'the name of a property' : "'.' and the name of a property, '[*]', '[0]' or \"['name']\"";
  return { kind: 'malformed', path, offset, expected };
}

/** The path as it would be written: quoted only where a name needs it. */
export function formatPath(segments: readonly PathSegment[]): string {
  return segments.map((segment, index) => formatSegment(segment, index === 0)).join('');
}

function formatSegment(segment: PathSegment, isFirst: boolean): string {
  if (segment.kind === 'item') return `[${segment.index ?? '*'}]`;
  if (!/^[^.[\]'\s]+$/.test(segment.name)) return `['${segment.name.replaceAll("'", "''")}']`;
  return isFirst ? segment.name : `.${segment.name}`;
}
