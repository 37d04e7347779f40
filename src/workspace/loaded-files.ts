import type { Unread } from '../bicep/read.ts';
import { decodeAs } from '../source/encoding.ts';
import type { SourceText } from '../source/text.ts';
import type { Workspace } from '../source/workspace.ts';

/** Bytes. Bicep takes 1,048,576 characters, of at most four bytes each. */
const maxText = 4 * 1_048_576;
/**
 * Bytes: what as base64 has as many characters as a text may.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files#loadfileasbase64
 */
const maxBinary = 96 * 1024;

/** What Bicep files load as text or as base64. Each file is read once, and none that is too large to be loaded. */
export interface LoadedFiles {
  text(file: string, encoding: string | undefined): SourceText | Unread;
  base64(file: string): string | Unread;
}

export function loadedFiles(workspace: Workspace): LoadedFiles {
  const texts = new Map<string, SourceText | Unread>();
  const binaries = new Map<string, string | Unread>();
  return {
    text: (file, encoding) =>
      once(
        texts,
        `${encoding ?? ''} ${file}`,
        () => tooLarge(workspace, file, maxText) ?? read(workspace, file, encoding),
      ),
    base64: (file) => once(binaries, file, () => tooLarge(workspace, file, maxBinary) ?? base64(workspace, file)),
  };
}

function once<T>(known: Map<string, T>, key: string, read: () => T): T {
  const result = known.get(key) ?? read();
  known.set(key, result);
  return result;
}

function tooLarge(workspace: Workspace, file: string, most: number): Unread | undefined {
  const found = workspace.find(file);
  return found.kind === 'ok' && found.stat.size > most
    ? { reason: sizeText(found.path, found.stat.size, most) }
    : undefined;
}

function sizeText(file: string, size: number, most: number): string {
  const [found, limit] = [size, most].map((bytes) => `${Math.ceil(bytes / 1024).toLocaleString('en')} KiB`);
  return `'${file}' has ${found}; Bicep loads at most ${limit} so`;
}

function read(workspace: Workspace, file: string, encoding: string | undefined): SourceText | Unread {
  if (encoding === undefined) {
    const result = workspace.read(file);
    return result.kind === 'ok' ? result.source : { reason: result.message };
  }
  const result = workspace.readBytes(file);
  if (result.kind === 'error') return { reason: result.message };
  return decodeAs(result.path, result.bytes, encoding) ?? { reason: `'${result.path}' is no text in ${encoding}` };
}

function base64(workspace: Workspace, file: string): string | Unread {
  const result = workspace.readBytes(file);
  if (result.kind === 'error') return { reason: result.message };
  const { path, bytes } = result;
  return bytes.length > maxBinary
    ? { reason: sizeText(path, bytes.length, maxBinary) }
    : Buffer.from(bytes).toString('base64');
}
