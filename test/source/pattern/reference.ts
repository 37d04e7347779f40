/** What a glob means, written down naively: braces are written out, and every way is tried. For short ones only. */
export function naively(glob: string, path: string): boolean {
  return writtenOut(glob).some((each) => matches(tokensOf(each), path, true, false));
}

/** All that a glob with braces stands for. */
export function writtenOut(glob: string): string[] {
  const [braces, inside = ''] = /\{([^{}]*)\}/.exec(glob) ?? [];
  if (braces === undefined) return [glob];
  return inside.split(',').flatMap((option) => writtenOut(glob.replace(braces, () => option)));
}

type Token =
  | { readonly kind: 'text'; readonly character: string }
  | { readonly kind: 'one'; readonly takes: (character: string) => boolean }
  | { readonly kind: 'star' }
  | { readonly kind: 'stars' }
  | { readonly kind: 'group'; readonly sign: string; readonly options: readonly (readonly Token[])[] };

function tokensOf(text: string): Token[] {
  const found = text.matchAll(/([@?*+])\(([^()]*)\)|\[(!?)([a-z]+)\]|(\*+)|(\?)|(.)/gs);
  return Array.from(found, ([, sign, group, not, members, stars, one, character]): Token => {
    if (sign !== undefined) return { kind: 'group', sign, options: (group ?? '').split('|').map(tokensOf) };
    if (members !== undefined) return { kind: 'one', takes: (each) => members.includes(each) !== (not === '!') };
    if (stars !== undefined) return { kind: stars.length === 2 ? 'stars' : 'star' };
    return one === undefined ? { kind: 'text', character: character ?? '' } : { kind: 'one', takes: () => true };
  });
}

/** `start`: a segment of the path starts here; `passed`: a star of the same segment took nothing. */
function matches(tokens: readonly Token[], path: string, start: boolean, passed: boolean): boolean {
  const [token, ...rest] = tokens;
  const [next = ''] = path;
  const isWild = next !== '' && next !== '/' && !(start && next === '.');
  switch (token?.kind) {
    case undefined:
      return path === '';
    case 'text': {
      const isHere = start && !passed && token.character === '.' && isText(rest[0], '/');
      if (isHere && matches(rest.slice(1), path, true, false)) return true;
      if (token.character !== next || (start && passed && next === '.')) return false;
      return matches(rest, path.slice(1), next === '/', false);
    }
    case 'one':
      return isWild && token.takes(next) && matches(rest, path.slice(1), false, false);
    case 'stars':
      if (start && (rest.length === 0 || isText(rest[0], '/'))) return segments(tokens, path);
      return matches([{ kind: 'star' }, ...rest], path, start, passed);
    case 'star':
      return matches(rest, path, start, start) || (isWild && matches(tokens, path.slice(1), false, false));
    case 'group':
      if ('?*'.includes(token.sign) && matches(rest, path, start, passed)) return true;
      return token.options.some((option) => {
        const again: readonly Token[] = '*+'.includes(token.sign) && option.length > 0 ? [{ ...token, sign: '*' }] : [];
        return matches([...option, ...again, ...rest], path, start, passed);
      });
  }
}

/** `**` as a segment of its own. */
function segments(tokens: readonly Token[], path: string): boolean {
  if (tokens.length === 1) return path !== '' && path.split('/').every((name) => name !== '' && !name.startsWith('.'));
  const [, first = '', rest] = /^([^/]+)\/(.*)$/s.exec(path) ?? [];
  if (matches(tokens.slice(2), path, true, false)) return true;
  return rest !== undefined && !first.startsWith('.') && segments(tokens, rest);
}

function isText(token: Token | undefined, character: string): boolean {
  return token?.kind === 'text' && token.character === character;
}
