import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A .bicep file and a template compiled from it, or decompiled into it. Paths relative to the folder. */
export interface Pair {
  readonly bicep: string;
  readonly compiled: string;
}

/** Whether the compiler's own tests wrote a file beside their samples. */
export function isDump(file: string): boolean {
  return /\.(tokens|syntax|symbols|diagnostics|ir|sourcemap|formatted)\.bicep$/.test(file);
}

/** Every .bicep of a folder with each of its compiled twins: `main.json` and, where it is, `main.symbolicnames.json`. */
export function pairsIn(folder: string): Pair[] {
  const files = readdirSync(folder, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const sources = files.filter((file) => file.endsWith('.bicep') && !isDump(file)).sort();
  return sources.flatMap((bicep) => {
    const base = bicep.slice(0, -'.bicep'.length);
    const twins = [`${base}.json`, `${base}.symbolicnames.json`];
    return twins.filter((twin) => existsSync(path.join(folder, twin))).map((compiled) => ({ bicep, compiled }));
  });
}
