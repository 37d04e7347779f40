import process from 'node:process';
import type { LintResult } from '../lint/result.ts';
import { workspacePath } from '../lint/workspace-root.ts';
import { seenFrom } from '../report/seen-from.ts';

/** A result whose files are named from the folder that resilint runs in. */
export function seenFromHere(result: LintResult): LintResult {
  return seenFrom(result, workspacePath(process.cwd(), '.'));
}
