import { closest } from '../../template/suggest.ts';

/** `; did you mean 'x'?` if a candidate is near to what was written, else nothing. */
export function hint(written: string, candidates: Iterable<string>): string {
  const suggestion = closest(written, candidates);
  return suggestion === undefined ? '' : `; did you mean '${suggestion}'?`;
}
