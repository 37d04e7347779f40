import { lineBreakOf, offsetAt, positionAt, type SourceText, type Span } from '../../../source/text.ts';
import { commentsOf } from '../suppress/comments.ts';
import { type Directive, readDirective } from '../suppress/directive.ts';

/** Ids that are to be suppressed at a line. */
export interface LineWish {
  readonly line: number;
  readonly ids: readonly string[];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * The text with `// resilint-disable-next-line …` above lines. Where a comment stands there already that says the same reason,
 * for no time, its list grows instead; ids that it has are not added.
 */
export function withComments(source: SourceText, wishes: readonly LineWish[], reason: string): string {
  const directives = directivesByLine(source);
  const insertions = wishes.flatMap(({ line, ids }): Insertion[] => {
    const near = directivesAbove(source, line, directives);
    const said = new Set(near.flatMap(({ selectors }) => selectors.map(({ text }) => text.toUpperCase())));
    const missing = ids.filter((id) => !said.has(id.toUpperCase()));
    if (missing.length === 0) return [];
    const same = near.find((each) => each.reason === reason);
    const last = same?.selectors.at(-1);
    if (last !== undefined) return [{ at: last.end, text: `, ${missing.join(', ')}` }];
    const start = offsetAt(source, line, 1);
    const indent = /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? '';
    const comment = `${indent}// resilint-disable-next-line ${missing.join(', ')}: ${reason}`;
    return [{ at: start, text: `${comment}${lineBreakOf(source.text)}` }];
  });
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source.text);
}

/** Those for the next line that never end, by the line they stand on. */
function directivesByLine(source: SourceText): ReadonlyMap<number, Directive> {
  const found = new Map<number, Directive>();
  if (!source.text.includes('resilint-')) return found;
  for (const comment of commentsOf(source)) {
    const directive = readDirective(source.text, comment);
    if (directive === undefined || 'message' in directive) continue;
    if (directive.reach === 'next-line' && directive.until === undefined && isAlone(source.text, comment))
      found.set(positionAt(source, comment.start).line, directive);
  }
  return found;
}

/** Several may stand above one another. */
function directivesAbove(
  source: SourceText,
  line: number,
  directives: ReadonlyMap<number, Directive>,
): readonly Directive[] {
  const found: Directive[] = [];
  for (let above = line - 1; above > 0; above -= 1) {
    const directive = directives.get(above);
    if (directive !== undefined) found.push(directive);
    else if (!/^\s*(?:\/\/.*)?$/.test(textOfLine(source, above))) break;
  }
  return found;
}

function textOfLine(source: SourceText, line: number): string {
  return source.text.slice(offsetAt(source, line, 1)).split(/[\r\n]/, 1)[0] ?? '';
}

/** Whether nothing but white space stands before a comment of one line. */
function isAlone(text: string, { start }: Span): boolean {
  return text.startsWith('//', start) && /(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, start - 1000), start));
}
