// Parses every file of a list and prints the speed. Bundled and run by bench/run.mjs in a process of its own.
import { readFileSync } from 'node:fs';
import { parseBicep } from '../src/bicep/parse.ts';

const [list = ''] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, 'utf8')) as readonly string[];
const texts = files.map((file) => readFileSync(file, 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

/** Seconds for all files; the kinds matter, as .bicepparam files have statements of their own. */
function parseAll(): number {
  const start = process.hrtime.bigint();
  for (const [index, text] of texts.entries())
    parseBicep(text, files[index]?.endsWith('param') ? 'bicepparam' : 'bicep');
  return Number(process.hrtime.bigint() - start) / 1e9;
}

const times = [parseAll(), parseAll(), parseAll(), parseAll()].slice(1).sort((a, b) => a - b);
console.log(JSON.stringify({ files: files.length, megabytes: bytes / 1e6, seconds: times[1] }));
