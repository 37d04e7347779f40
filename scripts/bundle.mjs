// Writes dist/cli.js: the command line in one file, with everything it needs but the policies and data beside it.
// Lazy imports stay lazy: their modules are in the file, and run when they are asked for. (Splitting into chunks would
// save some 9 ms of a start that takes 130, and breaks `import()` of named exports of CommonJS packages.)
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

await rm(new URL('../dist', import.meta.url), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { cli: 'src/cli/main.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Packages that ship both: modules can be shaken down to what is used, and UMD wrappers cannot be bundled.
  mainFields: ['module', 'main'],
  alias: { 'string-width': './scripts/string-width.mjs' },
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'eof',
  define: { __VERSION__: JSON.stringify(version) },
  // Some dependencies are CommonJS and call `require` for Node's own modules.
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as nodeRequire } from 'node:module';\nconst require = nodeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
