import type { Location } from '../result/result.ts';
import { columns, expandTabs } from './display.ts';
import { endOfLine, linesAfter, linesBefore } from './lines.ts';
import type { Paint } from './style.ts';

export interface FrameOptions {
  /** Lines shown before and after. */
  readonly context: number;
  /** Columns that a line may take. */
  readonly width: number;
  readonly marker: '^' | '-';
  readonly paint: Paint;
}

interface Window {
  readonly from: number;
  readonly to: number;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines around a place, with its span underlined on its first line; none where the text does not hold the place.
 * Long lines are cut to a window around the span. Nothing of the text is printed as it is: see `visible`.
 */
export function codeFrame(text: string | undefined, location: Location, options: FrameOptions): string[] {
  if (text === undefined) return [];
  const lines = linesAround(text, location, options.context);
  const main = lines.find(({ number }) => number === location.startLine);
  if (main === undefined) return [];
  const gutter = String(lines.at(-1)?.number ?? 0).length;
  const room = Math.max(20, options.width - gutter - 6);
  const start = Math.min(location.startColumn - 1, main.text.length);
  const end =
    location.endLine > location.startLine ? main.text.length : Math.min(location.endColumn - 1, main.text.length);
  const window = windowOf(main.text, start, end, room);
  const { paint } = options;
  return lines.flatMap((line) => {
    const code =
      `${paint('dim', `${String(line.number).padStart(gutter)} |`)} ${shownPart(line.text, window)}`.trimEnd();
    if (line !== main) return [code];
    const mark = underline(line.text, window, start, end, options.marker);
    return [code, `${paint('dim', `${' '.repeat(gutter)} |`)} ${mark.indent}${paint('red', mark.mark)}`];
  });
}

function linesAround(text: string, location: Location, context: number): readonly Line[] {
  const start = location.startOffset - (location.startColumn - 1);
  if (start < 0 || start > text.length) return [];
  const end = endOfLine(text, start);
  const before = linesBefore(text, start, context);
  const all = [...before, text.slice(start, end), ...linesAfter(text, end, context)];
  const first = location.startLine - before.length;
  return withoutBlankEdges(
    all.map((line, at) => ({ number: first + at, text: line })),
    location.startLine,
  );
}

function withoutBlankEdges(lines: readonly Line[], main: number): readonly Line[] {
  const first = lines.findIndex(({ number, text }) => number === main || text.trim() !== '');
  const last = lines.findLastIndex(({ number, text }) => number === main || text.trim() !== '');
  return lines.slice(first, last + 1);
}

/** The stretch of code units shown: the whole line if it fits, else one that holds the span's start. */
function windowOf(line: string, start: number, end: number, room: number): Window {
  if (line.length <= room) return { from: 0, to: room };
  const from = end <= room ? 0 : Math.max(0, start - Math.floor(room / 3));
  const whole = isLowSurrogate(line, from) ? from + 1 : from;
  const to = whole + room;
  return { from: whole, to: isLowSurrogate(line, to) ? to - 1 : to };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}

function shownPart(line: string, window: Window): string {
  const head = window.from > 0 ? '…' : '';
  const tail = line.length > window.to ? '…' : '';
  return `${head}${expandTabs(line.slice(window.from, window.to), head.length)}${tail}`;
}

/** A line as it is shown where it has no frame: escaped, and cut to so many columns around an offset. */
export function cutLine(line: string, at: number, room: number): string {
  return shownPart(line, windowOf(line, at, at, room));
}

function underline(
  line: string,
  window: Window,
  start: number,
  end: number,
  marker: string,
): { indent: string; mark: string } {
  const head = window.from > 0 ? 1 : 0;
  const before = expandTabs(line.slice(window.from, start), head);
  const span = expandTabs(line.slice(start, Math.min(end, window.to)), head + columns(before));
  return { indent: ' '.repeat(head + columns(before)), mark: marker.repeat(Math.max(1, columns(span))) };
}
