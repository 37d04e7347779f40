// One process of the fuzzer: makes the inputs whose numbers it is sent, and says what is wrong with each.
import { check, type Fault } from './check.ts';
import { inputOf } from './input.ts';
import { seedsIn } from './seeds.ts';

export interface Work {
  /** This repository. */
  readonly root: string;
  readonly folder: string | undefined;
  readonly seed: number;
}

/** Numbers of inputs to check, or files of one that is being made smaller. */
export type Order = { readonly number: number } | { readonly files: readonly (readonly [string, string])[] };

export type Answer = { readonly faults: readonly Fault[]; readonly milliseconds: number } | 'ready';

// What nobody foresaw is thrown, with its stack.
process.env.RESILINT_DEBUG = '1';
const { root, folder, seed } = JSON.parse(process.argv[2] ?? '') as Work;
const seeds = seedsIn(root, folder);

process.on('message', (order: Order) => void answer(order));
process.send?.('ready');

/** Most of the laws hold for every input; those that run it again are for one in four. */
async function answer(order: Order): Promise<void> {
  const isNumber = 'number' in order;
  const input = isNumber ? inputOf(seeds, seed, order.number) : { number: 0, seed: '', files: new Map(order.files) };
  const started = process.cpuUsage();
  const faults = await check(input, !isNumber || order.number % 4 === 0);
  const { user, system } = process.cpuUsage(started);
  process.send?.({ faults, milliseconds: (user + system) / 1000 } satisfies Answer);
}
