/**
 * API versions: `2024-03-01`, `2021-05-01-preview`. They order by date; of one date, a preview comes before the stable
 * version.
 */

/** Whether the version carries a suffix such as `-preview`. */
function isPreview(apiVersion: string): boolean {
  return apiVersion.length > 10;
}

/** Negative when `a` is older than `b`, positive when newer, 0 when they are the same, ignoring case. */
export function compareVersions(a: string, b: string): number {
  const left = sortKey(a);
  const right = sortKey(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The newest stable version, or the newest preview of a type that has no stable one. */
export function newestVersion(versions: readonly string[]): string | undefined {
  const ordered = [...versions].sort(compareVersions);
  return ordered.findLast((version) => !isPreview(version)) ?? ordered.at(-1);
}

/** In which versions a property, an enum value or a variant is; only our own index says so. */
export interface Window {
  /** The first version from which on all have it; absent where the type's oldest version has it. */
  readonly since?: string;
  /** The last version that has it; absent where the newest has it. */
  readonly until?: string;
}

export function windowOf({ since, until }: { since?: string | undefined; until?: string | undefined }): Window {
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

export function isInWindow({ since, until }: Window, apiVersion: string): boolean {
  if (since !== undefined && compareVersions(apiVersion, since) < 0) return false;
  return until === undefined || compareVersions(apiVersion, until) <= 0;
}

/** Where something is while all of its parts are: a property, and what it lies in. */
export function narrow(windows: readonly Window[]): Window {
  return windowOf({
    since: windows
      .flatMap(({ since }) => since ?? [])
      .sort(compareVersions)
      .at(-1),
    until: windows.flatMap(({ until }) => until ?? []).sort(compareVersions)[0],
  });
}

/** What may be one of several, to be right for each: the latest `since`, and an end only where all have one. */
export function commonWindow(windows: readonly Window[]): Window {
  const ends = windows.flatMap(({ until }) => until ?? []).sort(compareVersions);
  return windowOf({ since: narrow(windows).since, until: ends.length === windows.length ? ends.at(-1) : undefined });
}

/** `~` sorts behind every character of a suffix, so a stable version follows the previews of its date. */
function sortKey(apiVersion: string): string {
  const lower = apiVersion.toLowerCase();
  return isPreview(lower) ? lower : `${lower}~`;
}
