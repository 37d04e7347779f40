const most = 12;

/** Names or values one after the other, as a part of a sentence; of many the first ones, and how many there are. */
export function listed(items: readonly string[]): string {
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most).join(', ')}, … (${items.length} in all)`;
}
