import process from 'node:process';
import { workspacePath } from '../lint/files/workspace-root.ts';
import type { LintResult } from '../lint/result.ts';
import { seenFrom } from '../report/seen-from.ts';

/** A result whose files are named from the folder that resilint runs in. */
export function seenFromHere(result: LintResult): LintResult {
  return seenFrom(result, workspacePath(process.cwd(), '.'));
}
