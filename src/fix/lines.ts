/** What edits ask of a text again and again: found in one walk, and kept for the text that was asked last. */
interface Layout {
  readonly text: string;
  /** Offsets of its line breaks, both halves of `\r\n` apart. */
  readonly breaks: readonly number[];
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation. */
  readonly unit: string;
  readonly isOneLine: boolean;
}

let latest: Layout | undefined;

export function layoutOf(text: string): Layout {
  latest = latest?.text === text ? latest : findLayout(text);
  return latest;
}

function findLayout(text: string): Layout {
  return {
    text,
    breaks: breaksOf(text),
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    unit: unitOf(text),
    isOneLine: !/[\r\n]/.test(text.trim()),
  };
}

function breaksOf(text: string): number[] {
  const breaks: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) breaks.push(at);
  }
  return breaks;
}

/** The number of line breaks before an offset. */
function breaksBefore(breaks: readonly number[], offset: number): number {
  let [low, high] = [0, breaks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  const { breaks } = layoutOf(text);
  return (breaks[breaksBefore(breaks, offset) - 1] ?? -1) + 1;
}

/** The offset of the line break that ends the line of an offset, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  const { breaks } = layoutOf(text);
  return breaks[breaksBefore(breaks, offset)] ?? text.length;
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
export function isBlankBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** The unit of indentation of a text: a tab, or the narrowest margin of spaces in its first lines; else two spaces. */
function unitOf(text: string): string {
  const margins = text
    .slice(0, 20_000)
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^([ \t]+)[^\s*]/.exec(line)?.[1] ?? []);
  if (margins.some((margin) => margin.startsWith('\t'))) return '\t';
  const width = Math.min(...margins.map((margin) => margin.length));
  return Number.isFinite(width) ? ' '.repeat(width) : '  ';
}
