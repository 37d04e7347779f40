/** The widest line; what does not fit on one is written over several. */
const width = 120;

/**
 * JSON as policies are written: two spaces, and an object or array on one line where it fits. What stands at the top of a
 * file is always on lines of its own.
 */
export function formatted(text: string): string {
  return `${printed(JSON.parse(text), 0, 0, true)}\n`;
}

/** `taken`: how many characters of the line stand before and after it. */
function printed(value: unknown, indent: number, taken: number, open = false): string {
  const short = onOneLine(value);
  if (typeof value !== 'object' || value === null || (!open && indent + taken + short.length <= width)) return short;
  const [start, end] = Array.isArray(value) ? '[]' : '{}';
  const inner = indent + 2;
  const lines = Array.isArray(value)
    ? value.map((item, at) => printed(item, inner, comma(at, value.length)))
    : Object.entries(value).map(([name, member], at, all) => {
        const key = `${JSON.stringify(name)}: `;
        return `${key}${printed(member, inner, key.length + comma(at, all.length))}`;
      });
  const margin = ' '.repeat(inner);
  return `${start}\n${lines.map((line) => `${margin}${line}`).join(',\n')}\n${' '.repeat(indent)}${end}`;
}

/** The comma behind all but the last. */
function comma(at: number, length: number): number {
  return at < length - 1 ? 1 : 0;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${onOneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
