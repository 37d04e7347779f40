/**
 * Whether a text is what a mask says, in which `*` stands for any text, and `one`, if it is given, for any character. Each
 * part is looked for once, behind the one before it: the first place is as good as any.
 */
export function matchesWildcard(text: string, mask: string, one?: string): boolean {
  const [start = '', ...rest] = mask.split('*');
  const end = rest.pop();
  if (!fits(text, 0, start, one)) return false;
  if (end === undefined) return text.length === start.length;
  let offset = start.length;
  for (const part of rest) {
    const at = find(text, offset, part, one);
    if (at === -1) return false;
    offset = at + part.length;
  }
  const last = text.length - end.length;
  return last >= offset && fits(text, last, end, one);
}

function find(text: string, from: number, part: string, one: string | undefined): number {
  if (one === undefined || !part.includes(one)) return text.indexOf(part, from);
  for (let at = from; at + part.length <= text.length; at += 1) if (fits(text, at, part, one)) return at;
  return -1;
}

function fits(text: string, at: number, part: string, one: string | undefined): boolean {
  if (one === undefined || !part.includes(one)) return text.startsWith(part, at);
  for (let index = 0; index < part.length; index += 1) {
    const isFit = part[index] === one ? at + index < text.length : part[index] === text[at + index];
    if (!isFit) return false;
  }
  return true;
}
