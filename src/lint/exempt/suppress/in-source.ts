import { offsetAt, positionAt, type SourceText, type Span } from '../../../source/text.ts';
import { isBicepFile } from '../../../workspace/language.ts';
import { spanLocation } from '../../../workspace/location.ts';
import { type LineAnchor, spotsIn } from './anchor.ts';
import { commentsOf } from './comments.ts';
import { type Directive, readDirective } from './directive.ts';
import { type MetadataEntry, metadataEntries } from './metadata.ts';
import type { Suppression, Unreadable } from './suppression.ts';

/** Each finding is held against each suppression of its files; nobody writes more. */
const maxSuppressions = 1000;

/** The suppressions written in a file: in its comments, and in the metadata of JSON. */
export function suppressionsIn(source: SourceText): readonly (Suppression | Unreadable)[] {
  const isBicep = isBicepFile(source.path);
  const found = source.text.includes('resilint-') ? commentSuppressions(source) : [];
  for (const entry of isBicep ? [] : metadataEntries(source))
    found.push('message' in entry ? entry : fromMetadata(source, entry));
  const next = found[maxSuppressions];
  if (next === undefined) return found;
  const message = `a file may hold ${maxSuppressions} suppressions; this one and those after it are too many`;
  return [...found.slice(0, maxSuppressions), { message, location: next.location }];
}

function commentSuppressions(source: SourceText): (Suppression | Unreadable)[] {
  const comments = commentsOf(source);
  const codeAfter = codeAfterComments(source.text, comments);
  const found: (Suppression | Unreadable)[] = [];
  for (const [index, comment] of comments.entries()) {
    if (found.length > maxSuppressions) break;
    const read = readDirective(source.text, comment);
    if (read === undefined) continue;
    if ('message' in read) found.push({ message: read.message, location: spanLocation(source, read.span) });
    else found.push(fromComment(source, read, lineOf(source, read, comments, index, codeAfter)));
  }
  return found;
}

/** @param line The line it covers; all of them when absent. */
function fromComment(source: SourceText, directive: Directive, line: number | undefined): Suppression {
  const { selectors, reason, until, span } = directive;
  const isCovered = ({ firstLine, lastLine }: LineAnchor): boolean =>
    line === undefined || (firstLine <= line && line <= lastLine);
  return {
    kind: 'inSource',
    selectors: selectors.map((each) => ({ text: each.text, location: spanLocation(source, each) })),
    reason,
    until: until && { text: until.text, location: spanLocation(source, until) },
    location: spanLocation(source, span),
    covers: (_, site) => spotsIn(source, site).some(isCovered),
  };
}

function lineOf(
  source: SourceText,
  { reach }: Directive,
  comments: readonly Span[],
  index: number,
  codeAfter: readonly number[],
): number | undefined {
  const { start, end } = comments[index] ?? { start: 0, end: 0 };
  if (reach === 'file') return undefined;
  if (reach === 'line') return positionAt(source, start).line;
  const below = offsetAt(source, positionAt(source, end).line + 1, 1);
  let next = index + 1;
  while ((comments[next]?.end ?? below + 1) <= below) next += 1;
  const gap = { start: below, end: comments[next]?.start ?? source.text.length };
  return positionAt(source, firstCode(source.text, gap) ?? codeAfter[next] ?? source.text.length).line;
}

/** For each comment, where the first code after it stands: several directives may stand above one line. */
function codeAfterComments(text: string, comments: readonly Span[]): readonly number[] {
  const after = new Array<number>(comments.length);
  let next = { start: text.length, code: text.length };
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const { start, end } = comments[index] as Span;
    const code = firstCode(text, { start: end, end: next.start }) ?? next.code;
    after[index] = code;
    next = { start, code };
  }
  return after;
}

function firstCode(text: string, { start, end }: Span): number | undefined {
  const gap = text.slice(start, Math.max(start, end));
  const code = gap.trimStart();
  return code === '' ? undefined : start + gap.length - code.length;
}

function fromMetadata(source: SourceText, entry: MetadataEntry): Suppression {
  const { id, idLocation, reason, until, location, object } = entry;
  return {
    kind: 'inSource',
    selectors: [{ text: id, location: idLocation }],
    reason,
    until,
    location,
    covers: (_, site) => spotsIn(source, site).some(({ offset }) => object.start <= offset && offset < object.end),
  };
}
