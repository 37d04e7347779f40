import type { JsonValue } from './value.ts';

/** Deeper nesting is refused, so that what walks over a document may recurse. Published templates reach 30 levels. */
export const maxNesting = 512;

/**
 * Whether `JSON.parse` gave all that the text says: no integer that a double cannot hold, no number out of range, no
 * key like '10' that an object lists out of order, no property written twice, no nesting beyond the limit.
 * Costs about a third of `JSON.parse` itself.
 */
export function isFaithful(text: string, value: JsonValue): boolean {
  const keys = surveyKeys(value);
  return keys !== undefined && keys === writtenKeys(text);
}

/** The number of properties in a document, or `undefined` where something in it needs care. Level by level. */
function surveyKeys(root: JsonValue): number | undefined {
  let keys = 0;
  let level: object[] = [];
  if (!visit(root, level)) return undefined;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === maxNesting) return undefined;
    const next: object[] = [];
    for (const container of level) {
      const found = Array.isArray(container) ? visitItems(container, next) : visitMembers(container, next);
      if (found === undefined) return undefined;
      keys += found;
    }
    level = next;
  }
  return keys;
}

function visitItems(items: readonly JsonValue[], next: object[]): number | undefined {
  for (let index = 0; index < items.length; index += 1) {
    if (!visit(items[index], next)) return undefined;
  }
  return 0;
}

function visitMembers(object: object, next: object[]): number | undefined {
  const members = object as Record<string, JsonValue>;
  let keys = 0;
  for (const key in members) {
    // Keys that are array indices come first, whatever the text's order was.
    if (keys === 0 && isDigit(key.charCodeAt(0))) return undefined;
    if (!visit(members[key], next)) return undefined;
    keys += 1;
  }
  return keys;
}

/** Notes a container for the next level; false for a number that does not say what the text says. */
function visit(value: JsonValue | undefined, next: object[]): boolean {
  if (typeof value === 'object') {
    if (value !== null) next.push(value);
    return true;
  }
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return true;
  return Number.isFinite(value) && !Number.isInteger(value);
}

/** How many properties stand in a JSON text: outside strings, a colon follows a quote that no backslash precedes. */
function writtenKeys(text: string): number {
  let count = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (text.charCodeAt(before) <= 32) before -= 1;
    if (text.charCodeAt(before) === 34 && text.charCodeAt(before - 1) !== 92) count += 1;
  }
  return count;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
