import path from 'node:path';
import process from 'node:process';
import { checkPolicyFiles, startPolicy, testPolicyFiles } from '../author/policy-files.ts';
import { print } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import type { LintDiagnostic } from '../result/result.ts';
import { workspacePath } from '../workspace/find/workspace-root.ts';
import type { PolicyArguments, PolicyNewArguments } from './command-options.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint policy new ID`: a first policy and its page. */
export async function policyNew(argv: PolicyNewArguments): Promise<number> {
  const files = await asUsage(async () => startPolicy(process.cwd(), argv.folder, argv.id));
  print(lines(...files.map((file) => `wrote ${file}`), `next: resilint policy test ${argv.folder}`));
  return exitCode.clean;
}

/** `resilint policy check PATH`: whether every policy of a folder would load, or one. */
export async function policyCheck(argv: PolicyArguments): Promise<number> {
  const { loaded, diagnostics } = await asUsage(() => checkPolicyFiles(optionsOf(argv)));
  print(lines(...diagnostics.map(line)));
  const refused = diagnostics.some(({ severity }) => severity === 'error');
  print(
    lines(
      `${loaded.length} ${loaded.length === 1 ? 'policy' : 'policies'} loaded${refused ? ', others were refused' : ''}`,
    ),
  );
  if (loaded.length === 0 && !refused) return exitCode.nothingToLint;
  return refused ? exitCode.findings : exitCode.clean;
}

/** `resilint policy test PATH`: the examples of every policy's page. */
export async function policyTest(argv: PolicyArguments): Promise<number> {
  const { checked, pages } = await asUsage(() => testPolicyFiles(optionsOf(argv)));
  print(lines(...checked.diagnostics.map(line)));
  for (const { id, page, cases, problems } of pages) {
    print(
      problems.length === 0
        ? lines(`ok ${id}: ${cases} examples`)
        : lines(`not ok ${id}: ${page}`, ...problems.map((problem) => `  ${problem}`)),
    );
  }
  const failed =
    pages.some(({ problems }) => problems.length > 0) ||
    checked.diagnostics.some(({ severity }) => severity === 'error');
  if (pages.length === 0 && !failed) return exitCode.nothingToLint;
  return failed ? exitCode.findings : exitCode.clean;
}

function optionsOf(argv: PolicyArguments) {
  const paths = argv.paths.length > 0 ? argv.paths : ['policies'];
  return { cwd: process.cwd(), paths, ...(argv.types !== undefined && { types: argv.types }) };
}

function line({ severity, message, file, location }: LintDiagnostic): string {
  const from = (name: string): string => path.posix.relative(workspacePath(process.cwd(), '.'), name);
  const at = location
    ? `${from(location.file)}:${location.startLine}:${location.startColumn}`
    : file === undefined
      ? ''
      : from(file);
  return `${at}: ${severity}: ${message}`;
}
