// Writes dist/: `resilint.js` is the command line in one file, with everything it needs but the policies' types beside
// it; `cli.js` is what people start. Lazy imports stay lazy: their modules are in the file, and run when asked for.
// CommonJS, because Node starts it some 20 ms sooner than the same file as a module, and since the file that is
// loaded second can come from Node's compile cache (Node 22.8 and newer; NODE_DISABLE_COMPILE_CACHE=1 turns it off).
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

/** A text that `JSON.parse` reads is loaded in less time than the same as an object literal, and only when asked for. */
const jsonAsText = {
  name: 'json-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: 'js' };
    });
  },
};

const start = `#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('./resilint.js');
`;

await rm(new URL('dist', root), { recursive: true, force: true });
await build({
  absWorkingDir: fileURLToPath(root),
  entryPoints: { resilint: 'src/cli/main.ts' },
  outdir: 'dist',
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
  legalComments: 'eof',
  define: { __VERSION__: JSON.stringify(version), 'import.meta.url': '__fileUrl' },
  banner: { js: "var __fileUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});
await writeFile(new URL('dist/package.json', root), '{ "type": "commonjs" }\n');
await writeFile(new URL('dist/cli.js', root), start);
await chmod(new URL('dist/cli.js', root), 0o755);
