/**
 * How deep recursions over what a file says have come, in units of some 400 bytes of stack. They all share one stack (a
 * value is compared while an expression is evaluated while a value is printed), so they share one count.
 */
export const levels = { now: 0 };

/** One step of a recursion, which costs so many units. */
export function deeper<T>(units: number, step: () => T): T {
  levels.now += units;
  try {
    return step();
  } finally {
    levels.now -= units;
  }
}
