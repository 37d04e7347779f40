import process from 'node:process';
import { namedFrom } from '../lint/rename.ts';
import type { LintResult } from '../result/result.ts';
import { whereabouts } from '../workspace/find/workspace-root.ts';

/** A result whose files are named from the folder that resilint runs in. */
export function seenFromHere(result: LintResult): LintResult {
  const { folder, root } = whereabouts(process.cwd());
  return namedFrom(folder, result.root ?? root, result);
}
