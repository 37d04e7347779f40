import { columns } from './display.ts';
import { unpainted } from './style.ts';

/**
 * Escaped text, painted or not, in lines that fit a width, the second and further ones indented. A word that is longer than a line stands
 * alone on one, for a terminal to break.
 */
export function wrapped(text: string, width: number | undefined, indent = ''): string[] {
  if (width === undefined || shownColumns(text) <= width) return [text];
  const lines: string[] = [];
  const margin = /^ */.exec(text)?.[0] ?? '';
  let line = '';
  for (const word of text.slice(margin.length).split(' ')) {
    const start = lines.length === 0 ? margin : indent;
    const longer = line === '' ? `${start}${word}` : `${line} ${word}`;
    if (line !== '' && shownColumns(longer) > width) {
      lines.push(line.trimEnd());
      line = `${indent}${word}`;
    } else line = longer;
  }
  return [...lines, line];
}

function shownColumns(text: string): number {
  return columns(unpainted(text));
}
