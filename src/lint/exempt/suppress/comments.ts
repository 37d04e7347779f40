import { lex } from '../../../bicep/lexer.ts';
import { cursorAt, nextToken } from '../../../source/json/token.ts';
import type { SourceText, Span } from '../../../source/text.ts';
import { isBicepFile } from '../../../workspace/language.ts';

/** The comments of a Bicep file or JSON text, in order. What looks like one within a string is none. */
export function commentsOf({ path, text }: SourceText): readonly Span[] {
  return isBicepFile(path) ? lex(text).comments : jsonComments(text);
}

function jsonComments(text: string): Span[] {
  const found: Span[] = [];
  const cursor = cursorAt(text, 0);
  let last = 0;
  for (let token = nextToken(cursor); ; token = nextToken(cursor)) {
    collect(text, last, cursor.start, found);
    last = cursor.end;
    if (token === 'end') return found;
  }
}

/** Between two tokens there is nothing but white space and comments. */
function collect(text: string, from: number, to: number, found: Span[]): void {
  for (const match of text.slice(from, to).matchAll(/\/\/[^\r\n]*|\/\*.*?\*\//gs))
    found.push({ start: from + match.index, end: from + match.index + match[0].length });
}
