import { createHash } from 'node:crypto';
import { encode } from './encoding.ts';
import { jsonText } from './json/write.ts';
import type { SourceText } from './text.ts';
import type { BytesResult, ReadResult, Workspace } from './workspace.ts';

/** Something that was asked of a workspace, of what path, and a short form of what it said. */
export type Remembered = readonly [ask: Ask, path: string, said: string];

const asks = ['text', 'bytes', 'kind', 'find', 'entries', 'below'] as const;
type Ask = (typeof asks)[number];

export function isAsk(value: unknown): value is Ask {
  return asks.some((ask) => ask === value);
}

/** A digest that nobody finds a second text for. */
export function digestOf(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
}

const known = new WeakMap<SourceText, string>();

/** The same as of the file's bytes. */
function textDigest(source: SourceText): string {
  const digest = known.get(source) ?? digestOf(encode(source, source.text));
  known.set(source, digest);
  return digest;
}

/** A workspace that remembers what it was asked: what is there, and what is not. */
export function watched(workspace: Workspace): { readonly workspace: Workspace; looks(): Remembered[] } {
  const seen = new Map<string, Remembered>();
  const note = <T>(ask: Ask, path: string, result: T, said: (result: T) => string): T => {
    const key = `${ask} ${path}`;
    if (!seen.has(key)) seen.set(key, [ask, path, said(result)]);
    return result;
  };
  return {
    looks: () => [...seen.values()],
    workspace: {
      root: workspace.root,
      read: (path) => note('text', path, workspace.read(path), saidOfText),
      readBytes: (path) => note('bytes', path, workspace.readBytes(path), saidOfBytes),
      readListed: (path) => note('bytes', path, workspace.readListed(path), saidOfBytes),
      kindOf: (path) => note('kind', path, workspace.kindOf(path), String),
      find: (path) => note('find', path, workspace.find(path), saidOfFound),
      list(path) {
        note('entries', path, workspace.entries(path), saidOfEntries);
        return workspace.list(path);
      },
      entries: (path) => note('entries', path, workspace.entries(path), saidOfEntries),
      *walk(path, into) {
        for (const [folder, listed] of workspace.walk(path, into)) {
          note('entries', folder, listed, saidOfEntries);
          yield [folder, listed] as const;
        }
      },
      filesBelow: (path, most) => note('below', `${most} ${path}`, workspace.filesBelow(path, most), jsonDigest),
    },
  };
}

/** Says whether a workspace would say the same again. What several ask is looked at once. */
export interface Recall {
  /** The digest of a file that is known to have it. */
  note(file: string, digest: string): void;
  isSame(look: Remembered): boolean;
}

export function recallOf(workspace: Workspace): Recall {
  const answers = new Map<string, string>();
  const once = (ask: Ask, path: string, say: () => string): string => {
    const key = `${ask} ${path}`;
    const said = answers.get(key) ?? say();
    answers.set(key, said);
    return said;
  };
  const bytesAt = (path: string): string => once('bytes', path, () => saidOfBytes(workspace.readBytes(path)));
  const now = ([ask, path]: Remembered): string => {
    switch (ask) {
      case 'text':
        return once(ask, path, () => saidOfText(workspace.read(path)));
      case 'bytes':
        return bytesAt(path);
      case 'kind':
        return once(ask, path, () => String(workspace.kindOf(path)));
      case 'find':
        return once(ask, path, () => saidOfFound(workspace.find(path)));
      case 'entries':
        return once(ask, path, () => saidOfEntries(workspace.entries(path)));
      case 'below': {
        const at = path.indexOf(' ');
        return once(ask, path, () => jsonDigest(workspace.filesBelow(path.slice(at + 1), Number(path.slice(0, at)))));
      }
    }
  };
  return {
    note: (file, digest) => void answers.set(`bytes ${file}`, `${digest} ${file}`),
    // A text is as its bytes are, which cost less.
    isSame: (look) => (look[0] === 'text' && bytesAt(look[1]) === look[2]) || now(look) === look[2],
  };
}

function saidOfText(result: ReadResult): string {
  if (result.kind === 'ok') return `${textDigest(result.source)} ${result.source.path}`;
  return `! ${result.code} ${digestOf(result.message, result.head ?? '')}`;
}

function saidOfBytes(result: BytesResult): string {
  return result.kind === 'ok'
    ? `${digestOf(result.bytes)} ${result.path}`
    : `! ${result.code} ${digestOf(result.message)}`;
}

function saidOfFound(found: ReturnType<Workspace['find']>): string {
  if (found.kind === 'error') return `! ${found.code} ${digestOf(found.message)}`;
  const { stat, path } = found;
  const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
  return `${kind} ${stat.isFile() ? stat.size : 0} ${path}`;
}

/** The order is the system's, and no part of what is said. */
function saidOfEntries(listed: ReturnType<Workspace['entries']>): string {
  if (listed.kind === 'error') return `! ${listed.code} ${digestOf(listed.message)}`;
  return jsonDigest(listed.entries.map(({ name, kind }) => `${kind} ${name}`).sort());
}

function jsonDigest(value: unknown): string {
  return digestOf(jsonText(value));
}
