import { closeSync, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode, encode } from './encoding.ts';
import type { SourceText } from './text.ts';

/** Bytes. Larger files are no templates: Azure takes 4 MB, and the largest published compiled templates have 4 MB. */
export const maxFileSize = 32 * 1024 * 1024;

export type ReadResult =
  | { readonly kind: 'ok'; readonly source: SourceText }
  | {
      readonly kind: 'error';
      readonly code: ReadErrorCode;
      readonly message: string;
      /** Of what is there but is too large, or no text: how it begins, as far as that can be read. */
      readonly head?: string;
    };

export type BytesResult = { readonly kind: 'ok'; readonly path: string; readonly bytes: Uint8Array } | ReadFailure;

export type ListResult = { readonly kind: 'ok'; readonly names: readonly string[] } | ReadFailure;

type ReadFailure = Extract<ReadResult, { readonly kind: 'error' }>;

export type ReadErrorCode =
  | 'not-found'
  | 'is-a-directory'
  | 'outside-workspace'
  | 'not-text'
  | 'too-large'
  | 'unreadable';

/** Reads files below one folder and nothing else. */
export interface Workspace {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /**
   * Reads a file by its path relative to the root, with forward slashes. The same file is read once, whatever links
   * lead to it; `source.path` is where it really is. Never throws for what is, or is not, on the disk.
   */
  read(relativePath: string): ReadResult;
  /** The bytes of a file, which may be no text; `path` is where it really is. Read anew each time. */
  readBytes(relativePath: string): BytesResult;
  /** The names of the files (not the folders) in a folder, sorted ignoring case. */
  list(relativePath: string): ListResult;
}

/**
 * What stands for files instead of what is on the disk, by path relative to the root: the text of an editor, or of git's
 * index. `undefined`: there is no such file.
 */
export type Overlay = ReadonlyMap<string, Uint8Array | undefined>;

/** A workspace at a folder. Where there is no such folder, nothing can be read but what the overlay holds. */
export function openWorkspace(folder: string, overlay: Overlay = new Map()): Workspace {
  const root = rootOf(folder);
  const asked = new Map<string, ReadResult>();
  const files = new Map<string, ReadResult>();
  return {
    root,
    read(relativePath) {
      const key = normal(relativePath);
      let result = asked.get(key);
      if (result === undefined) {
        result = overlay.has(key) ? textIn(overlay, key) : find(root, key, files);
        asked.set(key, result);
      }
      return result;
    },
    readBytes(relativePath) {
      const key = normal(relativePath);
      if (overlay.has(key)) return bytesIn(overlay, key);
      return inside(root, key, (real, relative) => {
        const refused = refusal(real, relative);
        return refused ?? { kind: 'ok', path: relative, bytes: readFileSync(real) };
      });
    },
    list: (relativePath) => inside(root, normal(relativePath), (real) => ({ kind: 'ok', names: filesIn(real) })),
  };
}

/** A workspace in which some files, by where they really are, hold another text than on the disk. */
export function withTexts(workspace: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  const changed = new Map<string, ReadResult>();
  const read = (relativePath: string): ReadResult => {
    const found = workspace.read(relativePath);
    const text = found.kind === 'ok' ? texts.get(found.source.path) : undefined;
    if (found.kind !== 'ok' || text === undefined) return found;
    const { path: real } = found.source;
    const result = changed.get(real) ?? { kind: 'ok', source: { ...found.source, text } };
    changed.set(real, result);
    return result;
  };
  return {
    root: workspace.root,
    read,
    readBytes(relativePath) {
      const found = workspace.readBytes(relativePath);
      if (found.kind !== 'ok' || !texts.has(found.path)) return found;
      const edited = read(found.path);
      return edited.kind === 'ok' ? { ...found, bytes: encode(edited.source, edited.source.text) } : edited;
    },
    list: (relativePath) => workspace.list(relativePath),
  };
}

