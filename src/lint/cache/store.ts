import { jsonText } from '../../source/json/write.ts';
import { digestOf } from '../../source/looks.ts';
import { readPrivate, writePrivate } from '../../start/private.ts';

/** What earlier runs kept, by key. Nothing of it is looked into before it is asked for. */
export interface Store {
  /** `undefined` for what was not kept, or is not as it was written. */
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Writes it, whole or not at all, where something is new; of what this run did not ask for as much as there is room. */
  save(): void;
}

/** Bytes. What is larger is not read: it is none of ours. */
const most = 128 * 1024 * 1024;
/** Characters that are written. */
const room = 64 * 1024 * 1024;
/** Files of one folder: repositories whose results are kept. */
const kept = 16;

/**
 * One file of lines, `key digest json`, behind one that says by what it was written. A line that is torn or tampered with
 * is as if it were not there.
 *
 * @param writer Tells this version of resilint, and of the form, from others.
 */
export function openStore(file: string, writer: string): Store {
  const lines = linesOf(readPrivate(file, most)?.toString() ?? '', writer);
  const used = new Map<string, string>();
  let isNew = false;
  return {
    get(key) {
      const line = lines.get(key);
      const json = line && verified(key, line);
      if (line === undefined || json === undefined) return undefined;
      used.set(key, line);
      return parsed(json);
    },
    set(key, value) {
      const json = jsonText(value);
      const line = `${key} ${sealOf(key, json)} ${json}`;
      isNew ||= lines.get(key) !== line;
      used.set(key, line);
    },
    save() {
      if (!isNew) return;
      let left = room;
      const text = [writer];
      for (const [, line] of new Map([...used, ...[...lines].filter(([key]) => !used.has(key))])) {
        left -= line.length + 1;
        if (left < 0) break;
        text.push(line);
      }
      writePrivate(file, `${text.join('\n')}\n`, kept);
    },
  };
}

function linesOf(text: string, writer: string): Map<string, string> {
  const [first, ...lines] = text.split('\n');
  if (first !== writer) return new Map();
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line]));
}

function sealOf(key: string, json: string): string {
  return digestOf(key, json).slice(0, 16);
}

function verified(key: string, line: string): string | undefined {
  const at = line.indexOf(' ', key.length + 1);
  const json = line.slice(at + 1);
  return at > 0 && line.slice(key.length + 1, at) === sealOf(key, json) ? json : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
