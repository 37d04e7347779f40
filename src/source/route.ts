/** The way from a document's root to a value: property names as spelled, and indices. `null` is the root itself. */
export interface Route {
  readonly parent: Route | null;
  readonly key: string | number;
}

export function step(parent: Route | null, key: string | number): Route {
  return { parent, key };
}

/** The keys from the root down. */
export function keysOf(route: Route | null): (string | number)[] {
  const keys: (string | number)[] = [];
  for (let each = route; each !== null; each = each.parent) keys.push(each.key);
  return keys.reverse();
}
