// Stands in for the package `string-width` in the bundle. yargs lays out its help with it, which is plain ASCII here; the
// package compiles regular expressions over all of Unicode as it loads, for a fifth of the whole start of resilint.
import { stripVTControlCharacters } from 'node:util';

export default function stringWidth(text) {
  return stripVTControlCharacters(text).length;
}
