import { Buffer, isAscii } from 'node:buffer';
import path from 'node:path';
import { decode } from '../../source/encoding.ts';
import { groupBy } from '../../source/group-by.ts';
import type { Overlay, Workspace } from '../../source/workspace.ts';
import { isCommon } from '../bind/beside.ts';
import { isBicepFile } from '../language.ts';
import { isCandidate } from './discover.ts';
import { templatesBelow } from './glob.ts';
import { ignoreRules } from './ignored.ts';
import { type Mentions, mayBeParameters, mentionsIn } from './mentions.ts';

/** Which files of a workspace may use which others. It is looked through once, when something is first asked. */
export interface References {
  /** The templates and parameter files of the workspace, also those that `.gitignore` leaves out. */
  readonly files: ReadonlySet<string>;
  /** The files that may use one directly: as a module, linked template, import, text, or parameter file. */
  usersOf(file: string): readonly string[];
  /** These files, and all that may use them on whatever way. */
  closure(files: Iterable<string>): ReadonlySet<string>;
  /** The parameter files, in other folders too, that say they are for a template, and are not ignored. */
  parametersFor(template: string): readonly string[];
  /**
   * Files that are likely to be judged together, since they name each other or the same one: names as they are, or in
   * lower case. Not more than likely: a link may lead elsewhere than its end says.
   */
  ties(): Iterable<readonly string[]>;
  /** The files that name each module of a registry or a template spec, by the name as it is written. */
  moduleUsers(): ReadonlyMap<string, readonly string[]>;
}

/** What the text of a file says of others; `undefined` for what cannot be read. */
export type MentionsOf = (file: string) => Mentions | undefined;

/** @param mentionsOf Tells it of files whose text an earlier run has looked through. */
export function openReferences(
  workspace: Workspace,
  overlay: Overlay = new Map(),
  mentionsOf: MentionsOf = mentionsReader(workspace),
): References {
  let opened: Index | undefined;
  const index = (): Index => {
    opened ??= openIndex(workspace, filesIn(workspace, overlay), mentionsOf);
    return opened;
  };
  const known = new Map<string, readonly string[]>();
  const usersOf = (file: string): readonly string[] => {
    const users = known.get(file) ?? index().usersOf(file);
    known.set(file, users);
    return users;
  };
  return {
    get files() {
      return index().files;
    },
    usersOf,
    closure(some) {
      const found = new Set(some);
      for (const each of found) for (const user of usersOf(each)) found.add(user);
      return found;
    },
    parametersFor: (template) => index().parametersOf(template),
    ties: () => index().ties(),
    moduleUsers: () => index().moduleUsers(),
  };
}

function filesIn(workspace: Workspace, overlay: Overlay): ReadonlySet<string> {
  const files = new Set(templatesBelow(workspace, ''));
  for (const [file, bytes] of overlay) {
    if (bytes === undefined) files.delete(file);
    else if (isCandidate(file)) files.add(file);
  }
  return files;
}

/** How far the texts have been looked through: each kind costs something, and is left alone where it has no say. */
type Kind = 'bicep' | 'parameters' | 'json';

function kindOf(file: string): Kind {
  if (isBicepFile(file)) return 'bicep';
  return mayBeParameters(file) ? 'parameters' : 'json';
}

interface Index {
  readonly files: ReadonlySet<string>;
  usersOf(file: string): readonly string[];
  parametersOf(template: string): readonly string[];
  ties(): Iterable<readonly string[]>;
  moduleUsers(): ReadonlyMap<string, readonly string[]>;
}

