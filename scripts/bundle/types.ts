import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formats } from '../../src/index.ts';

/** The files whose declarations are the library's face. They name no others but these. */
const sources = ['index', 'result/result', 'report/options'];

/** What the face takes from files that would drag in the rest of the tool. */
const own = `export type Format = ${formats.map((name) => `'${name}'`).join(' | ')};
/** The names of the formats, in the order in which \`--help\` lists them. */
export declare const formats: readonly Format[];
/** A wrong option, setting or path given by the person; its message is made to be shown. */
export declare class OptionError extends Error {
}
`;

/** The library's types as one file that imports nothing. `root`: the project's folder. */
export function declarations(root: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-types-'));
  try {
    const options = '--ignoreConfig --noCheck --noResolve --declaration --emitDeclarationOnly --newLine lf';
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/typescript/bin/tsc'),
        ...`${options} --allowImportingTsExtensions --module nodenext --target es2023 --types node`.split(' '),
        ...['--rootDir', 'src', '--outDir', folder],
        ...sources.map((name) => `src/${name}.ts`),
      ],
      { cwd: root, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the types could not be written: ${stdout}`);
    return [own, ...sources.map((name) => readFileSync(path.join(folder, `${name}.d.ts`), 'utf8'))]
      .map(withoutImports)
      .join('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Imports and re-exports go: what they name stands in the same file. */
function withoutImports(text: string): string {
  const kept = text
    .split('\n')
    .filter((line) => !/^(?:import .* from|export (?:type )?(?:\*|\{.*\})(?: from .*)?;$)/.test(line))
    .join('\n');
  if (/^(?:import|export .* from) |import\(/m.test(kept))
    throw new Error('the library names types of a file that is not among its own');
  return kept;
}
