import process from 'node:process';
import { whereabouts } from '../lint/files/workspace-root.ts';
import { namedFrom } from '../lint/rename.ts';
import type { LintResult } from '../lint/result.ts';

/** A result whose files are named from the folder that resilint runs in. */
export function seenFromHere(result: LintResult): LintResult {
  const { folder, root } = whereabouts(process.cwd());
  return namedFrom(folder, result.root ?? root, result);
}
