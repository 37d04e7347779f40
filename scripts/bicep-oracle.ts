/**
 * Compares resilint's Bicep parser with what a checkout says about its .bicep and .bicepparam files.
 *
 *     npx tsx scripts/bicep-oracle.ts FOLDER [--details]
 *
 * A file without dumps beside it (any repository of real templates) must parse without errors. Where Azure/bicep keeps
 * the compiler's tokens, syntax tree and diagnostics beside a file (`src/Bicep.Core.Samples/Files`), these are compared.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lex } from '../src/bicep/lexer.ts';
import { type ParseResult, parseBicep } from '../src/bicep/parse.ts';
import { lineOf, lineStarts, type Remark, readRemarks } from './bicep/dumps.ts';
import { signatures, treeOfDump, treeOfSyntax } from './bicep/nodes.ts';
import { tokenNames } from './bicep/tokens.ts';

const DUMP = /\.(tokens|syntax|symbols|diagnostics|ir|sourcemap|formatted)\.(bicep|bicepparam)$/;

/** Codes that the compiler's lexer and parser report, by the file `DiagnosticBuilder.cs` and their uses in `Parsing/`. */
const PARSER_CODES: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 64, 68, 87, 96, 97, 103, 117, 118,
  123, 133, 136, 140, 162, 167, 201, 202, 226, 236, 237, 238, 243, 249, 257, 266, 279, 300, 305, 317, 322, 325, 337,
  344, 346, 347, 354, 355, 356, 375, 404, 436,
]);

interface Sample {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParseResult;
}

interface Tally {
  files: number;
  equal: number;
  items: number;
  missing: number;
  extra: number;
}

const root = process.argv[2];
const details = process.argv.includes('--details');
if (root === undefined || !existsSync(root)) {
  console.error(
    'Usage: npx tsx scripts/bicep-oracle.ts FOLDER [--details], where FOLDER is a checkout with Bicep files.',
  );
  process.exit(2);
}
run(root);

function run(folder: string): void {
  const samples = listFiles(folder).map((path): Sample => {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return { path, text, parsed: parseBicep(text, fileKind(path)) };
  });
  printErrors(folder, samples);
  printTally('tokens', compareAll(folder, samples, 'tokens', tokensOf, tokensOfDump));
  printTally('syntax nodes', compareAll(folder, samples, 'syntax', nodesOf, nodesOfDump));
  printSpeed(samples);
}

function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && /\.(bicep|bicepparam)$/.test(entry.name) && !DUMP.test(entry.name),
  );
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

function fileKind(path: string): 'bicep' | 'bicepparam' {
  return path.endsWith('.bicepparam') ? 'bicepparam' : 'bicep';
}

function readDump(path: string, kind: string): string | undefined {
  const extension = extname(path);
  const dump = `${path.slice(0, -extension.length)}.${kind}${extension}`;
  return existsSync(dump) ? readFileSync(dump, 'utf8').replace(/^\uFEFF/, '') : undefined;
}

/** Lines with errors: the compiler's parser's against ours. */
function printErrors(folder: string, samples: readonly Sample[]): void {
  const result = { valid: 0, clean: 0, invalid: 0, lines: 0, met: 0, unexpected: 0 };
  for (const sample of samples) {
    const dump = readDump(sample.path, 'diagnostics');
    // Helpers of invalid samples may be invalid on purpose; nothing beside them says so.
    if (dump === undefined && sample.path.includes('Invalid')) continue;
    const starts = lineStarts(sample.text);
    const { syntax, any } = errorLines(dump === undefined ? [] : readRemarks(dump, sample.text), starts);
    const ours = new Map(sample.parsed.errors.map((error) => [lineOf(starts, error.start), error.message]));
    const missed = [...syntax].filter((line) => !ours.has(line));
    const unexpected = [...ours.keys()].filter((line) => !any.has(line));
    result[syntax.size === 0 ? 'valid' : 'invalid'] += 1;
    result.clean += syntax.size === 0 && ours.size === 0 ? 1 : 0;
    result.lines += syntax.size;
    result.met += syntax.size - missed.length;
    result.unexpected += unexpected.length;
    const name = relative(folder, sample.path);
    if (details || syntax.size === 0)
      for (const line of unexpected) console.log(`  ${name}:${line + 1} unexpected: ${ours.get(line)}`);
    if (details) for (const line of missed) console.log(`  ${name}:${line + 1} missed`);
  }
  console.log(`files without syntax errors: ${result.valid}, of these parsed without errors: ${result.clean}`);
  console.log(
    `files with syntax errors: ${result.invalid}; lines with one: ${result.lines}, of these with one of ours: ${result.met}`,
  );
  console.log(`lines with an error of ours and none of the compiler's: ${result.unexpected}`);
}

