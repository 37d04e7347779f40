/** JSON laid out to be read and compared: one group a few lines, long lists wrapped. */
const width = 118;

/** `{"a": 1, …}` over as many lines as it needs, each indented. */
export function wrapped(entries: readonly string[], indent: string, [open, close]: readonly [string, string]): string {
  const lines: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const text = index < entries.length - 1 ? `${entry},` : entry;
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + text.length + 1 <= width)
      lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(text);
  }
  return `${open}\n${lines.map((each) => `${indent}  ${each}`).join('\n')}\n${indent}${close}`;
}

export function entry(key: string, value: unknown): string {
  return `${JSON.stringify(key)}: ${pretty(value)}`;
}

function pretty(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pretty).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => entry(key, each))
    .join(', ')}}`;
}
