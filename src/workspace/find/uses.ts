/** Which files name which others, noted while they are read: modules, imports, linked templates, loaded texts. */
export interface Uses {
  note(from: string, file: string): void;
  /** A file and all that it leads to, whether they are there or not. */
  reach(file: string): ReadonlySet<string>;
  /** All files that name others, or are named. */
  all(): ReadonlySet<string>;
}

export function createUses(): Uses {
  const direct = new Map<string, Set<string>>();
  return {
    note(from, file) {
      const known = direct.get(from);
      if (known) known.add(file);
      else direct.set(from, new Set([file]));
    },
    reach(file) {
      const reached = new Set<string>();
      const waiting = [file];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (reached.has(next)) continue;
        reached.add(next);
        waiting.push(...(direct.get(next) ?? []));
      }
      return reached;
    },
    all: () => new Set([...direct].flatMap(([from, files]) => [from, ...files])),
  };
}
