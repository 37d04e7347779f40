import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { encode } from './encoding.ts';
import type { SourceText } from './text.ts';
import { isInside } from './workspace.ts';

export type ReplaceResult =
  | { readonly kind: 'ok' }
  | { readonly kind: 'error'; readonly code: ReplaceErrorCode; readonly message: string };

export type ReplaceErrorCode = 'changed' | 'outside-workspace' | 'unwritable';

/**
 * Gives a file that was read from a workspace a new text, in the encoding, with the byte order mark and the mode it had.
 *
 * The text is written beside the file and takes its place at once: whenever the process ends, the file holds the old
 * text or the new one. (What is left then is a hidden file `.name.….tmp`.) A file that is no longer as it was read is
 * not touched. Never throws.
 *
 * @param root The workspace's root, links resolved.
 */
export function replaceText(root: string, source: SourceText, text: string): ReplaceResult {
  const file = path.join(root, source.path);
  return guarded(source, () => {
    const refused = refusal(root, source);
    if (refused) return refused;
    const { mode } = lstatSync(file);
    const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      writeNew(temporary, encode(source, text), mode);
      if (!isAsRead(file, source)) return changed(source);
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
    return { kind: 'ok' };
  });
}

/** Whether `replaceText` would write, as far as that can be told without writing. Never throws. */
export function checkReplaceable(root: string, source: SourceText): ReplaceResult {
  return guarded(source, () => refusal(root, source) ?? { kind: 'ok' });
}

/** Throws what Node throws. */
function refusal(root: string, source: SourceText): ReplaceResult | undefined {
  const file = path.join(root, source.path);
  if (!isInside(root, file) || realpathSync(file) !== file)
    return failure('outside-workspace', `'${source.path}' is now a link and is not written through`);
  // Whoever may write everything is still told by a file's mode that it is not to be written.
  if ((lstatSync(file).mode & 0o222) === 0)
    return failure('unwritable', `'${source.path}' is read-only and is left alone`);
  accessSync(file, constants.W_OK);
  accessSync(path.dirname(file), constants.W_OK);
  return isAsRead(file, source) ? undefined : changed(source);
}

function guarded(source: SourceText, attempt: () => ReplaceResult): ReplaceResult {
  try {
    return attempt();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') return changed(source);
    return failure('unwritable', `'${source.path}' could not be written (${code}); nothing in it was changed`);
  }
}

/**
 * Writes a file that is not there yet, with the folders above it, as UTF-8. The whole text appears at once. Never
 * throws.
 */
export function createText(root: string, name: string, text: string): ReplaceResult {
  const file = path.join(root, name);
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      writeNew(temporary, Buffer.from(text), 0o666 & ~process.umask());
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
    return { kind: 'ok' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return failure('unwritable', `'${name}' could not be written (${code})`);
  }
}

/** Decoding keeps every byte, so a text encoded again is what was read. */
function isAsRead(file: string, source: SourceText): boolean {
  return Buffer.compare(readFileSync(file), encode(source, source.text)) === 0;
}

/** On the disk, not only on its way there, before it takes the file's name. */
function writeNew(file: string, bytes: Uint8Array, mode: number): void {
  const handle = openSync(file, 'wx', mode);
  try {
    writeFileSync(handle, bytes);
    fchmodSync(handle, mode & 0o7777);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function changed({ path: file }: SourceText): ReplaceResult {
  return failure('changed', `'${file}' changed since it was read and is left alone; run again`);
}

function failure(code: ReplaceErrorCode, message: string): ReplaceResult {
  return { kind: 'error', code, message };
}
