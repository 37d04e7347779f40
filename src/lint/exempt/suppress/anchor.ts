import { cursorAt, nextToken } from '../../../source/json/token.ts';
import { locateJson } from '../../../source/locate.ts';
import { positionAt, type SourceText } from '../../../source/text.ts';
import type { Place } from '../../../template/place.ts';
import type { Anchors } from './suppression.ts';

/** Where something begins: the offset, and the lines on which a comment beside or above it would be meant for it. */
export interface LineAnchor {
  readonly offset: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

const known = new WeakMap<Anchors, Map<string, readonly LineAnchor[]>>();

/** What of a finding's anchors lies in a file. */
export function spotsIn(source: SourceText, anchors: Anchors): readonly LineAnchor[] {
  const files = known.get(anchors) ?? new Map<string, readonly LineAnchor[]>();
  known.set(anchors, files);
  const spots = files.get(source.path) ?? findSpots(source, anchors);
  files.set(source.path, spots);
  return spots;
}

function findSpots(source: SourceText, { places, declarations }: Anchors): LineAnchor[] {
  const here = (place: Place): boolean => place.source.path === source.path;
  return [
    ...places.filter(here).map((place) => spotOf(place, false)),
    ...declarations.filter(here).map((place) => spotOf(place, true)),
  ];
}

/** A declaration begins at its decorators or brace, and ends beginning at its symbol or first member. */
function spotOf(place: Place, isDeclaration: boolean): LineAnchor {
  const { source } = place;
  const [first, last] = place.kind === 'json' ? jsonOffsets(place, isDeclaration) : textOffsets(place);
  return {
    offset: Math.max(first, last),
    firstLine: positionAt(source, Math.min(first, last)).line,
    lastLine: positionAt(source, Math.max(first, last)).line,
  };
}

function textOffsets({ span, key }: Extract<Place, { kind: 'text' }>): [number, number] {
  return [span.start, key?.start ?? span.start];
}

function jsonOffsets({ source, route }: Extract<Place, { kind: 'json' }>, isDeclaration: boolean): [number, number] {
  const { key, value } = locateJson(source, route);
  const first = key?.start ?? value.start;
  if (!isDeclaration || source.text[value.start] !== '{') return [first, value.start];
  const cursor = cursorAt(source.text, value.start + 1);
  nextToken(cursor);
  return [first, cursor.start];
}
