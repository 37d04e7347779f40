/** Lines `[from, to)` of the old text that lines `[start, end)` of the new one take the place of. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Texts that differ in more lines are taken to differ in all of them: no fix comes near. */
const maxDistance = 1000;

/**
 * What makes one list of lines the other, in order; changes never touch. The fewest lines change.
 * Source: E. Myers, An O(ND) Difference Algorithm and Its Variations, https://doi.org/10.1007/BF01840446
 */
export function diffOf(before: readonly string[], after: readonly string[]): LineChange[] {
  const trail: Map<number, number>[] = [];
  let reach = new Map([[1, 0]]);
  for (let distance = 0; distance <= maxDistance; distance += 1) {
    const next = new Map<number, number>();
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = startOf(reach, diagonal, distance);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return changesOf(trail, before.length, after.length);
    }
    trail.push(next);
    reach = next;
  }
  return [{ from: 0, to: before.length, start: 0, end: after.length }];
}

function startOf(reach: ReadonlyMap<number, number>, diagonal: number, distance: number): number {
  const [above = -1, below = -1] = [reach.get(diagonal + 1), reach.get(diagonal - 1)];
  return diagonal === -distance || (diagonal !== distance && below < above) ? above : below + 1;
}

/** Back along the trail, one line added or removed a step. */
function changesOf(trail: readonly ReadonlyMap<number, number>[], oldLength: number, newLength: number): LineChange[] {
  const changes: LineChange[] = [];
  let [x, y] = [oldLength, newLength];
  for (let distance = trail.length; distance > 0; distance -= 1) {
    const reach = trail[distance - 1] ?? new Map<number, number>();
    const diagonal = x - y;
    const [above = -1, below = -1] = [reach.get(diagonal + 1), reach.get(diagonal - 1)];
    const isAddition = diagonal === -distance || (diagonal !== distance && below < above);
    [x, y] = isAddition ? [above, above - diagonal - 1] : [below, below - diagonal + 1];
    const step = { from: x, to: isAddition ? x : x + 1, start: y, end: isAddition ? y + 1 : y };
    const last = changes.at(-1);
    if (last?.from === step.to && last.start === step.end) changes.splice(-1, 1, { ...last, from: x, start: y });
    else changes.push(step);
  }
  return changes.reverse();
}
