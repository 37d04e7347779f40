import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import { broken, literal } from './build.ts';
import type { Unread } from './file.ts';
import type { Lowering } from './lowering.ts';

export type FileFunction = (args: readonly Expression[], to: Lowering, place: Place) => Expression;

/** What stands in for a file that cannot be read; says so at the path. */
export function unreadable({ reason }: Unread, args: readonly Expression[], to: Lowering, place: Place): Expression {
  to.report('unreadable-file', reason, args[0]?.place ?? place);
  return broken(reason, place);
}

/** Variables that lead to variables are followed this far. */
const maxSteps = 50;

/** A string known when the file is compiled, as paths, patterns and encodings have to be: a literal, or made of such. */
export function textIn(arg: Expression | undefined, to: Lowering, steps = maxSteps): string | undefined {
  if (arg?.kind === 'literal') return typeof arg.value === 'string' ? arg.value : undefined;
  if (arg?.kind !== 'call' || steps === 0) return undefined;
  const args = arg.args.map((each) => textIn(each, to, steps - 1));
  const [first, ...rest] = args;
  if (first === undefined) return undefined;
  if (arg.name === 'variables') {
    const key = first.toLowerCase();
    const lower = to.parts.pending.get(key);
    to.parts.pending.delete(key);
    lower?.();
    return textIn(to.parts.variables.get(key)?.value, to, steps - 1);
  }
  if (arg.name !== 'format' || rest.includes(undefined)) return undefined;
  return first.replace(/\{(\d+)\}|\{\{|\}\}/g, (piece, index) =>
    index === undefined ? piece.slice(1) : (rest[Number(index)] ?? ''),
  );
}

export const noPath: Unread = { reason: 'the path of what is loaded has to be known when the file is compiled' };

/** Opens what the first argument names. */
function opened<T>(
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  open: (path: string) => T | Unread,
  use: (content: T) => Expression,
): Expression {
  const path = textIn(args[0], to);
  const content = path === undefined ? noPath : open(path);
  return isUnread(content) ? unreadable(content, args, to, place) : use(content);
}

function isUnread(content: unknown): content is Unread {
  return typeof content === 'object' && content !== null && 'reason' in content;
}

export const loadText: FileFunction = (args, to, place) =>
  withText(args, to, place, args[1], (source) => literal(source.text, place));

/** `encoding` is an argument, if it is given. */
export function withText(
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  encoding: Expression | undefined,
  use: (source: SourceText) => Expression,
): Expression {
  return opened(args, to, place, (path) => to.files.text(to.file.source, path, textIn(encoding, to)), use);
}

export const loadBase64: FileFunction = (args, to, place) =>
  opened(
    args,
    to,
    place,
    (path) => to.files.base64(to.file.source, path),
    (text) => literal(text, place),
  );

/** Files of a folder as `{ relativePath, baseName, extension }`, sorted. */
export const loadDirectory: FileFunction = (args, to, place) => {
  const folder = (textIn(args[0], to) ?? '').replace(/(?<!\/)\/+$/, '');
  const pattern = filePattern(textIn(args[1], to) ?? '*');
  const info = (name: string): Expression => {
    const values = {
      relativePath: folder === '.' || folder === '' ? name : `${folder}/${name}`,
      baseName: name,
      extension: /\.[^.]*$/.exec(name)?.[0] ?? '',
    };
    const entries = Object.entries(values).map(([key, value]) => ({ key, value: literal(value, place) }));
    return { kind: 'object', entries, place };
  };
  return opened(
    args,
    to,
    place,
    (path) => to.files.directory(to.file.source, path),
    (names) => ({ kind: 'array', items: names.filter((name) => matches(name, pattern)).map(info), place }),
  );
};

/** `*` stands for any characters, `?` for one. Adjacent stars are one, so that matching stays fast. */
function filePattern(pattern: string): readonly string[] {
  return pattern.toLowerCase().replace(/\*+/g, '*').split('');
}

/** Matches without going back further than to the last star. */
function matches(name: string, pattern: readonly string[]): boolean {
  const text = name.toLowerCase();
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[in_] === '*') [star, mark, in_] = [in_, at, in_ + 1];
    else if (pattern[in_] === '?' || pattern[in_] === text[at]) [at, in_] = [at + 1, in_ + 1];
    else if (star !== -1) [mark, at, in_] = [mark + 1, mark + 1, star + 1];
    else return false;
  }
  return pattern.slice(in_).every((each) => each === '*');
}
