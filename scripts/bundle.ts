// Writes dist/: the tool as it is run, for tests and for trying it. `scripts/bundle/generate.ts` writes what is committed.
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { buildFiles } from './bundle/build.ts';

const folder = new URL('../dist/', import.meta.url);

await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [name, text] of await buildFiles()) await writeFile(new URL(name, folder), text);
await chmod(new URL('cli.js', folder), 0o755);
