// No source file over 300 lines: what grows past that holds two things.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const limit = 300;
let bad = 0;
for (const folder of ['src', 'scripts', 'test', 'bench']) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ts|mjs)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    if (lines <= limit) continue;
    console.error(`${file} has ${lines} lines; split it where it holds two things (limit ${limit})`);
    bad += 1;
  }
}
process.exit(bad > 0 ? 1 : 0);
