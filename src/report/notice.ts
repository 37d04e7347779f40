import { githubData, plainLine } from './escape.ts';
import type { Shown } from './shown.ts';

/** An annotation of GitHub's that belongs to no file. Each text is one line of it. */
export function notice(kind: 'error' | 'warning', ...texts: readonly string[]): Shown {
  return `::${kind} title=resilint::${githubData(texts.map(plainLine).join('\n'))}\n` as Shown;
}
