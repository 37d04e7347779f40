// One process of the fuzzer: makes the inputs whose numbers it is sent, and says what is wrong with each.
import { check, type Fault } from './check.ts';
import { planOf, type Trial, type Work } from './plan.ts';

/** The number of an input to check, or the files of one that is being made smaller. */
export type Order = { readonly number: number } | { readonly files: readonly (readonly [string, string])[] };

export type Answer = { readonly faults: readonly Fault[]; readonly milliseconds: number } | 'ready';

// What nobody foresaw is thrown, with its stack.
process.env.RESILINT_DEBUG = '1';
const plan = planOf(JSON.parse(process.argv[2] ?? '') as Work);

process.on('message', (order: Order) => void answer(order));
process.send?.('ready');

async function answer(order: Order): Promise<void> {
  const trial = 'number' in order ? plan.trial(order.number) : smaller(new Map(order.files));
  const started = process.cpuUsage();
  const faults = await check(trial);
  const { user, system } = process.cpuUsage(started);
  process.send?.({ faults, milliseconds: (user + system) / 1000 } satisfies Answer);
}

function smaller(files: ReadonlyMap<string, string>): Trial {
  return { input: { number: 0, seed: '', files }, thorough: true, ignore: [] };
}
