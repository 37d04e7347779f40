import type { FixLevel, LintResult } from '../../result/result.ts';
import { encode } from '../../source/encoding.ts';
import { workspacePath } from '../../workspace/find/workspace-root.ts';
import type { LintOptions } from '../options.ts';
import { planFixes } from './fixing.ts';

export interface FixedText {
  /** The run after the last edit. */
  readonly result: LintResult;
  readonly made: number;
  /** The text with its edits; absent where there are none. */
  readonly bytes: Uint8Array | undefined;
}

/** Makes the offered edits of failures in a text that stands for the file `name`. No file is written. */
export async function fixText(options: LintOptions, name: string, level?: FixLevel): Promise<FixedText> {
  const file = workspacePath(options.cwd, name);
  const others = new Set(options.parameters.map((each) => workspacePath(options.cwd, each)));
  const { result, made, files } = await planFixes(options, level, others);
  const edited = files.find(({ source }) => source.path === file);
  return { result, made: made.length, bytes: edited && encode(edited.source, edited.text) };
}
