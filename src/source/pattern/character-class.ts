import { type CodePointRange, PatternError, type PatternNode } from './nodes.ts';

interface ReadClass {
  readonly node: PatternNode;
  /** The offset after the closing bracket. */
  readonly end: number;
}

/** What POSIX names, of ASCII. */
const named: ReadonlyMap<string, readonly string[]> = new Map([
  ['alnum', ['09', 'AZ', 'az']],
  ['alpha', ['AZ', 'az']],
  ['blank', ['  ', '\t\t']],
  ['cntrl', ['\0\u001f', '\u007f\u007f']],
  ['digit', ['09']],
  ['graph', ['!~']],
  ['lower', ['az']],
  ['print', [' ~']],
  ['punct', ['!/', ':@', '[`', '{~']],
  ['space', ['  ', '\t\r']],
  ['upper', ['AZ']],
  ['xdigit', ['09', 'AF', 'af']],
]);

/**
 * `[abc]`, `[!a-z]`, `[[:digit:]]`, from the offset of its bracket; `undefined` where none closes it.
 * Throws `PatternError` for a range that runs backwards, and for a name that POSIX does not have.
 */
export function readClass(text: string, open: number): ReadClass | undefined {
  let at = open + 1;
  const negated = text[at] === '!' || text[at] === '^';
  if (negated) at += 1;
  const ranges: CodePointRange[] = [];
  for (let isFirst = true; ; isFirst = false) {
    if (at >= text.length) return undefined;
    if (text[at] === ']' && !isFirst) return { node: { kind: 'class', negated, ranges }, end: at + 1 };
    const posix = /^\[:([a-z]*):\]/.exec(text.slice(at, at + 12));
    if (posix) {
      ranges.push(...rangesNamed(posix[1] ?? ''));
      at += posix[0].length;
      continue;
    }
    const from = at;
    const first = readMember(text, from);
    at = first.end;
    if (text[at] !== '-' || at + 1 >= text.length || text[at + 1] === ']') {
      ranges.push([first.point, first.point]);
      continue;
    }
    const last = readMember(text, at + 1);
    if (last.point < first.point)
      throw new PatternError(
        `the range '${text.slice(from, last.end)}' runs backwards: the lower character comes first`,
      );
    ranges.push([first.point, last.point]);
    at = last.end;
  }
}

function rangesNamed(name: string): CodePointRange[] {
  const found = named.get(name);
  if (found === undefined)
    throw new PatternError(`there is no class '[:${name}:]'; there are ${[...named.keys()].join(', ')}`);
  return found.map(([first = '', last = '']) => [first.charCodeAt(0), last.charCodeAt(0)]);
}

/** One member of a class; a backslash takes away what the next character means. */
function readMember(text: string, at: number): { readonly point: number; readonly end: number } {
  const from = text[at] === '\\' && at + 1 < text.length ? at + 1 : at;
  const point = text.codePointAt(from) ?? 0;
  return { point, end: from + (point > 0xffff ? 2 : 1) };
}
