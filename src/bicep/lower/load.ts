import type { SourceText } from '../../source/text.ts';
import { matchesWildcard } from '../../source/wildcard.ts';
import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import { broken, literal } from './build.ts';
import type { Unread } from './file.ts';
import { isSpent, type Lowering, overLimit } from './lowering.ts';

export type FileFunction = (args: readonly Expression[], to: Lowering, place: Place) => Expression;

/** What stands in for a file that cannot be read; says so at the path. */
export function unreadable({ reason }: Unread, args: readonly Expression[], to: Lowering, place: Place): Expression {
  to.report('unreadable-file', reason, args[0]?.place ?? place);
  return broken(reason, place);
}

/** Variables that lead to variables are followed this far. */
const maxSteps = 50;

/** A string known when the file is compiled, as paths, patterns and encodings have to be: a literal, or made of such. */
export function constantText(arg: Expression | undefined, to: Lowering, steps = maxSteps): string | undefined {
  if (arg?.kind === 'literal') return typeof arg.value === 'string' ? arg.value : undefined;
  if (arg?.kind !== 'call' || steps === 0) return undefined;
  const args = arg.args.map((each) => constantText(each, to, steps - 1));
  const [first, ...rest] = args;
  if (first === undefined) return undefined;
  if (arg.name === 'variables') {
    const key = first.toLowerCase();
    const lower = to.parts.pending.get(key);
    to.parts.pending.delete(key);
    lower?.();
    return constantText(to.parts.variables.get(key)?.value, to, steps - 1);
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
  const path = constantText(args[0], to);
  const content = path === undefined ? noPath : open(path);
  return isUnread(content) ? unreadable(content, args, to, place) : use(content);
}

function isUnread(content: unknown): content is Unread {
  return typeof content === 'object' && content !== null && 'reason' in content;
}

/** Characters. Source: `MaxLiteralCharacterLimit` of Azure/bicep, src/Bicep.Core/LanguageConstants.cs. */
const maxText = 131_072;

export const loadText: FileFunction = (args, to, place) =>
  withText(args, to, place, args[1], maxText, (source) => literal(source.text, place));

/** `encoding` is an argument, if it is given; `most`: characters. */
export function withText(
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  encoding: Expression | undefined,
  most: number,
  use: (source: SourceText) => Expression,
): Expression {
  const open = (path: string): SourceText | Unread => {
    const source = to.files.text(to.file.source, path, constantText(encoding, to));
    if ('reason' in source || source.text.length <= most) return source;
    const length = source.text.length.toLocaleString('en');
    return { reason: `'${source.path}' has ${length} characters; Bicep loads at most ${most.toLocaleString('en')}` };
  };
  return opened(args, to, place, open, use);
}

/** What a call has loaded before is not made again. */
export function remembered(to: Lowering, key: string, load: () => Expression): Expression {
  const known = to.parts.loaded.get(key);
  if (known) return known;
  const loaded = load();
  if (loaded.kind !== 'broken') to.parts.loaded.set(key, loaded);
  return loaded;
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
  const folder = (constantText(args[0], to) ?? '').replace(/(?<!\/)\/+$/, '');
  const pattern = (constantText(args[1], to) ?? '*').toLowerCase();
  const info = (name: string): Expression => {
    const values = {
      relativePath: folder === '.' || folder === '' ? name : `${folder}/${name}`,
      baseName: name,
      extension: /\.[^.]*$/.exec(name)?.[0] ?? '',
    };
    const entries = Object.entries(values).map(([key, value]) => ({ key, value: literal(value, place) }));
    return { kind: 'object', entries, place };
  };
  const found = (names: readonly string[]): Expression => {
    const kept = names.filter((name) => matchesWildcard(name.toLowerCase(), pattern, '?'));
    return isSpent(to, 4 * kept.length) ? overLimit(to, place) : { kind: 'array', items: kept.map(info), place };
  };
  return remembered(to, `folder ${to.prefix} ${folder} ${pattern}`, () =>
    opened(args, to, place, (path) => to.files.directory(to.file.source, path), found),
  );
};