/** Names are compared ignoring case, since some file systems do. */
function openIndex(workspace: Workspace, files: ReadonlySet<string>, mentionsOf: MentionsOf): Index {
  const unread = groupBy([...files], kindOf);
  const actual = new Map(Array.from(files, (file) => [file.toLowerCase(), file]));
  const takersOf = openTakers(files);
  const users = new Map<string, string[]>();
  const linking = new Map<string, string[]>();
  const parameters = new Map<string, string[]>();
  const templates = new Map<string, string[]>();
  const modules = new Map<string, string[]>();
  let isIgnored: ReturnType<typeof ignoreRules> | undefined;
  const add = (file: string, mentions: Mentions): void => {
    for (const mentioned of mentions.files)
      for (const place of placesOf(workspace, mentioned, actual)) push(users, place, file);
    for (const end of mentions.ends) push(linking, end, file);
    for (const reference of mentions.modules) push(modules, reference, file);
    for (const template of mentions.templates)
      for (const place of placesOf(workspace, template, actual)) {
        push(parameters, place, file);
        push(templates, file.toLowerCase(), actual.get(place) ?? template);
      }
  };
  const readAll = (kinds: readonly Kind[]): void => {
    for (const kind of kinds) {
      for (const file of unread.get(kind) ?? []) {
        const mentions = mentionsOf(file);
        if (mentions !== undefined) add(file, mentions);
      }
      unread.delete(kind);
    }
  };
  return {
    files,
    usersOf(file) {
      readAll(/\.(jsonc?|arm)$/i.test(file) ? ['bicep', 'parameters', 'json'] : ['bicep']);
      const key = file.toLowerCase();
      const folder = path.posix.dirname(key);
      const all = [
        ...(users.get(key) ?? []),
        ...(users.get(`${folder}/`) ?? []),
        ...(templates.get(key) ?? []),
        ...endsOf(key).flatMap((end) => (linking.get(end) ?? []).filter((user) => mayMean(end, user, key))),
        ...takersOf(key),
      ];
      return [...new Set(all)].filter((user) => user !== file).sort();
    },
    parametersOf(template) {
      readAll(['bicep', 'parameters']);
      isIgnored ??= ignoreRules(workspace, [...parameters.values()].flat());
      return (parameters.get(template.toLowerCase()) ?? []).filter((file) => isIgnored?.(file) === undefined);
    },
    moduleUsers() {
      readAll(['bicep']);
      return modules;
    },
    *ties() {
      readAll(['bicep', 'parameters', 'json']);
      for (const [place, own] of [...users, ...parameters]) yield [actual.get(place) ?? place, ...own];
      for (const file of files) {
        const key = file.toLowerCase();
        yield [file, ...takersOf(key), ...linkedNear(key, linking)];
      }
    },
  };
}

/** Of the files beside a parameter file, in lower case, the templates that it belongs to by its name, or may. */
function openTakers(files: ReadonlySet<string>): (file: string) => readonly string[] {
  const folderOf = (file: string): string => path.posix.dirname(file.toLowerCase());
  const baseOf = (file: string): string => path.posix.parse(file.toLowerCase()).name;
  const folders = groupBy([...files], folderOf);
  const bases = groupBy([...files], (file) => `${folderOf(file)}/${baseOf(file)}`);
  return (file) => {
    if (!mayBeParameters(file) || file.endsWith('.bicepparam')) return [];
    const folder = folderOf(file);
    const name = path.posix.basename(file);
    if (isCommon(name)) return folders.get(folder) ?? [];
    return Array.from(name.matchAll(/\./g), ({ index }) => `${folder}/${name.slice(0, index)}`).flatMap(
      (base) => bases.get(base) ?? [],
    );
  };
}

/** Those that link to a file by its whole name, out of a folder that it lies in. */
function linkedNear(file: string, linking: ReadonlyMap<string, readonly string[]>): string[] {
  const named = linking.get(path.posix.basename(file)) ?? [];
  return named.filter((user) => {
    const folder = path.posix.dirname(user).toLowerCase();
    return folder === '.' || file.startsWith(`${folder}/`);
  });
}

/** All ends of a file's name. No end that is looked for holds a slash. */
function endsOf(file: string): string[] {
  const name = path.posix.basename(file);
  return Array.from({ length: name.length }, (_, at) => name.slice(at));
}

/** A path, and where it really leads if it goes through a link. */
function placesOf(workspace: Workspace, file: string, files: ReadonlyMap<string, string>): string[] {
  const key = file.toLowerCase();
  if (files.has(key) || file.startsWith('..') || file.endsWith('/')) return [key];
  const read = workspace.read(file);
  return read.kind === 'ok' ? [...new Set([key, read.source.path.toLowerCase()])] : [key];
}

/** Whether a name with this end may be a file's. One of which nothing more is known lies somewhere around its user. */
function mayMean(end: string, user: string, file: string): boolean {
  if (!/^\.\w+$/.test(end)) return true;
  const around = path.posix.dirname(path.posix.dirname(user)).toLowerCase();
  return around === '.' || file.startsWith(`${around}/`);
}

function mentionsReader(workspace: Workspace): MentionsOf {
  return (file) => {
    const read = workspace.readListed(file);
    return read.kind === 'ok' ? mentionsInBytes(file, read.bytes) : undefined;
  };
}

/** Most texts are plain: then a character is a byte, and nothing has to be decoded. */
export function mentionsInBytes(file: string, read: Uint8Array): Mentions | undefined {
  const { buffer, byteOffset, byteLength } = read;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const text = isAscii(bytes) ? bytes.toString('latin1') : decode(file, bytes)?.text;
  return text === undefined ? undefined : mentionsIn(file, text);
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
