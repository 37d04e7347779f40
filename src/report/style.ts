import { webUri } from './escape.ts';
import type { ReportOptions } from './options.ts';

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export type Colour = keyof typeof codes;

/** Paints text, or leaves it as it is. Text is escaped before it is painted. */
export type Paint = (colour: Colour, text: string) => string;

export function painter(options: ReportOptions): Paint {
  if (!options.color) return (_, text) => text;
  return (colour, text) => (text === '' ? '' : `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m`);
}

/** A terminal hyperlink (OSC 8) where they are asked for. */
export function hyperlink(options: ReportOptions, address: string | undefined, text: string): string {
  const uri = options.links && address !== undefined ? webUri(address) : undefined;
  return uri === undefined ? text : `\u001b]8;;${uri}\u001b\\${text}\u001b]8;;\u001b\\`;
}

export const severityColours = { high: 'red', medium: 'yellow', low: 'blue' } as const;

/** Colours and hyperlinks, as they are made here: nothing that comes from a template holds the character they begin with. */
const paints = new RegExp(['\\u001b\\[\\d+m', '\\u001b\\]8;;[^\\u001b]*\\u001b\\\\'].join('|'), 'g');

/** Text without its colours and hyperlinks. */
export function unpainted(text: string): string {
  return text.replace(paints, '');
}
