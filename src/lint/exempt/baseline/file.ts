import path from 'node:path';
import { createNamed } from '../../../source/door/write.ts';
import type { Room } from '../../../source/named.ts';
import { OptionError } from '../../../source/option-error.ts';
import { replaceTexts } from '../../../source/replace.ts';
import type { SourceText } from '../../../source/text.ts';
import type { BaselineEntry } from './entry.ts';
import { parseBaseline, printBaseline } from './text.ts';

/** A baseline as it is on the disk. */
export interface BaselineFile {
  /** As messages name it. */
  readonly name: string;
  readonly entries: ReadonlyMap<string, BaselineEntry>;
  /** Absent where there is no such file yet. */
  readonly source?: SourceText;
  /** Gives the file these entries; nothing is written where it holds them. Throws `OptionError` where it cannot be. */
  write(entries: Iterable<BaselineEntry>): void;
}

/** Throws `OptionError` with the line for what is wrong with it. */
export function openBaseline(room: Room, name: string, mayBeMissing: boolean): BaselineFile {
  const read = room.workspace.read(room.path);
  if (read.kind === 'error' && !(read.code === 'not-found' && mayBeMissing)) throw new OptionError(unread(read, name));
  const source = read.kind === 'ok' ? read.source : undefined;
  const entries = parseBaseline(source?.text ?? '');
  if ('message' in entries) throw new OptionError(`${name}:${entries.line}:1: ${entries.message}`);
  return {
    name,
    entries,
    ...(source && { source }),
    write(updated) {
      const problem = write(room, name, source, printBaseline(updated));
      if (problem !== undefined) throw new OptionError(`the baseline was not written: ${problem}`);
    },
  };
}

function unread({ code, message }: { readonly code: string; readonly message: string }, name: string): string {
  return code === 'not-found'
    ? `there is no baseline '${name}'; --update-baseline writes it`
    : `the baseline '${name}' cannot be read: ${message}`;
}

/** What went wrong. A link in its place may lead to any file of the workspace, and is not written through. */
function write(room: Room, name: string, source: SourceText | undefined, text: string): string | undefined {
  const { root } = room.workspace;
  if (source?.text === text) return undefined;
  if (source !== undefined && source.path !== path.posix.normalize(room.path))
    return `'${name}' is a link, and nothing is written through one`;
  if (source !== undefined) return replaceTexts(root, [{ source, text }])[0]?.message;
  const written = createNamed({ root, absolute: path.join(root, room.path), given: name }, text);
  return written.kind === 'error' ? written.message : undefined;
}
