/** A smaller input that still shows the same fault: without files, lines, members and letters that do not matter. */
export async function minimize(
  files: ReadonlyMap<string, string>,
  shows: (files: ReadonlyMap<string, string>) => Promise<boolean>,
  tries = 400,
): Promise<ReadonlyMap<string, string>> {
  let left = tries;
  let best = files;
  const take = async (smaller: ReadonlyMap<string, string>): Promise<boolean> => {
    left -= 1;
    if (left < 0 || !(await shows(smaller))) return false;
    best = smaller;
    return true;
  };
  for (const name of [...files.keys()].slice(1)) await take(new Map([...best].filter(([each]) => each !== name)));
  for (const name of [...best.keys()])
    for (const split of [/(?<=\n)/, /(?<=[,{}[\]\s])/, /(?<=.)/s])
      await shrink(best.get(name) ?? '', split, (text) => take(new Map([...best, [name, text]])));
  return best;
}

/** Leaves out ever shorter runs of pieces. */
async function shrink(text: string, split: RegExp, take: (text: string) => Promise<boolean>): Promise<void> {
  let pieces = text.split(split);
  if (pieces.length > 5_000) return;
  for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < pieces.length; ) {
      const without = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      if (await take(without.join(''))) pieces = without;
      else at += size;
    }
}
