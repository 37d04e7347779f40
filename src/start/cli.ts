// The file that people run: loads the large one beside it, with the code that an earlier run compiled where there is any.
// Compiling takes a third of a cold start; docs/performance.md has the figures.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { codeCacheFile, readCode, writeCode } from './code-cache.ts';

/** Tells the large file from those of other versions; written in when this is bundled. */
declare const __DIGEST__: string;

type Faces = typeof import('../faces.ts');

const file = path.join(__dirname, 'resilint.js');
const { platform, arch, versions } = process;
const cache = codeCacheFile(`${__DIGEST__}-${platform}-${arch}-${versions.v8}`);
const faces = load();
if (isMainThread) void faces.cli();
else void faces.thread(workerData.resilint, (message) => parentPort?.postMessage(message));

function load(): Faces {
  const cachedData = cache === undefined ? undefined : readCode(cache);
  // As Node wraps a module of its own (https://nodejs.org/api/modules.html#the-module-wrapper).
  const text = `(function (exports, require, module, __filename, __dirname) { ${readFileSync(file, 'utf8')}\n})`;
  const script = new Script(text, { filename: file, ...(cachedData && { cachedData }) });
  const module = { exports: {} as Faces };
  script.runInThisContext()(module.exports, createRequire(file), module, file, __dirname);
  if (isMainThread && cache !== undefined && (cachedData === undefined || script.cachedDataRejected))
    keepAtExit(script, cache);
  return module.exports;
}

/** In the end all is compiled that a run needs. Flags of V8 that were changed meanwhile would be part of the cache's key. */
function keepAtExit(script: Script, cacheFile: string): void {
  process.once('exit', () => {
    if (!faces.isTuned()) writeCode(cacheFile, script.createCachedData());
  });
}
