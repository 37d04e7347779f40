/** Offsets in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1; columns in UTF-16 code units; the end is exclusive. */
export interface Range {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A file's decoded text. The byte order mark is not part of `text`. */
export interface SourceText {
  /** Relative to the workspace root, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export function sourceText(path: string, text: string, encoding: Encoding = 'utf-8', bom = false): SourceText {
  return { path, text, encoding, bom };
}

const lineStarts = new WeakMap<SourceText, readonly number[]>();

/** Offsets at which lines start. `\r\n`, `\n` and a lone `\r` end a line. */
function linesOf(source: SourceText): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    starts = findLines(source.text);
    lineStarts.set(source, starts);
  }
  return starts;
}

function findLines(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The 1-based line and column of an offset. Offsets past the end are the end. */
export function positionAt(source: SourceText, offset: number): { line: number; column: number } {
  const starts = linesOf(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.min(offset, source.text.length) - (starts[low] ?? 0) + 1 };
}

/** The offset of a 1-based line and column. A column past the line's end is the line's end, a line past the last the text's. */
export function offsetAt(source: SourceText, line: number, column: number): number {
  const start = linesOf(source)[line - 1];
  return start === undefined ? source.text.length : start + Math.min(column - 1, lineText(source, line).length);
}

/** A line's text without its line break; `''` for a line that is not there. */
export function lineText(source: SourceText, line: number): string {
  const starts = linesOf(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return source.text.slice(start, starts[line]).replace(/[\r\n]+$/, '');
}

export function rangeOf(source: SourceText, span: Span): Range {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** The line break a text uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
