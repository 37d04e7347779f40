import { describe, expect, it } from 'vitest';
import { readPathGlob } from '../../../src/source/pattern/path-glob.ts';

describe('a glob for files', () => {
  it.each([
    ['main.bicep', 'main.bicep', false],
    ['./infra//main.bicep', 'infra/main.bicep', false],
    ['infra\\main.bicep', 'infra/main.bicep', false],
    ['../env/*.json', '../env', true],
    ['a/../b/**/*.json', 'b', true],
    ['infra\\env\\x*.json', 'infra/env', true],
    ['a/\\[x\\]/main.json', 'a', true],
    ['...json/..a/{..b,c}', '...json/..a', true],
  ])('%s starts in a folder that is no pattern', (text, prefix, hasPattern) => {
    const glob = readPathGlob(text);
    expect([glob.prefix, glob.rest !== undefined]).toEqual([prefix, hasPattern]);
  });

  it.each([
    ['.{.,x}/out/t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['{a,..}/t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['{../a,b}/t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['*/../t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['a/@(.|..)/t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['a{/,b}*(.)/t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['{a/.,b}./t.json', "'..' is allowed at its beginning alone, outside braces"],
    ['{a,/etc}/passwd', "it starts with '/': patterns are relative"],
    ['{,a}/etc/passwd', "it starts with '/': patterns are relative"],
    ['/etc/*', 'it is an absolute path: patterns are relative'],
    ['C:/windows/*', 'it is an absolute path: patterns are relative'],
    ['{c,d}:/windows/*', 'it starts with a drive: patterns are relative'],
    ['\\\\server\\share\\*', 'it is an absolute path: patterns are relative'],
    ['!main.bicep', "nothing can be excluded by '!' here; for a name write '\\!'"],
  ])('%s is refused', (text, message) => {
    expect(() => readPathGlob(text)).toThrow(message);
  });

  it.each(['..a/*', 'a../*', '.{.a,x}/*', '...*', '[.][.]/x', '.*/x'])('%s leads nowhere else', (text) => {
    expect(readPathGlob(text).rest).toBeDefined();
  });
});
