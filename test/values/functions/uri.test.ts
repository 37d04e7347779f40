import { describe, expect, test } from 'vitest';
import { result, unknown } from '../values.ts';

describe('uri', () => {
  test.each([
    ['http://contoso.org/firstpath', 'myscript.sh', 'http://contoso.org/myscript.sh'],
    ['http://contoso.org/firstpath/', 'myscript.sh', 'http://contoso.org/firstpath/myscript.sh'],
    ['http://contoso.org/a/deploy.json', 'nested/x.json', 'http://contoso.org/a/nested/x.json'],
    ['http://contoso.org/a/deploy.json/', 'x.json', 'http://contoso.org/a/deploy.json/x.json'],
    ['https://contoso.org', 'x.json', 'https://contoso.org/x.json'],
    ['https://contoso.org/a/b?sas=1#f', '../x.json?y=2', 'https://contoso.org/x.json?y=2'],
    ['https://contoso.org/a/b', '/c/./d/../e', 'https://contoso.org/c/e'],
    ['HTTPS://User@Contoso.ORG:443/a/', 'ü b', 'https://User@contoso.org/a/%C3%BC%20b'],
    ['https://contoso.org/a/', 'https://other.org/x', 'https://other.org/x'],
    ['https://contoso.org/a/', '//other.org/x', 'https://other.org/x'],
    ['https://contoso.org/a/b', '?q=1', 'https://contoso.org/a/b?q=1'],
  ])('%s with %s is %s', (base, relative, expected) => {
    expect(result('uri', base, relative)).toBe(JSON.stringify(expected));
  });

  test.each(['x.json', '/a/b', 'https://', 'https://contoso.org/a b'])('%s is no base', (base) => {
    expect(result('uri', base, 'y')).toBe(`bad-argument: uri() expects an absolute URI and got '${base}'`);
  });

  test('the end is known although the base is not', () => {
    const location = unknown('location', 'string');
    expect(result('uri', location, 'nested/vm.json')).toBe('‹uri(location, \'./\')›+"nested/vm.json"');
    expect(result('uri', location, '../vm.json')).toBe("‹uri(location, '../vm.json')›");
  });
});

describe('parseUri and buildUri', () => {
  test('a URI is taken apart', () => {
    expect(result('parseUri', 'https://Store.blob.core.windows.net:8443/a/b.json?st=1')).toBe(
      '{scheme: "https", host: "store.blob.core.windows.net", port: 8443, path: "/a/b.json", query: "?st=1"}',
    );
  });

  test('a port that is not written is not guessed', () => {
    expect(result('parseUri', 'https://contoso.org')).toBe(
      '{scheme: "https", host: "contoso.org", port: ‹parseUri.port(\'https://contoso.org\')›, path: "/", query: ""}',
    );
  });

  test('the parts are put together', () => {
    const parts = { scheme: 'https', host: 'contoso.org', port: 8080, path: '/a/b.json', query: '?st=1' };
    expect(result('buildUri', parts)).toBe('"https://contoso.org:8080/a/b.json?st=1"');
    expect(result('buildUri', { Scheme: 'https', host: 'contoso.org', port: null, path: 'a' })).toBe(
      '"https://contoso.org/a"',
    );
    expect(result('buildUri', { host: 'contoso.org' })).toBe(
      "wrong-type: buildUri() needs a string 'scheme' in its components",
    );
  });
});
