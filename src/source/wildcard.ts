/**
 * Whether a text is what a mask says, in which `*` stands for any text. Each part is looked for once, behind the one
 * before it: the first place is as good as any.
 */
export function matchesWildcard(text: string, mask: string): boolean {
  const [start = '', ...rest] = mask.split('*');
  const end = rest.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  let offset = start.length;
  for (const part of rest) {
    const at = text.indexOf(part, offset);
    if (at === -1) return false;
    offset = at + part.length;
  }
  return text.length - end.length >= offset && text.endsWith(end);
}
