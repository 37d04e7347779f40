import { describe, expect, it } from 'vitest';
import {
  azureData,
  azureProperty,
  escapedJson,
  fileUri,
  githubData,
  githubProperty,
  inert,
  markdownBlock,
  markdownCode,
  plainLine,
  sarifLinkText,
  sarifText,
  shorten,
  visible,
  visibleCode,
  webUri,
  xml,
} from '../../src/report/escape.ts';

describe('text for people', () => {
  it.each([
    ['a line\nand more', 'a line\\nand more'],
    ['\ttab', '\\ttab'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['safe\u202etxt', 'safe\\u{202e}txt'],
    ['\u2066isolate\u2069', '\\u{2066}isolate\\u{2069}'],
    ['a\u200bb\u00adc\ufeff', 'a\\u{200b}b\\u{ad}c\\u{feff}'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['half \ud800', 'half \\u{d800}'],
    ['line\u2028sep', 'line\\u{2028}sep'],
    ['\u0085\u009b', '\\u{85}\\u{9b}'],
  ])('shows what hides in %j', (text, shown) => expect(visible(text)).toBe(shown));

  it.each(['日本語', 'naïve é', '👍 ✔', '⚠️ care', 'שלום', 'a | b'])('leaves %s alone', (text) =>
    expect(visible(text)).toBe(text),
  );

  it('escapes a variation selector that follows no picture', () => expect(visible('##\ufe0f[x')).toBe('##\\u{fe0f}[x'));

  it('keeps tabs of code', () => expect(visibleCode('\ta\u0007')).toBe('\ta\\u{7}'));

  it('cuts between characters', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('ab👍def', 4)).toBe('ab…');
    expect(shorten('abcd', 4)).toBe('abcd');
  });
});

describe('text that CI reads', () => {
  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    ['  \u00a0::error::x', '  \u00a0\\u{3a}:error::x'],
    ['a\n::warning::x', 'a\n\\u{3a}:warning::x'],
    ['vnet::subnet', 'vnet::subnet'],
    ['x ##[endgroup]', 'x #\\u{23}[endgroup]'],
    ['###[x', '##\\u{23}[x'],
    ['##VSO[task.complete]', '#\\u{23}VSO[task.complete]'],
    ['## heading', '## heading'],
  ])('takes the command out of %j', (text, shown) => expect(inert(text)).toBe(shown));

  it('has both in one line', () => expect(plainLine('::x\n::y')).toBe('\\u{3a}:x\\n::y'));

  it('escapes as GitHub does', () => {
    expect(githubData('5% of\r\na:b,c')).toBe('5%25 of%0D%0Aa:b,c');
    expect(githubProperty('C:\\a,b%3A')).toBe('C%3A\\a%2Cb%253A');
  });

  it('escapes as Azure Pipelines does', () => {
    expect(azureData('5%0A\n];')).toBe('5%AZP250A%0A];');
    expect(azureProperty('a;b]c')).toBe('a%3Bb%5Dc');
  });
});

describe('JSON', () => {
  it('is exact and holds nothing that acts', () => {
    const value = { text: '##[x] ##vso[y] \u202e \u{e0041} \ud800 \u001b \u2028', lines: ['a\nb'] };
    const text = escapedJson(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toMatch(/^[\n -~]*$/);
    expect(text).not.toMatch(/##(\[|vso)/);
  });
});

describe('markup', () => {
  it('escapes XML', () => expect(xml(`<a b="c">'&##[`)).toBe('&lt;a b=&quot;c&quot;&gt;&apos;&amp;&#35;&#35;['));

  it('writes template text as code that means nothing', () => {
    expect(markdownCode('`a` | <b> @me [x](y) *z* http://e www.e')).toBe(
      '<code>&#96;a&#96; &#124; &#60;b&#62; &#64;me &#91;x&#93;(y) &#42;z&#42; http&#58;//e www&#46;e</code>',
    );
  });

  it('fences code so that it cannot get out', () => {
    expect(markdownBlock('diff', ['+ ````', 'x'])).toBe('`````diff\n+ ````\nx\n`````');
    expect(markdownBlock('diff', ['x'])).toBe('```diff\nx\n```');
  });
});

describe('SARIF messages', () => {
  it.each([
    ['see [this](1)', 'see [this] (1)'],
    ["[parameters('x')] is bad", "[parameters('x')] is bad"],
    ['open [bracket', 'open (bracket'],
    ['[a] then [b', '[a] then (b'],
    ['a][1', 'a] (1'],
  ])('has no link in %s', (text, shown) => expect(sarifText(text)).toBe(shown));

  it('keeps a link text in its brackets', () => {
    expect(sarifLinkText('a [b](2)')).toBe('a (b)(2)');
    expect(sarifLinkText('ends \\')).toBe('ends \\ ');
  });
});

describe('addresses', () => {
  it.each([
    ['infra/main.json', 'infra/main.json'],
    ['./a b/ü#1?.json', 'a%20b/%C3%BC%231%3F.json'],
    ['c:x/[y].json', 'c%3Ax/%5By%5D.json'],
    ['half\ud800.json', 'half%EF%BF%BD.json'],
  ])('writes the path %s as a URI', (path, uri) => expect(fileUri(path)).toBe(uri));

  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['https://example.com/a)b<c>"\u202e', 'https://example.com/a%29b%3Cc%3E%22%E2%80%AE'],
    ['javascript:alert(1)', undefined],
    ['command:x', undefined],
    ['not an address', undefined],
    ['https://', undefined],
  ])('takes %s for a link', (text, uri) => expect(webUri(text)).toBe(uri));
});
