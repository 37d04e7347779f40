// What the tool is made into: one file with everything, and one of a few lines for each face it has.
// CommonJS, because Node starts it some 20 ms sooner than the same file as a module. The command line keeps what was
// compiled in a cache of its own, src/start/.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, build, type OnLoadResult, type Plugin } from 'esbuild';
import { licenses } from './licenses.ts';

const root = new URL('../../', import.meta.url);

/** The faces. All that they need stands in the same folder. */
const faces = {
  'action.js': "require('./resilint.js').action();\n",
  'index.js':
    "const resilint = require('./resilint.js');\n\n" +
    ['formats', 'lint', 'OptionError', 'render'].map((name) => `exports.${name} = resilint.${name};\n`).join(''),
  'package.json': '{ "type": "commonjs" }\n',
};

/** A text that `JSON.parse` reads is loaded in less time than the same as an object literal, and only when asked for. */
const jsonAsText: Plugin = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path }) => asText(JSON.parse(await readFile(path, 'utf8'))));
  },
};

/** What a file of code in `data/` exports is made here, once and for all: the bundle has neither the code nor its input. */
const dataAsText: Plugin = {
  name: 'data-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]data[\\/][\w-]+\.ts$/ }, async ({ path }) => {
      if (path !== fileURLToPath(new URL(`data/${basename(path)}`, root))) return undefined;
      return asText(((await import(pathToFileURL(path).href)) as { default: unknown }).default);
    });
  },
};

function asText(value: unknown): OnLoadResult {
  return { contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(value))})`, loader: 'js' };
}

const shared = {
  absWorkingDir: fileURLToPath(root),
  write: false,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * The files by name, the same bytes on every machine. Lazy imports stay lazy: their modules are in the file, and run
 * when asked for.
 */
export async function buildFiles(): Promise<ReadonlyMap<string, string>> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: { resilint: 'src/faces.ts' },
    outdir: 'dist',
    metafile: true,
    // Packages that ship both: modules can be shaken down to what is used, and UMD wrappers cannot be bundled.
    mainFields: ['module', 'main'],
    alias: { 'string-width': './scripts/string-width.mjs' },
    supported: { 'dynamic-import': false },
    plugins: [jsonAsText, dataAsText],
    define: { __VERSION__: JSON.stringify(version), 'import.meta.url': '__fileUrl' },
    banner: { js: "var __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
  });
  const text = outputFiles[0]?.text ?? '';
  return new Map([
    ['cli.js', await startOf(text)],
    ...Object.entries(faces),
    ['resilint.js', text],
    ['licenses.txt', licenses(root, Object.keys(metafile.inputs))],
  ]);
}

/** The command line's face, which knows for what large file it is. */
async function startOf(text: string): Promise<string> {
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const { outputFiles } = await build({
    ...shared,
    entryPoints: { cli: 'src/start/cli.ts' },
    outdir: 'dist',
    define: { __DIGEST__: JSON.stringify(digest) },
    banner: { js: '#!/usr/bin/env node' },
  });
  return outputFiles[0]?.text ?? '';
}
