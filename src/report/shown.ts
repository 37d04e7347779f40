import { inert, plainLine, safeJson, visibleCode } from './escape.ts';

declare const shown: unique symbol;

/**
 * Text that does no harm wherever it is printed: nothing in it that others wrote is a control character, changes what
 * is seen, or is a command to a runner. Only what makes it so gives it this type, and `print.ts` takes no other.
 */
export type Shown = string & { readonly [shown]: true };

/** A format escapes by its own rules; what it makes is kept to them by `test/report/hostile.test.ts`. */
export function shownBy<A extends readonly unknown[]>(format: (...args: A) => string): (...args: A) => Shown {
  return (...args) => format(...args) as Shown;
}

/** Each text is one line, whatever is in it. */
export function lines(...texts: readonly string[]): Shown {
  return texts.map((text) => `${plainLine(text)}\n`).join('') as Shown;
}

/** What is wrong with what a person asked for. */
export function complaint([first = '', ...others]: readonly string[]): Shown {
  return lines(`resilint: ${first}`, ...others);
}

/** The lines of a text that is code or Markdown: tabs stay. */
export function codeLines(text: string): Shown {
  return text
    .split('\n')
    .map((line) => `${inert(visibleCode(line))}\n`)
    .join('') as Shown;
}

/** JSON; parsed, it is exactly what it was. */
export function shownJson(json: string): Shown {
  return safeJson(json) as Shown;
}

/** What moves the cursor of a terminal. */
export const controls = {
  clearLine: '\r\u001b[K' as Shown,
  clearScreen: '\u001b[2J\u001b[3J\u001b[H' as Shown,
};

/** A line of progress, which the next one takes the place of. */
export function progressLine(text: string): Shown {
  return `${controls.clearLine}${plainLine(text)}` as Shown;
}
