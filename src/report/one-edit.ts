import type { Fix } from '../result/result.ts';

/** One stretch of a text and what takes its place, by offsets. */
export interface OneEdit {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly text: string;
}

/**
 * A fix as one replacement in a file, from the first of its places to the last, for those who can make but one. None where it
 * reaches another file, or where what stands between its places may be masked: it would be written as it is shown.
 */
export function oneEditOf({ edits }: Fix, file: string, shown: string): OneEdit | undefined {
  const ordered = [...edits].sort((a, b) => a.location.startOffset - b.location.startOffset);
  const [first] = ordered;
  if (first === undefined || edits.some(({ location }) => location.file !== file)) return undefined;
  const { startOffset } = first.location;
  let text = '';
  let at = startOffset;
  for (const { location, text: insert } of ordered) {
    const between = shown.slice(at, location.startOffset);
    if (between.includes('*')) return undefined;
    text += between + insert;
    at = Math.max(at, location.endOffset);
  }
  return { startOffset, endOffset: at, text };
}
