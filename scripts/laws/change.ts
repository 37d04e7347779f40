import type { Random } from '../fuzz/random.ts';

/** A way to write a template otherwise that changes nothing of what is deployed. */
export interface Change {
  readonly name: string;
  /** The new text; `undefined` where there is nothing to change, or no way to be sure. */
  apply(text: string, random: Random): string | undefined;
  /** What stands for a name that was changed: `undefined` where names stay. */
  readonly suffix?: string;
  /** Whether names change that other files know: those that use a template, or give it values. */
  readonly isOutward?: boolean;
  /** Whether messages may differ: they say names and the expressions that are there. */
  readonly rewords?: boolean;
}

/** Added to names; letters that no template ends a name with. */
export const suffix = 'Qzx';
