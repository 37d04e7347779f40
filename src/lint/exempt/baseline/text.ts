import { comparePolicyIds } from '../../../settings/policies/policy-order.ts';
import { compare } from '../../../source/compare.ts';
import { jsonText } from '../../../source/json/write.ts';
import { type BaselineEntry, identityKey } from './entry.ts';

/** What is wrong with a line, counted from 1. */
export interface BadLine {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a baseline: an entry a line as JSON, so that git merges it line by line. Entries that two branches brought both
 * count once.
 */
export function parseBaseline(text: string): ReadonlyMap<string, BaselineEntry> | BadLine {
  const entries = new Map<string, BaselineEntry>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const entry = parseLine(line);
    if (typeof entry === 'string') return { line: index + 1, message: entry };
    const key = identityKey(entry);
    const known = entries.get(key);
    if (known === undefined || known.count < entry.count) entries.set(key, entry);
  }
  return entries;
}

function parseLine(line: string): BaselineEntry | string {
  if (/^(<{7}|={7}|>{7}|\|{7})/.test(line)) return 'this is a conflict that a merge has left: keep both sides';
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'expected an entry as JSON on one line';
  }
  return isEntry(value) ? value : 'expected the texts "path", "policy", "resource", "route" and a "count" from 1';
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { path, policy, resource, route, count } = value as Readonly<Record<string, unknown>>;
  const texts = [path, policy, resource, route];
  return texts.every((each) => typeof each === 'string') && Number.isInteger(count) && (count as number) >= 1;
}

/** Sorted, an entry a line. */
export function printBaseline(entries: Iterable<BaselineEntry>): string {
  const lines = [...entries].sort(inOrder).map(({ path, policy, resource, route, count }) => {
    return `${jsonText({ path, policy, resource, route, count })}\n`;
  });
  return lines.join('');
}

function inOrder(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compare(a.path, b.path) ||
    comparePolicyIds(a.policy, b.policy) ||
    compare(a.resource, b.resource) ||
    compare(a.route, b.route)
  );
}
