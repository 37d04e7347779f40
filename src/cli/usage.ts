import { OptionError } from '../source/option-error.ts';
import { UsageError } from './exit-codes.ts';

/** Runs work of `lint`; what it says of wrong options is a mistake in the arguments. */
export async function asUsage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof OptionError) throw new UsageError(...error.lines);
    throw error;
  }
}
