import type { Location } from '../result/result.ts';
import { locateJson, stringOffset } from '../source/locate.ts';
import { positionAt, rangeOf, type SourceText, type Span } from '../source/text.ts';
import type { Place } from '../template/place.ts';

/** Where a place is in its file, on one line: what spans several lines is shown at its key, else at its first line. */
export function locationOf(place: Place, part: 'key' | 'value'): Location {
  const span = place.kind === 'json' ? jsonSpan(place, part) : textSpan(place, part);
  return oneLine(place.source, span);
}

/** The whole extent of a place, which may span lines. */
export function extentOf(place: Place): Location {
  const span = place.kind === 'json' ? locateJson(place.source, place.route).value : place.span;
  return spanLocation(place.source, span);
}

function jsonSpan(place: Extract<Place, { kind: 'json' }>, part: 'key' | 'value'): Span {
  const found = locateJson(place.source, place.route);
  const pointed = place.onKey && found.key ? found.key : found.value;
  if (part === 'key' && found.key) return found.key;
  if (place.inner && place.source.text[pointed.start] === '"') {
    const { text } = place.source;
    return {
      start: stringOffset(text, pointed.start, place.inner.start),
      end: stringOffset(text, pointed.start, place.inner.end),
    };
  }
  return found.key && crossesLines(place.source, pointed) ? found.key : pointed;
}

function textSpan(place: Extract<Place, { kind: 'text' }>, part: 'key' | 'value'): Span {
  if (place.key && (part === 'key' || crossesLines(place.source, place.span))) return place.key;
  return place.span;
}

function crossesLines(source: SourceText, span: Span): boolean {
  const at = source.text.indexOf('\n', span.start);
  return at !== -1 && at < span.end;
}

function oneLine(source: SourceText, span: Span): Location {
  if (!crossesLines(source, span)) return spanLocation(source, span);
  const line = source.text.slice(span.start, span.end).split(/\r\n|\n|\r/, 1)[0] ?? '';
  return spanLocation(source, { start: span.start, end: span.start + Math.max(line.trimEnd().length, 1) });
}

/** The location of a span, which may cross lines. */
export function spanLocation(source: SourceText, span: Span): Location {
  return { file: source.path, ...rangeOf(source, span), startOffset: span.start, endOffset: span.end };
}

/** A location at an offset, for problems of the text itself. */
export function offsetLocation(source: SourceText, offset: number, length: number): Location {
  const { line } = positionAt(source, offset);
  const end = Math.min(offset + Math.max(length, 0), source.text.length);
  const location = spanLocation(source, { start: offset, end });
  return location.endLine === line ? location : oneLine(source, { start: offset, end });
}
