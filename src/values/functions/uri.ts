import { combineUri, splitUri } from '../dotnet/uri.ts';
import { isPlainObject, type Plain, toPlain } from '../plain.ts';
import { apply } from '../term.ts';
import { joinTexts, type StringValue } from '../text.ts';
import { type Lazy, objectOf, type Value } from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { partial } from './signature.ts';
import { decided, textOfArgument, valueOf } from './text-arguments.ts';

export const uriFunctions: readonly FunctionEntry[] = [
  partial('string', 'uri(baseUri: string|null, relativeUri: string|null): string', uri),
  partial('bicep-string', 'buildUri(components: object): string', ([components]) => buildUri(valueOf(components))),
  partial('bicep-string', 'parseUri(baseUrl: string): object', ([text]) => parseUri(textOfArgument(text))),
];

function uri([base, relative]: readonly Argument[]): Result {
  const from = textOfArgument(base);
  const to = textOfArgument(relative);
  if (typeof to !== 'string') return undefined;
  if (typeof from !== 'string') return decided(beneath(from, to));
  const result = combineUri(from, to);
  if (result === undefined)
    throw new EvaluationError('bad-argument', `uri() expects an absolute URI and got '${from.slice(0, 80)}'`, 0);
  return decided(result);
}

/** A plain relative path ends the result, whatever the base is. */
function beneath(base: StringValue, relative: string): StringValue | undefined {
  const simple =
    /^[\w\-.~!$&'()*+,;=@]+(?:\/[\w\-.~!$&'()*+,;=@]+)*$/.test(relative) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(relative);
  return simple ? joinTexts([apply('uri', [base, './'], 'string'), relative]) : undefined;
}

/** The reference does not say what `port` is when the URI names none, so it is unknown then. */
function parseUri(text: StringValue): Result {
  if (typeof text !== 'string') return undefined;
  const parts = splitUri(text);
  const authority = /^(?:[^@]*@)?(.*?)(?::(\d+))?$/.exec(parts?.authority ?? '');
  if (parts === undefined || !authority?.[1]) {
    throw new EvaluationError('bad-argument', `parseUri() expects an absolute URI and got '${text.slice(0, 80)}'`, 0);
  }
  const port = authority[2] === undefined ? apply('parseUri.port', [text], 'any') : Number(authority[2]);
  const members: [string, Lazy][] = [
    ['scheme', parts.scheme.toLowerCase()],
    ['host', authority[1].toLowerCase()],
    ['port', port],
    ['path', parts.path === '' ? '/' : parts.path],
    ['query', parts.query],
  ];
  return decided(objectOf(members));
}

function buildUri(components: Value): Result {
  const known = toPlain(components);
  if (!isPlainObject(known)) return undefined;
  const members = new Map(Array.from(known, ([key, value]) => [key.toLowerCase(), value] as const));
  const scheme = required(members, 'scheme');
  const host = required(members, 'host');
  const port = members.get('port') ?? null;
  const path = optional(members, 'path');
  const query = optional(members, 'query');
  const text = `${scheme}://${host}${port === null || port === -1 ? '' : `:${String(port)}`}${path === '' || path.startsWith('/') ? path : `/${path}`}`;
  const result = combineUri(`${text}${query === '' || query.startsWith('?') ? query : `?${query}`}`, '');
  if (result === undefined)
    throw new EvaluationError('bad-argument', `buildUri() cannot make a URI of '${text.slice(0, 80)}'`, 0);
  return decided(result);
}

function required(members: ReadonlyMap<string, Plain>, name: string): string {
  const value = members.get(name);
  if (typeof value === 'string' && value !== '') return value;
  throw new EvaluationError('wrong-type', `buildUri() needs a string '${name}' in its components`, 0);
}

function optional(members: ReadonlyMap<string, Plain>, name: string): string {
  const value = members.get(name) ?? '';
  if (typeof value === 'string') return value;
  throw new EvaluationError('wrong-type', `buildUri() expects a string as '${name}' of its components`, 0);
}
