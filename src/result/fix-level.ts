/** What fixes mean for what is deployed, the mildest first: see `Fix`. */
export const fixClasses = ['safe', 'in-place', 'disruptive'] as const;

export type FixClass = (typeof fixClasses)[number];

/** Up to which class fixes are made. */
export const fixLevels = ['safe', 'in-place', 'all'] as const;

export type FixLevel = (typeof fixLevels)[number];

/** Whether a fix is among those that are made. */
export function isMade({ applicability }: { readonly applicability: FixClass }, level: FixLevel): boolean {
  return level === 'all' || fixClasses.indexOf(applicability) <= fixClasses.indexOf(level);
}

/** What `--fix` makes where nobody says more: what changes nothing, and what Azure updates in place. */
export function plainLevel({ fixLevel }: { readonly fixLevel?: FixLevel | undefined }): FixLevel {
  return fixLevel ?? 'in-place';
}
