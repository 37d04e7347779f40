import path from 'node:path';
import { createText, type ReplaceResult, replaceText } from '../../source/replace.ts';
import type { SourceText } from '../../source/text.ts';
import { openWorkspace, type Workspace } from '../../source/workspace.ts';
import { OptionError } from '../policies/select.ts';
import type { Entry } from './entry.ts';
import { parseBaseline, printBaseline } from './text.ts';

/** A baseline as it is on the disk. */
export interface BaselineFile {
  /** As messages name it. */
  readonly name: string;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Absent where there is no such file yet. */
  readonly source?: SourceText;
  /** Gives the file these entries; nothing is written where it holds them. Throws `OptionError` where it cannot be. */
  write(entries: Iterable<Entry>): void;
}

/** @param file Absolute. Throws `OptionError` with the line for what is wrong with it. */
export function openBaseline(file: string, name: string, mayBeMissing: boolean): BaselineFile {
  const workspace = openWorkspace(path.dirname(file));
  const base = path.basename(file);
  const read = workspace.read(base);
  if (read.kind === 'error' && !(read.code === 'not-found' && mayBeMissing)) throw new OptionError(unread(read, name));
  const source = read.kind === 'ok' ? read.source : undefined;
  const entries = parseBaseline(source?.text ?? '');
  if ('message' in entries) throw new OptionError(`${name}:${entries.line}:1: ${entries.message}`);
  return {
    name,
    entries,
    ...(source && { source }),
    write(updated) {
      const written = write(workspace, base, source, printBaseline(updated));
      if (written.kind === 'error') throw new OptionError(`the baseline was not written: ${written.message}`);
    },
  };
}

function unread({ code, message }: { readonly code: string; readonly message: string }, name: string): string {
  return code === 'not-found'
    ? `there is no baseline '${name}'; --update-baseline writes it`
    : `the baseline '${name}' cannot be read: ${message}`;
}

function write(workspace: Workspace, base: string, source: SourceText | undefined, text: string): ReplaceResult {
  if (source === undefined) return createText(workspace.root, base, text);
  return source.text === text ? { kind: 'ok' } : replaceText(workspace.root, source, text);
}
