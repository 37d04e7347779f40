import path from 'node:path';
import { configured, draw } from '../author/inspect.ts';
import { markdownPicture } from '../report/index.ts';
import type { LintedFile, LintResult } from '../result/result.ts';

/** More of them are no overview. */
const maxPictures = 3;

/**
 * What templates with findings deploy, as pictures for the job summary; those with the most findings first, and no more
 * than there is room for, in bytes.
 */
export async function picturesFor(
  result: LintResult,
  { parameters, config }: { readonly parameters: readonly string[]; readonly config: string | undefined },
  cwd: string,
  room: number,
): Promise<string> {
  let text = '';
  for (const file of worst(result)) {
    const given = { cwd, file: path.join(result.root ?? cwd, file), parameters, env: [], context: {} };
    const { picture } = await draw(await configured(given, config), result.findings);
    const block = picture ? await markdownPicture(file, picture) : '';
    if (Buffer.byteLength(text) + Buffer.byteLength(block) <= room) text += block;
  }
  return text;
}

function worst({ files }: LintResult): readonly string[] {
  const failed = ({ checks }: LintedFile): number => checks?.failed ?? 0;
  return files
    .filter((file) => failed(file) > 0)
    .sort((a, b) => failed(b) - failed(a))
    .slice(0, maxPictures)
    .map((file) => file.path);
}
