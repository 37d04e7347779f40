// What the tool is made into: one file with everything, and one of a few lines for each face it has.
// CommonJS, because Node starts it some 20 ms sooner than the same file as a module, and since the file that is
// loaded second can come from Node's compile cache (Node 22.8 and newer; NODE_DISABLE_COMPILE_CACHE=1 turns it off).
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { licenses } from './licenses.ts';

const root = new URL('../../', import.meta.url);

/** The faces. All that they need stands in the same folder. */
const faces = {
  'cli.js': "#!/usr/bin/env node\nrequire('node:module').enableCompileCache?.();\nrequire('./resilint.js').cli();\n",
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
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: 'js' };
    });
  },
};

/**
 * The files by name, the same bytes on every machine. Lazy imports stay lazy: their modules are in the file, and run
 * when asked for.
 */
export async function buildFiles(): Promise<ReadonlyMap<string, string>> {
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  const { outputFiles, metafile } = await build({
    absWorkingDir: fileURLToPath(root),
    entryPoints: { resilint: 'src/faces.ts' },
    outdir: 'dist',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Packages that ship both: modules can be shaken down to what is used, and UMD wrappers cannot be bundled.
    mainFields: ['module', 'main'],
    alias: { 'string-width': './scripts/string-width.mjs' },
    supported: { 'dynamic-import': false },
    plugins: [jsonAsText],
    minify: true,
    legalComments: 'none',
    define: { __VERSION__: JSON.stringify(version), 'import.meta.url': '__fileUrl' },
    banner: { js: "var __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'warning',
  });
  return new Map([
    ...Object.entries(faces),
    ['resilint.js', outputFiles[0]?.text ?? ''],
    ['licenses.txt', licenses(root, Object.keys(metafile.inputs))],
  ]);
}
