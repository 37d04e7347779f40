import { type Encoding, type SourceText, sourceText } from './text.ts';

/** Decodes a file: UTF-8 with or without BOM, UTF-16 with BOM. `undefined` for bytes that are no text. */
export function decode(path: string, bytes: Uint8Array): SourceText | undefined {
  const [encoding, skip] = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
    return text.includes('\0') ? undefined : sourceText(path, text, encoding, skip > 0);
  } catch {
    return undefined;
  }
}

/** The bytes of an edited text, in the encoding and with the byte order mark that the file had. */
export function encode(source: SourceText, text: string): Uint8Array {
  const marked = source.bom ? `\uFEFF${text}` : text;
  if (source.encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  return source.encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function encodingOf(bytes: Uint8Array): [Encoding, number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2];
  return ['utf-8', 0];
}

/** Encodings that Bicep's `loadTextContent` knows, by the names WHATWG gives them. `us-ascii` is read as its superset. */
const namedEncodings: ReadonlyMap<string, { readonly label: string; readonly encoding: Encoding }> = new Map([
  ['us-ascii', { label: 'windows-1252', encoding: 'utf-8' }],
  ['iso-8859-1', { label: 'windows-1252', encoding: 'utf-8' }],
  ['utf-8', { label: 'utf-8', encoding: 'utf-8' }],
  ['utf-16', { label: 'utf-16le', encoding: 'utf-16le' }],
  ['utf-16be', { label: 'utf-16be', encoding: 'utf-16be' }],
]);

/** Decodes bytes whose encoding is said; a byte order mark says it better. `undefined` for an encoding nobody knows. */
export function decodeAs(path: string, bytes: Uint8Array, name: string): SourceText | undefined {
  const [, marked] = encodingOf(bytes);
  if (marked > 0) return decode(path, bytes);
  const named = namedEncodings.get(name.toLowerCase());
  if (named === undefined) return undefined;
  return sourceText(path, new TextDecoder(named.label).decode(bytes), named.encoding);
}
