/** A longer name is no slip of the pen. */
const maxLength = 100;

/**
 * Cells of distances that one look-up may fill: enough for hundreds of names, and little enough that a file of nothing
 * but wrong names is read in no time. What is not reached then is not suggested.
 */
const maxCells = 50_000;
const cellsOfCandidate = 8;

/**
 * The candidate nearest to what was written (edit distance, ignoring case), if it is near enough to be meant. Of many
 * candidates the first ones are looked at, so that what it costs has a bound.
 */
export function closest(written: string, candidates: Iterable<string>): string | undefined {
  if (written.length > maxLength) return undefined;
  const wanted = written.toLowerCase();
  let limit = Math.min(wanted.length - 1, Math.max(1, Math.floor(wanted.length / 3)));
  let best: string | undefined;
  let cells = maxCells;
  // A candidate is at most a third longer.
  const rows: Rows = [new Uint8Array(2 * maxLength), new Uint8Array(2 * maxLength), new Uint8Array(2 * maxLength)];
  for (const candidate of candidates) {
    cells -= cellsOfCandidate;
    if (cells < 0 || limit < 0) break;
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const found = distanceWithin(wanted, candidate.toLowerCase(), limit, rows);
    cells -= found.cells;
    if (found.distance > limit) continue;
    best = candidate;
    limit = found.distance - 1;
  }
  return best;
}

/** `; did you mean 'x'?`, or nothing. */
export function hint(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : `; did you mean '${suggestion}'?`;
}

/** A hint at the candidate nearest to what was written. */
export function hintNear(written: string, candidates: Iterable<string>): string {
  return hint(closest(written, candidates));
}

/** The names of what is declared, one at a time: most look-ups need few. */
export function* namesIn(declared: Iterable<{ readonly name: string }>): Iterable<string> {
  for (const { name } of declared) yield name;
}

/** One after the other. */
export function* chained(...lists: readonly Iterable<string>[]): Iterable<string> {
  for (const list of lists) yield* list;
}

/** Three rows of a table of distances; those before the last one are needed for swaps. */
type Rows = [Uint8Array, Uint8Array, Uint8Array];

/**
 * Optimal string alignment distance: insert, delete, replace and swap of neighbours cost one each. Only the cells that a
 * distance up to `limit` can pass are filled; more than it stands for any greater distance.
 */
function distanceWithin(
  a: string,
  b: string,
  limit: number,
  [first, second, third]: Rows,
): { readonly distance: number; readonly cells: number } {
  const over = limit + 1;
  let [beforeLast, last, current] = [first, second, third];
  for (let column = 0; column <= b.length; column += 1) last[column] = Math.min(column, over);
  let cells = 0;
  for (let line = 1; line <= a.length; line += 1) {
    const [from, to] = [Math.max(1, line - limit), Math.min(b.length, line + limit)];
    current[from - 1] = from === 1 ? Math.min(line, over) : over;
    let least = current[from - 1] ?? over;
    for (let column = from; column <= to; column += 1) {
      const isSame = a.charCodeAt(line - 1) === b.charCodeAt(column - 1);
      let value = (last[column - 1] ?? over) + (isSame ? 0 : 1);
      value = Math.min(value, (current[column - 1] ?? over) + 1, (last[column] ?? over) + 1, over);
      if (!isSame && isSwap(a, b, line, column)) value = Math.min(value, (beforeLast[column - 2] ?? over) + 1);
      current[column] = value;
      if (value < least) least = value;
    }
    // The next row looks one cell further.
    current[to + 1] = over;
    cells += to - from + 1;
    if (least > limit) return { distance: over, cells };
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return { distance: last[b.length] ?? over, cells };
}

function isSwap(a: string, b: string, line: number, column: number): boolean {
  if (line < 2 || column < 2) return false;
  return a.charCodeAt(line - 1) === b.charCodeAt(column - 2) && a.charCodeAt(line - 2) === b.charCodeAt(column - 1);
}
