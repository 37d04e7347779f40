/** Lines of a text, found from an offset outwards. `\r\n`, `\n` and a lone `\r` end a line. */

/** The offset at which the line that holds `offset` starts. */
export function startOfLine(text: string, offset: number): number {
  const feed = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1);
  return feed + 1 + text.slice(feed + 1, offset).lastIndexOf('\r') + 1;
}

/** The offset at which the line that holds `offset` ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  const end = feed === -1 ? text.length : feed;
  const carriage = text.slice(offset, end).indexOf('\r');
  return carriage === -1 ? end : offset + carriage;
}

/** Up to `count` lines before the one that starts at `start`, in order. */
export function linesBefore(text: string, start: number, count: number): string[] {
  const lines: string[] = [];
  let next = start;
  while (next > 0 && lines.length < count) {
    const end = next - (text[next - 1] === '\n' && text[next - 2] === '\r' ? 2 : 1);
    next = startOfLine(text, end);
    lines.unshift(text.slice(next, end));
  }
  return lines;
}

/** Up to `count` lines after the one that ends at `end`, in order; what follows the last line break is none if empty. */
export function linesAfter(text: string, end: number, count: number): string[] {
  const lines: string[] = [];
  let at = end;
  while (at < text.length && lines.length < count) {
    const start = at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1);
    if (start >= text.length) break;
    at = endOfLine(text, start);
    lines.push(text.slice(start, at));
  }
  return lines;
}

export function splitLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}
