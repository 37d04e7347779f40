import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extract, isUnchanged, lastWritten } from './history.ts';

const remedy = 'run npx tsx scripts/bundle/generate.ts';

/**
 * What is wrong with a `bundle/` that is not what the source as it is gives: it may be older than the source, but has to
 * be what the source of the commit that wrote it gives. `note` says why that could not be told.
 */
export function checkAgainstHistory(root: string): { readonly problem?: string; readonly note?: string } {
  const written = lastWritten(root);
  if (written.kind === 'changed') return { problem: `${written.why}: ${remedy}` };
  if (written.kind === 'unknown')
    return { note: `skipped: bundle/ is older than the source, and cannot be compared with its own: ${written.why}` };
  if (!isUnchanged(root, written.commit, 'data/types'))
    return { problem: `the bundle reads data/types, which changed after it was written: ${remedy}` };
  if (givesItself(root, written.commit)) return {};
  const commit = written.commit.slice(0, 12);
  return { problem: `bundle/ is not what the source of its commit ${commit} and the packages here give: ${remedy}` };
}

/** Whether the files of a commit, bundled by its own script, give the bundle that is among them. */
function givesItself(root: string, commit: string): boolean {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-bundle-')));
  try {
    extract(root, commit, folder);
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    const args = ['--import', 'tsx', 'scripts/bundle/generate.ts', '--check', '--fresh'];
    return spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore' }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
