import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a setting is given: a file's name ends in its extension; a folder has none. */
export interface Wanted {
  readonly kind: 'file' | 'folder';
  readonly extension: string;
  /** What would be in the file, so that it would be read with success. */
  readonly content: string;
}

/** The folders of a case: what is looked at, and what lies outside. */
export interface Ground {
  readonly workspace: string;
  readonly outside: string;
}

export interface Hazard {
  /** Plants it, and gives the path as it is written in the setting. */
  plant(ground: Ground, wanted: Wanted): string;
  /** It leads outside by its own words, which a person may say and a file of the workspace may not. */
  readonly isOutside?: boolean;
  /** Nobody can give it to a program as an argument. */
  readonly onlyInFiles?: boolean;
}

/** A file or folder outside that has what is wanted. */
function victim({ outside }: Ground, { kind, extension, content }: Wanted): string {
  const folder = path.join(outside, 'away');
  const file = path.join(folder, `found${extension}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'SECRET-NAME.json'), content);
  if (kind === 'file') writeFileSync(file, content);
  return kind === 'file' ? file : folder;
}

const link = (target: string, at: string): void => symlinkSync(target, at);
const name = ({ extension }: Wanted, base = 'planted'): string => `${base}${extension}`;

/** None: what is there is found, so that it would be seen if a hazard let it through. */
export const harmless = 'what is wanted';

export const hazards: Readonly<Record<string, Hazard>> = {
  'a link to outside': {
    plant(ground, wanted) {
      link(path.relative(ground.workspace, victim(ground, wanted)), path.join(ground.workspace, name(wanted)));
      return name(wanted);
    },
  },
  'a link by an absolute path to outside': {
    plant(ground, wanted) {
      link(victim(ground, wanted), path.join(ground.workspace, name(wanted)));
      return name(wanted);
    },
  },
  'a folder that is a link to outside': {
    plant(ground, wanted) {
      const target = victim(ground, wanted);
      link(path.dirname(target), path.join(ground.workspace, 'away'));
      return `away/${path.basename(target)}`;
    },
  },
  'another name of the workspace, and there a link to outside': {
    plant(ground, wanted) {
      link(victim(ground, wanted), path.join(ground.workspace, name(wanted)));
      const alias = path.join(path.dirname(ground.workspace), 'alias');
      link(ground.workspace, alias);
      return path.join(alias, name(wanted));
    },
  },
  'a link to what is not there, outside': {
    plant({ workspace, outside }, wanted) {
      link(path.join(outside, 'SECRET-NONE'), path.join(workspace, name(wanted)));
      return name(wanted);
    },
  },
  'a link to itself': {
    plant({ workspace }, wanted) {
      link(name(wanted), path.join(workspace, name(wanted)));
      return name(wanted);
    },
  },
  '..': {
    isOutside: true,
    plant: (ground, wanted) => path.relative(ground.workspace, victim(ground, wanted)),
  },
  'an absolute path': { isOutside: true, plant: (ground, wanted) => victim(ground, wanted) },
  'a link to a device': {
    plant({ workspace }, wanted) {
      link('/dev/zero', path.join(workspace, name(wanted)));
      return name(wanted);
    },
  },
  'a device': { isOutside: true, plant: () => '/dev/zero' },
  'a pipe that nobody writes to or reads': {
    plant({ workspace }, wanted) {
      spawnSync('mkfifo', [path.join(workspace, name(wanted))]);
      return name(wanted);
    },
  },
  'a file for a folder, a folder for a file': {
    plant({ workspace }, wanted) {
      const at = path.join(workspace, name(wanted));
      if (wanted.kind === 'file') mkdirSync(at);
      else writeFileSync(at, wanted.content);
      return name(wanted);
    },
  },
  'a file on the way': {
    plant({ workspace }, wanted) {
      writeFileSync(path.join(workspace, 'way'), '');
      return `way/${name(wanted)}`;
    },
  },
  'a name that is too long': { plant: (_, wanted) => name(wanted, 'x'.repeat(300)) },
  'a path that is too long': { plant: (_, wanted) => `${'x/'.repeat(3000)}${name(wanted)}` },
  'a null character': { onlyInFiles: true, plant: (_, wanted) => name(wanted, 'a\0b') },
  'a line break and a command': {
    plant({ workspace }, wanted) {
      const at = name(wanted, 'a\n::error title=x::y\n##[command]##vso[task.complete]');
      if (wanted.kind === 'file') writeFileSync(path.join(workspace, at), 'none of what is wanted');
      return at;
    },
  },
  'marks that change what is seen': {
    plant({ workspace }, wanted) {
      const at = name(wanted, '\u202eab\u2066c\u001b[31m\u009b31m\u200b');
      if (wanted.kind === 'file') writeFileSync(path.join(workspace, at), 'none of what is wanted');
      return at;
    },
  },
  'another machine': { isOutside: true, plant: (_, wanted) => name(wanted, '\\\\host.invalid\\share\\x') },
  'a device of Windows': { plant: (_, wanted) => name(wanted, 'NUL') },
  [harmless]: {
    plant({ workspace }, wanted) {
      const at = name(wanted);
      if (wanted.kind === 'folder') mkdirSync(path.join(workspace, at));
      writeFileSync(path.join(workspace, at, wanted.kind === 'folder' ? 'SECRET-NAME.json' : ''), wanted.content);
      return at;
    },
  },
  'nothing at all': { plant: (_, wanted) => name(wanted, 'none') },
};
