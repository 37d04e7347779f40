import { wellFormed } from './percent.ts';

/** An absolute URI taken apart. `authority` is `undefined` where there is no `//`. */
interface UriParts {
  readonly scheme: string;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const generic = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/s;
const defaultPorts: ReadonlyMap<string, string> = new Map([
  ['http', ':80'],
  ['https', ':443'],
  ['ftp', ':21'],
  ['ws', ':80'],
  ['wss', ':443'],
]);

/**
 * The reference `relative` resolved against the absolute URI `base` (RFC 3986, section 5), escaped like .NET's
 * `Uri.AbsoluteUri`. `undefined` if `base` is no well-formed absolute URI.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#uri
 */
export function combineUri(base: string, relative: string): string | undefined {
  const from = splitUri(base);
  if (from === undefined || !/^[\x21-\x7e]*$/.test(base) || /%(?![0-9a-fA-F]{2})/.test(base)) return undefined;
  const reference = generic.exec(relative.trim().replaceAll('\\', '/'));
  return reference === null ? undefined : writeUri(resolve(from, reference));
}

/** `undefined` unless the text starts with a scheme and is something a URI can be. */
export function splitUri(text: string): UriParts | undefined {
  const match = generic.exec(text);
  if (match?.[1] === undefined || (match[2] === undefined && match[3] === '') || /[\s<>"{}|\\^`]/.test(text))
    return undefined;
  if (match[2] === '' && match[1].toLowerCase() !== 'file') return undefined;
  return {
    scheme: match[1],
    authority: match[2],
    path: match[3] ?? '',
    query: match[4] ?? '',
    fragment: match[5] ?? '',
  };
}

function resolve(base: UriParts, reference: RegExpExecArray): UriParts {
  const [, scheme, authority, path = '', query = '', fragment = ''] = reference;
  if (scheme !== undefined) return { scheme, authority, path: withoutDots(path), query, fragment };
  if (authority !== undefined) return { scheme: base.scheme, authority, path: withoutDots(path), query, fragment };
  const { scheme: own, authority: host } = base;
  if (path === '')
    return { scheme: own, authority: host, path: withoutDots(base.path), query: query || base.query, fragment };
  const merged = path.startsWith('/') ? path : `${base.path.slice(0, base.path.lastIndexOf('/') + 1) || '/'}${path}`;
  return { scheme: own, authority: host, path: withoutDots(merged), query, fragment };
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    if (segment === '..' && kept.length > 1) kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (last) kept.push('');
  }
  return kept.join('/');
}

function writeUri(uri: UriParts): string {
  const scheme = uri.scheme.toLowerCase();
  const path = uri.authority !== undefined && uri.path === '' ? '/' : uri.path;
  const authority = uri.authority === undefined ? '' : `//${authorityText(uri.authority, scheme)}`;
  return `${scheme}:${authority}${escapeUri(path)}${escapeUri(uri.query)}${escapeUri(uri.fragment)}`;
}

/** The host in lower case, without the port that the scheme implies. */
function authorityText(authority: string, scheme: string): string {
  const at = authority.lastIndexOf('@') + 1;
  const host = authority.slice(at).toLowerCase();
  const port = defaultPorts.get(scheme);
  const short = port !== undefined && host.endsWith(port) ? host.slice(0, -port.length) : host.replace(/:$/, '');
  return `${authority.slice(0, at)}${short}`;
}

/** Reserved and unreserved characters and existing escapes stay. */
function escapeUri(text: string): string {
  return text.replace(/%(?![0-9a-fA-F]{2})|[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, (unit) =>
    encodeURIComponent(wellFormed(unit)),
  );
}
