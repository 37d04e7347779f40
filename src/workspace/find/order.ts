/**
 * Files in order: each stands behind those that may use it, so that what is used is known when its turn comes. Those that
 * may use each other in a circle are in order of path.
 */
export function inOrder(files: readonly string[], usersOf: (file: string) => readonly string[]): readonly string[] {
  const among = new Set(files);
  const state = new Map<string, { readonly number: number; low: number; open: boolean }>();
  const open: string[] = [];
  const ordered: string[] = [];
  for (const start of files) {
    if (state.has(start)) continue;
    const stack = [enter(start)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const user = top.users.pop();
      if (user !== undefined) {
        const known = state.get(user);
        if (known === undefined) stack.push(enter(user));
        else if (known.open) top.own.low = Math.min(top.own.low, known.number);
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent) parent.own.low = Math.min(parent.own.low, top.own.low);
      if (top.own.low === top.own.number) ordered.push(...leave(top.file));
    }
  }
  return ordered;

  function enter(file: string) {
    const own = { number: state.size, low: state.size, open: true };
    state.set(file, own);
    open.push(file);
    return { file, own, users: usersOf(file).filter((user) => among.has(user)) };
  }

  /** Strongly connected files, by Tarjan's algorithm without recursion. */
  function leave(file: string): string[] {
    const group = open.splice(open.indexOf(file));
    for (const each of group) {
      const own = state.get(each);
      if (own) own.open = false;
    }
    return group.sort();
  }
}
