/**
 * A value as JSON, as `JSON.stringify` writes it; whole numbers of any size are digits, and what JSON does not know is
 * left out. A value's own depth is the caller's to bound: what was read is no deeper than `maxNesting`.
 */
export function jsonText(value: unknown, indent = 0): string {
  return write(value, '', ' '.repeat(indent)) ?? 'null';
}

/** A value in a message: its JSON on one line, cut where it is long. Costs no more than what is shown. */
export function shortJson(value: unknown, most = 60): string {
  const pieces: string[] = [];
  const left = { length: most + 1 };
  preview(value, pieces, left);
  const text = pieces.join('');
  return text.length > most ? `${text.slice(0, most - 3)}…` : text;
}

function write(value: unknown, margin: string, indent: string): string | undefined {
  switch (typeof value) {
    case 'bigint':
      return value.toString();
    case 'object':
      break;
    default:
      return JSON.stringify(value);
  }
  if (value === null) return 'null';
  const inner = margin + indent;
  const [between, colon] = indent === '' ? [',', ':'] : [`,\n${inner}`, ': '];
  const around = (open: string, parts: readonly string[], close: string): string => {
    if (parts.length === 0) return open + close;
    const text = parts.join(between);
    return indent === '' ? open + text + close : `${open}\n${inner}${text}\n${margin}${close}`;
  };
  if (Array.isArray(value))
    return around(
      '[',
      value.map((item) => write(item, inner, indent) ?? 'null'),
      ']',
    );
  const members = Object.entries(value).flatMap(([key, item]) => {
    const text = write(item, inner, indent);
    return text === undefined ? [] : [JSON.stringify(key) + colon + text];
  });
  return around('{', members, '}');
}

function preview(value: unknown, pieces: string[], left: { length: number }): void {
  const put = (text: string): void => {
    pieces.push(text);
    left.length -= text.length;
  };
  if (left.length <= 0) return;
  if (typeof value === 'string') put(jsonText(value.slice(0, left.length)));
  else if (typeof value !== 'object' || value === null) put(value === undefined ? 'nothing' : jsonText(value));
  else {
    const isArray = Array.isArray(value);
    put(isArray ? '[' : '{');
    let isFirst = true;
    // No list of all its members is made for the sake of the first ones.
    for (const key in value) {
      if (left.length <= 0) return;
      if (!Object.hasOwn(value, key)) continue;
      put(`${isFirst ? '' : ','}${isArray ? '' : `${jsonText(key.slice(0, left.length))}:`}`);
      isFirst = false;
      preview((value as { readonly [name: string]: unknown })[key], pieces, left);
    }
    put(isArray ? ']' : '}');
  }
}