function normal(relativePath: string): string {
  return path.posix.normalize(relativePath.replaceAll('\\', '/'));
}

function bytesIn(overlay: Overlay, file: string): BytesResult {
  const bytes = overlay.get(file);
  if (bytes === undefined) return failure('not-found', `there is no file '${file}'`);
  return bytes.length > maxFileSize
    ? failure('too-large', tooLarge(file, bytes.length))
    : { kind: 'ok', path: file, bytes };
}

function textIn(overlay: Overlay, file: string): ReadResult {
  const result = bytesIn(overlay, file);
  return result.kind === 'ok' ? asText(file, result.bytes) : result;
}

function asText(file: string, bytes: Uint8Array): ReadResult {
  const source = decode(file, bytes);
  return source
    ? { kind: 'ok', source }
    : {
        ...failure('not-text', `'${file}' is not text in UTF-8, or in UTF-16 with a byte order mark`),
        head: headOf(bytes),
      };
}

function filesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map((entry) => entry.name);
  return names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

/** Whether a path, links resolved, lies inside a folder (or is it). */
export function isInside(root: string, absolutePath: string): boolean {
  const relative = path.relative(root, absolutePath);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function rootOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

/** Reads the file that is really there, or takes it from those read. */
function find(root: string, asked: string, files: Map<string, ReadResult>): ReadResult {
  return inside(root, asked, (real, relative) => {
    const result = files.get(relative) ?? read(real, relative);
    files.set(relative, result);
    return result;
  });
}

/** Follows links, keeps inside the root, and does what is to be done with what is really there. */
function inside<T>(root: string, asked: string, use: (real: string, relative: string) => T): T | ReadFailure {
  const absolute = path.resolve(root, asked);
  if (!isInside(root, absolute))
    return failure('outside-workspace', `'${asked}' lies outside the workspace and is not read`);
  try {
    const real = realpathSync(absolute);
    if (!isInside(root, real))
      return failure('outside-workspace', `'${asked}' is a link that leads outside the workspace and is not read`);
    return use(real, path.relative(root, real).replaceAll(path.sep, '/'));
  } catch (error) {
    return systemFailure(asked, error);
  }
}

/** Throws what Node throws. */
function read(absolute: string, relative: string): ReadResult {
  const refused = refusal(absolute, relative);
  if (refused?.code === 'too-large') return { ...refused, head: headOf(beginning(absolute)) };
  return refused ?? asText(relative, readFileSync(absolute));
}

/** Enough for what a template says of itself first. */
const headLength = 4096;

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, headLength)).toString('latin1').replaceAll('\0', '');
}

function beginning(absolute: string): Uint8Array {
  const bytes = new Uint8Array(headLength);
  const file = openSync(absolute, 'r');
  try {
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** Why what is there is not read, if so. Throws what Node throws. */
function refusal(absolute: string, relative: string): ReadFailure | undefined {
  const stat = statSync(absolute);
  if (stat.isDirectory()) return failure('is-a-directory', `'${relative || '.'}' is a folder, not a file`);
  if (!stat.isFile()) return failure('unreadable', `'${relative}' is not a regular file`);
  if (stat.size > maxFileSize) return failure('too-large', tooLarge(relative, stat.size));
  return undefined;
}

function tooLarge(relative: string, bytes: number): string {
  const [size, limit] = [bytes, maxFileSize].map((each) => `${(each / 1024 / 1024).toFixed(1)} MiB`);
  return `'${relative}' has ${size}; files above ${limit} are not read (Azure takes templates up to 4 MB)`;
}

function systemFailure(asked: string, error: unknown): ReadFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT' || code === 'ENOTDIR') return failure('not-found', `there is no file '${asked}'`);
  return failure('unreadable', `'${asked}' cannot be read (${code})`);
}

function failure(code: ReadErrorCode, message: string): ReadFailure {
  return { kind: 'error', code, message };
}
