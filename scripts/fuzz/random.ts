/** A stream of numbers that is the same for the same seed on every machine. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  below(count: number): number;
  chance(oneIn: number): boolean;
  pick<Each>(list: readonly Each[]): Each;
  shuffled<Each>(list: readonly Each[]): Each[];
}

/** The generator `mulberry32`, begun at a mix of two whole numbers. */
export function randomOf(seed: number, stream = 0): Random {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    chance: (oneIn) => below(oneIn) === 0,
    pick<Each>(list: readonly Each[]): Each {
      if (list.length === 0) throw new Error('nothing to pick from');
      return list[below(list.length)] as Each;
    },
    shuffled<Each>(list: readonly Each[]): Each[] {
      const left = [...list];
      return list.flatMap(() => left.splice(below(left.length), 1));
    },
  };
}
