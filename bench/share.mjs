// How much of a run is spent in one function, by V8's profiler: the bundle is built anew, with its names.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';

/** The share of the main thread's time, from 0 to 1, in a function of this name and in what it calls. */
export function shareOf(name, args, cwd, scratch) {
  const bundle = path.join(scratch, 'profiled');
  buildSync({
    entryPoints: { resilint: 'src/faces.ts' },
    outdir: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    alias: { 'string-width': './scripts/string-width.mjs' },
    supported: { 'dynamic-import': false },
    define: { __VERSION__: '"bench"', 'import.meta.url': '__fileUrl' },
    banner: { js: "var __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  const start = path.join(bundle, 'cli.js');
  writeFileSync(start, "require('./resilint.js').cli();\n");
  const profiler = ['--cpu-prof', '--cpu-prof-dir', scratch, '--cpu-prof-name', 'share.cpuprofile'];
  spawnSync(process.execPath, [...profiler, start, ...args], { cwd, stdio: 'ignore' });
  return shareIn(JSON.parse(readFileSync(path.join(scratch, 'share.cpuprofile'), 'utf8')), name);
}

function shareIn({ nodes, samples, timeDeltas }, name) {
  const inside = new Set();
  // A node stands before its children.
  for (const { id, callFrame, children = [] } of nodes) {
    if (callFrame.functionName === name) inside.add(id);
    if (inside.has(id)) for (const child of children) inside.add(child);
  }
  let [within, all] = [0, 0];
  for (const [index, id] of samples.entries()) {
    all += timeDeltas[index];
    if (inside.has(id)) within += timeDeltas[index];
  }
  return within / all;
}
