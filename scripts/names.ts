/**
 * Refuses a name that two files of `src/` export with meanings of their own: whoever meets it does not know which is meant.
 * What may stand several times is listed here, with the reason.
 *
 *   npx tsx scripts/names.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { namedTwice } from './names/twice.ts';

const allowed = new Map([
  ['format', 'each report format says itself what it needs; `format()` is a function of templates too'],
  ['like', 'an operator of policies and a function, named as people write them'],
  ['lint', "a run's thread, and its face for programs"],
  ['main', 'the start of the command line and of the action'],
  ['isPresent', 'what `exists` asks of a value that may be unknown, and the same where it is known'],
  ['itemsOf', 'the items of an array: as a value, and as places in a resource'],
  ['plainText', 'the text of a known value'],
  ['print', 'a report to the screen, a value to text'],
  ['rangeOf', 'lines and columns of a span, bounds of a number'],
  ['recompute', 'a term that is computed again'],
  ['Spelling', 'how a language writes what it means'],
]);

const root = new URL('../src/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const texts = new Map(files.map((file) => [file.replaceAll('\\', '/'), readFileSync(new URL(file, root), 'utf8')]));
const twice = namedTwice(texts);
for (const [name, places] of twice)
  if (!allowed.has(name))
    console.error(`'${name}' is exported by ${places.join(' and ')}: give each a name of its own`);
for (const name of allowed.keys())
  if (!twice.has(name)) console.error(`scripts/names.ts allows '${name}' to stand twice, and it does not`);
const isClean =
  [...twice.keys()].every((name) => allowed.has(name)) && [...allowed.keys()].every((name) => twice.has(name));
process.exitCode = isClean ? 0 : 1;
