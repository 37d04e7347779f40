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

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A file's decoded text. The byte order mark is not part of `text`. */
export interface SourceText {
  /** Relative to the workspace root, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

export function sourceText(path: string, text: string, encoding: Encoding = 'utf-8', bom = false): SourceText {
  return { path, text, encoding, bom };
}

/** Decodes a file: UTF-8 with or without BOM, UTF-16 with BOM. `undefined` for bytes that are no text. */
export function decode(path: string, bytes: Uint8Array): SourceText | undefined {
  const [encoding, skip] = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
    return text.includes('\0') ? undefined : sourceText(path, text, encoding, skip > 0);
  } catch {
    return undefined;
  }
}

/** The bytes of an edited text, in the encoding and with the byte order mark that the file had. */
export function encode(source: SourceText, text: string): Uint8Array {
  const marked = source.bom ? `\uFEFF${text}` : text;
  if (source.encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  return source.encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function encodingOf(bytes: Uint8Array): [Encoding, number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2];
  return ['utf-8', 0];
}

const lineStarts = new WeakMap<SourceText, number[]>();

/** Offsets at which lines start. `\r\n`, `\n` and a lone `\r` end a line. */
export function linesOf(source: SourceText): readonly number[] {
  let starts = lineStarts.get(source);
  if (starts === undefined) {
    starts = [0];
    for (const match of source.text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
    lineStarts.set(source, starts);
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

export function offsetAt(source: SourceText, line: number, column: number): number {
  return Math.min((linesOf(source)[line - 1] ?? source.text.length) + column - 1, source.text.length);
}

export function rangeOf(source: SourceText, span: Span): Range {
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** The line break a file uses: that of its first line. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  const at = text.indexOf('\n');
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n';
}
