/** Did-you-mean: the known names nearest to one that is not known. */

const most = 3;
/** A longer word is no slip of the pen, and comparing it would only cost time. */
const longest = 200;

/** At most three of `known`, nearest first; none that differs in more than a third of its
 * letters, or twice as much as the nearest. */
export function suggest(word: string, known: Iterable<string>): readonly string[] {
  if (word.length > longest) return [];
  const wanted = word.toLowerCase();
  const near = [...new Set(known)]
    .map((name) => ({ name, distance: distance(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.ceil(Math.max(wanted.length, name.length) / 3))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const best = near[0]?.distance ?? 0;
  return near
    .filter(({ distance }) => distance <= best * 2)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours each cost one. */
export function distance(a: string, b: string): number {
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const next = nextRow(a, b, line, row, previous);
    previous = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

function nextRow(a: string, b: string, line: number, row: readonly number[], before: readonly number[]): number[] {
  const next = [line];
  for (let column = 1; column <= b.length; column++) {
    const same = a[line - 1] === b[column - 1];
    const swapped = line > 1 && column > 1 && a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1];
    next.push(
      Math.min(
        at(row, column) + 1,
        at(next, column - 1) + 1,
        at(row, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return next;
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
