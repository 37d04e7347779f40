import type { FixClass, FixLevel } from './result.ts';

/** The mildest first. */
export const fixClasses: readonly FixClass[] = ['safe', 'in-place', 'disruptive'];

export const fixLevels: readonly FixLevel[] = ['safe', 'in-place', 'all'];

/** Whether a fix is among those that are made. */
export function isMade({ applicability }: { readonly applicability: FixClass }, level: FixLevel): boolean {
  return level === 'all' || fixClasses.indexOf(applicability) <= fixClasses.indexOf(level);
}

/** What `--fix` makes where nobody says more: what changes nothing, and what Azure updates in place. */
export function plainLevel({ fixLevel }: { readonly fixLevel?: FixLevel | undefined }): FixLevel {
  return fixLevel ?? 'in-place';
}