function errorLines(remarks: readonly Remark[], starts: readonly number[]): { syntax: Set<number>; any: Set<number> } {
  const errors = remarks.filter((remark) => remark.text.includes('(Error)]'));
  const codeOf = (text: string): number => Number(/\[BCP(\d+) /.exec(text)?.[1] ?? Number.NaN);
  const syntax = errors.filter((remark) => PARSER_CODES.has(codeOf(remark.text)));
  const linesOf = (found: readonly Remark[]) => new Set(found.map(({ start }) => lineOf(starts, start)));
  return { syntax: linesOf(syntax), any: linesOf(errors) };
}

type Items = (sample: Sample) => string[];
type DumpItems = (remarks: readonly Remark[]) => string[];

function compareAll(folder: string, samples: readonly Sample[], kind: string, ours: Items, theirs: DumpItems): Tally {
  const tally: Tally = { files: 0, equal: 0, items: 0, missing: 0, extra: 0 };
  for (const sample of samples) {
    const dump = readDump(sample.path, kind);
    if (dump === undefined) continue;
    const wanted = theirs(readRemarks(dump, sample.text));
    const found = ours(sample);
    const missing = subtract(wanted, found);
    const extra = subtract(found, wanted);
    tally.files += 1;
    tally.equal += missing.length + extra.length === 0 ? 1 : 0;
    tally.items += wanted.length;
    tally.missing += missing.length;
    tally.extra += extra.length;
    if (!details) continue;
    for (const item of missing) console.log(`  ${relative(folder, sample.path)} ${kind} missing: ${item}`);
    for (const item of extra) console.log(`  ${relative(folder, sample.path)} ${kind} extra: ${item}`);
  }
  return tally;
}

/** The items of one bag that the other lacks. */
function subtract(items: readonly string[], from: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of from) counts.set(item, (counts.get(item) ?? 0) + 1);
  return items.filter((item) => {
    const count = counts.get(item) ?? 0;
    counts.set(item, count - 1);
    return count <= 0;
  });
}

function tokensOf({ text }: Sample): string[] {
  const { kinds, starts, ends, count } = lex(text);
  return Array.from(
    { length: count },
    (_, index) => `${tokenNames.get(kinds[index] as number)} ${starts[index]}-${ends[index]}`,
  );
}

function tokensOfDump(remarks: readonly Remark[]): string[] {
  return remarks.map(({ start, end, text }) => `${/^\w+/.exec(text)?.[0]} ${start}-${end}`);
}

function nodesOf({ parsed }: Sample): string[] {
  return signatures(treeOfSyntax(parsed.program));
}

function nodesOfDump(remarks: readonly Remark[]): string[] {
  return signatures(treeOfDump(remarks));
}

function printTally(what: string, tally: Tally): void {
  if (tally.files === 0) return;
  const share = ((100 * (tally.items - tally.missing)) / tally.items).toFixed(2);
  console.log(
    `${what}: ${tally.items - tally.missing} of ${tally.items} agree (${share} %), ${tally.extra} only ours; ${tally.equal} of ${tally.files} files equal`,
  );
}

/** Best of five passes over all files, as text already in memory. */
function printSpeed(samples: readonly Sample[]): void {
  const characters = samples.reduce((sum, { text }) => sum + text.length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 5; pass += 1) {
    const start = performance.now();
    for (const { path, text } of samples) parseBicep(text, fileKind(path));
    best = Math.min(best, performance.now() - start);
  }
  console.log(
    `speed: ${(characters / 1000 / best).toFixed(1)} MB/s (${samples.length} files, ${(characters / 1e6).toFixed(1)} MB, ${best.toFixed(0)} ms)`,
  );
}
