/**
 * The groups of a graph's nodes that all lead to one another, each in the order of the nodes; a node alone is a group
 * if it leads to itself. Tarjan's algorithm, without recursion: chains may be long.
 */
export function circularGroups<T>(nodes: Iterable<T>, next: (node: T) => Iterable<T>): T[][] {
  const order = new Map<T, number>();
  const low = new Map<T, number>();
  const open: T[] = [];
  const isOpen = new Set<T>();
  const groups: T[][] = [];
  const begin = (node: T): Visit<T> => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, left: next(node)[Symbol.iterator]() };
  };
  const lower = (node: T, to: number | undefined): void => {
    low.set(node, Math.min(low.get(node) ?? 0, to ?? 0));
  };
  const end = ({ node }: Visit<T>): void => {
    if (low.get(node) !== order.get(node)) return;
    const group = open.splice(open.lastIndexOf(node));
    for (const each of group) isOpen.delete(each);
    if (group.length > 1 || leadsTo(node, node, next)) groups.push(group);
  };
  for (const start of nodes) {
    if (order.has(start)) continue;
    const path = [begin(start)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { value, done } = visit.left.next();
      if (done) {
        path.pop();
        end(visit);
        const above = path.at(-1);
        if (above) lower(above.node, low.get(visit.node));
      } else if (!order.has(value)) path.push(begin(value));
      else if (isOpen.has(value)) lower(visit.node, order.get(value));
    }
  }
  return groups;
}

interface Visit<T> {
  readonly node: T;
  readonly left: Iterator<T>;
}

function leadsTo<T>(from: T, to: T, next: (node: T) => Iterable<T>): boolean {
  for (const each of next(from)) if (each === to) return true;
  return false;
}

/** A shortest way from a node of a group back to itself, beginning and ending with it. */
export function wayRound<T>(from: T, group: ReadonlySet<T>, next: (node: T) => Iterable<T>): T[] {
  const before = new Map<T, T>();
  const left = [from];
  for (const node of left) {
    for (const each of next(node)) {
      if (each === from) return [...wayTo(node, from, before), from];
      if (!group.has(each) || before.has(each)) continue;
      before.set(each, node);
      left.push(each);
    }
  }
  return [from, from];
}

function wayTo<T>(node: T, from: T, before: ReadonlyMap<T, T>): T[] {
  const way = [node];
  for (let each: T | undefined = node; each !== undefined && each !== from; ) {
    each = before.get(each);
    if (each !== undefined) way.unshift(each);
  }
  return way;
}
