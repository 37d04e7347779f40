import { decode } from '../../source/encoding.ts';

/** The lines of a text as places in it are counted, without what ends them; `undefined` for bytes that are no text. */
export function linesOf(bytes: Uint8Array): string[] | undefined {
  return decode('', bytes)?.text.split(/\r\n|\r|\n/);
}
