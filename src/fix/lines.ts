/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The offset of the line break that ends the line of an offset, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? text.length;
}

/** The end of the line before the line of an offset: where its line break starts. `undefined` on the first line. */
export function endOfLineBefore(text: string, offset: number): number | undefined {
  const start = lineStart(text, offset);
  if (start === 0) return undefined;
  return text[start - 1] === '\n' && text[start - 2] === '\r' ? start - 2 : start - 1;
}

/** The white space with which the line of an offset starts. */
export function marginAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

/** Whether only white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

const nothing = /^(?:[ \t]|\/\*(?:(?!\*\/)[^\r\n])*\*\/)*(?:\/\/[^\r\n]*)?$/;

/** Whether nothing but white space and comments follows an offset on its line. */
export function endsLine(text: string, offset: number): boolean {
  return nothing.test(text.slice(offset, lineEnd(text, offset)));
}

/** Whether only white space stands between two offsets. */
export function isBlank(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** The unit of indentation of a text: a tab, or the narrowest margin of spaces in its first lines; else two spaces. */
export function unitOf(text: string): string {
  const margins = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^([ \t]+)[^\s*]/.exec(line)?.[1] ?? []);
  if (margins.some((margin) => margin.startsWith('\t'))) return '\t';
  const width = Math.min(...margins.map((margin) => margin.length));
  return Number.isFinite(width) ? ' '.repeat(width) : '  ';
}
