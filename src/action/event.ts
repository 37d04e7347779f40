import { ownOf } from '../source/own.ts';
import { readRunnerFile } from '../workspace/disk.ts';

/** What of the event that started the workflow says where its changes begin. */
export interface Event {
  /** The commits of a pull request: what it is merged into, and its own last one. */
  readonly pullRequest?: { readonly base: string; readonly head: string; readonly number?: number | undefined };
  /** The commit before those of a push or of a merge queue's group. */
  readonly before?: string;
}

/**
 * Reads the file `GITHUB_EVENT_PATH`. It is written by GitHub, but names and titles in it are anybody's: nothing but
 * object ids and the number of the pull request is taken.
 */
export function readEvent(file: string | undefined): Event {
  const payload = parse((file && readRunnerFile(file)) ?? '');
  const base = idAt(payload, 'pull_request', 'base', 'sha');
  const head = idAt(payload, 'pull_request', 'head', 'sha');
  if (base !== undefined && head !== undefined) return { pullRequest: { base, head, number: numberIn(payload) } };
  const before = idAt(payload, 'merge_group', 'base_sha') ?? idAt(payload, 'before');
  return before === undefined ? {} : { before };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function numberIn(payload: unknown): number | undefined {
  const value = ownOf(ownOf(payload, 'pull_request'), 'number');
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** An object id; one of zeros says that there was none. */
function idAt(payload: unknown, ...keys: readonly string[]): string | undefined {
  let value = payload;
  for (const key of keys) {
    value = ownOf(value, key);
  }
  return typeof value === 'string' && /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : undefined;
}
