import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode, type SourceText } from './text.ts';

/** Larger files are not templates: Azure takes 4 MB, and the largest published compiled templates have 2 MB. */
export const maxFileSize = 32 * 1024 * 1024;

export type ReadResult =
  | { readonly kind: 'ok'; readonly source: SourceText }
  | { readonly kind: 'error'; readonly code: ReadErrorCode; readonly message: string };

export type ReadErrorCode =
  | 'not-found'
  | 'is-a-directory'
  | 'outside-workspace'
  | 'not-text'
  | 'too-large'
  | 'unreadable';

/** Reads files below one folder and nothing else. Paths are relative to it, with forward slashes. */
export interface Workspace {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /** Reads a file; the same file is read once. Never throws for what is on the disk. */
  read(relativePath: string): ReadResult;
}

export function openWorkspace(folder: string): Workspace {
  const root = realpathSync(folder);
  const files = new Map<string, ReadResult>();
  return {
    root,
    read(relativePath) {
      const key = path.posix.normalize(relativePath.replaceAll('\\', '/'));
      const known = files.get(key);
      if (known) return known;
      const result = readFile(root, key);
      files.set(key, result);
      return result;
    },
  };
}

/** Whether a path, links resolved, lies inside a folder (or is it). */
export function isInside(root: string, absolutePath: string): boolean {
  const relative = path.relative(root, absolutePath);
  return relative === '' || (!relative.startsWith('..') && !path.isAbsolute(relative));
}

function readFile(root: string, relativePath: string): ReadResult {
  const absolute = path.resolve(root, relativePath);
  if (!isInside(root, absolute))
    return failure('outside-workspace', `'${relativePath}' lies outside the workspace and is not read`);
  try {
    const real = realpathSync(absolute);
    if (!isInside(root, real))
      return failure(
        'outside-workspace',
        `'${relativePath}' is a link that leads outside the workspace and is not read`,
      );
    const stat = statSync(real);
    if (stat.isDirectory()) return failure('is-a-directory', `'${relativePath}' is a folder, not a file`);
    if (!stat.isFile()) return failure('unreadable', `'${relativePath}' is not a regular file`);
    if (stat.size > maxFileSize) {
      const size = Math.ceil(stat.size / 1024 / 1024);
      return failure(
        'too-large',
        `'${relativePath}' has ${size} MiB; files above ${maxFileSize / 1024 / 1024} MiB are not read (Azure takes templates up to 4 MB)`,
      );
    }
    const source = decode(relativePath, readFileSync(real));
    return source ? { kind: 'ok', source } : failure('not-text', `'${relativePath}' is not text in UTF-8 or UTF-16`);
  } catch (error) {
    return systemFailure(relativePath, error);
  }
}

function systemFailure(relativePath: string, error: unknown): ReadResult {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('not-found', `there is no file '${relativePath}'`);
  return failure('unreadable', `'${relativePath}' cannot be read${typeof code === 'string' ? ` (${code})` : ''}`);
}

function failure(code: ReadErrorCode, message: string): ReadResult {
  return { kind: 'error', code, message };
}
