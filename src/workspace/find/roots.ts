/**
 * Which of the files found are linted for themselves: those that were named, those that no other file uses, and of files
 * that use each other in a circle the first. The others are judged where they are used.
 */
export function rootsOf(
  files: readonly { readonly path: string; readonly named: boolean }[],
  uses: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const used = new Set([...uses.values()].flatMap((each) => [...each]));
  const roots = new Set(files.filter(({ path, named }) => named || !used.has(path)).map(({ path }) => path));
  const reached = new Set<string>();
  for (const root of roots) reach(root, uses, reached);
  for (const { path } of files) {
    if (reached.has(path)) continue;
    roots.add(path);
    reach(path, uses, reached);
  }
  return roots;
}

function reach(from: string, uses: ReadonlyMap<string, ReadonlySet<string>>, reached: Set<string>): void {
  const waiting = [from];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(uses.get(next) ?? []));
  }
}
