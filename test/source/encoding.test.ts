import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../src/source/encoding.ts';

const text = '{ "größe": "😀" }\r\n';
const utf8 = Buffer.from(text, 'utf8');
const utf16 = Buffer.from(text, 'utf16le');

describe('reading bytes as text', () => {
  it.each([
    ['UTF-8', utf8, 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), utf8]), 'utf-8', true],
    ['UTF-16, little end first', Buffer.concat([Buffer.of(0xff, 0xfe), utf16]), 'utf-16le', true],
    ['UTF-16, big end first', Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(utf16).swap16()]), 'utf-16be', true],
  ])('%s, and writes it back as it was', (_, bytes, encoding, bom) => {
    const source = decode('a.json', bytes);
    expect(source).toEqual({ path: 'a.json', text, encoding, bom });
    expect(source && Buffer.from(encode(source, source.text)).equals(bytes)).toBe(true);
  });

  it.each([
    ['a picture', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ['text in Latin-1', Buffer.from('{ "größe": 1 }', 'latin1')],
    ['UTF-16 without a byte order mark', Buffer.from('{}', 'utf16le')],
    ['half a character of UTF-16', Buffer.of(0xff, 0xfe, 0x41)],
    ['bytes with a NUL', Buffer.from('{}\0')],
  ])('refuses %s', (_, bytes) => {
    expect(decode('a.json', bytes)).toBeUndefined();
  });

  it('reads an empty file as empty text', () => {
    expect(decode('a.json', Buffer.alloc(0))?.text).toBe('');
  });
});
