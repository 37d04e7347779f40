import { groupBy } from './group-by.ts';

/** Sets that grow together. */
export interface Union<Member> {
  /** All of these belong together. */
  join(members: readonly Member[]): void;
  /** Of what stands for members, what belongs together, in its order. */
  sets<Each>(all: readonly Each[], memberOf: (each: Each) => Member): Each[][];
}

export function openUnion<Member>(): Union<Member> {
  const parents = new Map<Member, Member>();
  const top = (member: Member): Member => {
    let at = member;
    for (let next = parents.get(at); next !== undefined; next = parents.get(at)) at = next;
    for (let below = member; below !== at; ) {
      const next = parents.get(below) ?? at;
      parents.set(below, at);
      below = next;
    }
    return at;
  };
  return {
    join([first, ...others]) {
      if (first === undefined) return;
      for (const other of others) {
        const [a, b] = [top(first), top(other)];
        if (a !== b) parents.set(b, a);
      }
    },
    sets: (all, memberOf) => [...groupBy(all, (each) => top(memberOf(each))).values()],
  };
}
