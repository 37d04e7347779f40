import { offsetAt, positionAt, type SourceText, type Span } from '../../source/text.ts';
import type { RawFinding } from '../fold.ts';
import { spanLocation } from '../location.ts';
import { type Spot, spotsIn } from './anchor.ts';
import { commentsOf } from './comments.ts';
import { type Directive, readDirective } from './directive.ts';
import { type MetadataEntry, metadataEntries } from './metadata.ts';
import type { Suppression, Unreadable } from './suppression.ts';

/** The suppressions written in a file: in its comments, and in the metadata of JSON. */
export function suppressionsIn(source: SourceText): readonly (Suppression | Unreadable)[] {
  const comments = source.text.includes('resilint-') ? commentsOf(source) : [];
  const directives = comments.flatMap((comment): (Suppression | Unreadable)[] => {
    const read = readDirective(source.text, comment);
    if (read === undefined) return [];
    if ('message' in read) return [{ message: read.message, location: spanLocation(source, read.span) }];
    return [fromComment(source, read, comment, comments)];
  });
  const isBicep = /\.bicep(param)?$/i.test(source.path);
  const entries = isBicep ? [] : metadataEntries(source);
  return [...directives, ...entries.map((entry) => ('message' in entry ? entry : fromMetadata(source, entry)))];
}

function fromComment(source: SourceText, directive: Directive, comment: Span, comments: readonly Span[]): Suppression {
  const { selectors, reason, until, span } = directive;
  const isCovered = coverage(source, directive, comment, comments);
  return {
    kind: 'inSource',
    selectors: selectors.map((each) => ({ text: each.text, location: spanLocation(source, each) })),
    reason,
    until: until && { text: until.text, location: spanLocation(source, until) },
    location: spanLocation(source, span),
    covers: ({ anchors }: RawFinding) => spotsIn(source, anchors).some(isCovered),
  };
}

function coverage(
  source: SourceText,
  { reach }: Directive,
  comment: Span,
  comments: readonly Span[],
): (spot: Spot) => boolean {
  if (reach === 'file') return () => true;
  const { start, end } = comment;
  const line = reach === 'line' ? positionAt(source, start).line : nextCodeLine(source, end, comments);
  return ({ firstLine, lastLine }) => firstLine <= line && line <= lastLine;
}

/** The first line below that holds more than comments and blanks, so that several directives may stand above it. */
function nextCodeLine(source: SourceText, end: number, comments: readonly Span[]): number {
  const below = offsetAt(source, positionAt(source, end).line + 1, 1);
  let at = below;
  for (const comment of comments) {
    if (comment.end <= at) continue;
    if (comment.start > at && source.text.slice(at, comment.start).trim() !== '') break;
    at = comment.end;
  }
  const rest = source.text.slice(at);
  return positionAt(source, at + rest.length - rest.trimStart().length).line;
}

function fromMetadata(source: SourceText, entry: MetadataEntry): Suppression {
  const { id, idLocation, reason, until, location, object } = entry;
  return {
    kind: 'inSource',
    selectors: [{ text: id, location: idLocation }],
    reason,
    until,
    location,
    covers: ({ anchors }) =>
      spotsIn(source, anchors).some(({ offset }) => object.start <= offset && offset < object.end),
  };
}
