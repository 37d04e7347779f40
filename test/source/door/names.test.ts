import { describe, expect, it } from 'vitest';
import { nameProblem } from '../../../src/source/door/names.ts';

const onWindows = (given: string) => nameProblem(given, 'win32');

describe('what the system is not asked about on Windows', () => {
  it.each([
    '\\\\host\\share\\a.json',
    '//host/share/a.json',
    '/\\host\\share',
    '\\/host/share',
    '\\\\?\\C:\\a.json',
    '//?/C:/a.json',
    '\\\\.\\PhysicalDrive0',
    '\\\\?\\UNC\\host\\share',
    '\\??\\C:\\a.json',
    '/??/UNC/host/share',
  ])('another machine or a device: %s', (given) => {
    expect(onWindows(given)).toBe('is a network or device path of Windows');
  });

  it.each([
    'NUL',
    'nul',
    'con',
    'CON.json',
    'aux.json',
    'infra/AUX.tar.gz',
    'infra\\prn',
    'C:\\ws\\NUL',
    'COM1',
    'com9.bicep',
    'LPT1.txt',
    'COM\u00b9',
    'lpt\u00b3.json',
    'CONIN$',
    'conout$',
    'nul .json',
    'infra/nul/a.json',
    './NUL',
    '../aux',
  ])('a name of a device: %s', (given) => {
    expect(onWindows(given)).toBe('names a device of Windows');
  });

  it.each(['a.json:stream', 'a.json::$DATA', 'infra:x/a.json', 'C:a.json', 'C:', 'C:\\a:b', 'x/C:/a.json'])(
    'a stream, or a drive in the middle: %s',
    (given) => {
      // `C:` alone is the root of a drive with nothing behind it.
      if (given === 'C:') expect(onWindows(given)).toBeUndefined();
      else expect(onWindows(given)).toBe('names a stream or a drive in the middle of a path');
    },
  );

  it.each(['a.json.', 'a /b', 'infra./a.json', '... /a', 'a. . '])(
    'what Windows takes for another name: %j',
    (given) => {
      expect(onWindows(given)).toBe('holds a name that ends in a dot or a space, which Windows drops');
    },
  );

  it.each([
    '',
    '.',
    '..',
    'a.json',
    'infra/main.bicep',
    '..\\..\\a.json',
    'C:\\ws\\a.json',
    'c:/ws/a.json',
    '/ws/a.json',
    'console.json',
    'null.json',
    'com10.json',
    'comma',
    'auxiliary',
    'lpt.json',
    '.hidden',
    'a b.json',
    'é\n.json',
  ])('may be asked about: %j', (given) => {
    expect(onWindows(given)).toBeUndefined();
  });
});

describe('elsewhere', () => {
  it.each(['\\\\host\\share', 'NUL', 'a:b', 'a. ', 'x\ny'])('%j is a name like others', (given) => {
    expect(nameProblem(given, 'linux')).toBeUndefined();
    expect(nameProblem(given, 'darwin')).toBeUndefined();
  });

  it.each(['linux', 'darwin', 'win32'] as const)('a null character is in no name on %s', (platform) => {
    expect(nameProblem('a\0b', platform)).toContain('null character');
  });
});
