import path from 'node:path';
import { type Room, roomOf } from '../../source/named.ts';
import { OptionError } from '../../source/option-error.ts';
import { step } from '../../source/route.ts';
import type { Session } from '../../workspace/session.ts';
import { configError, type Layer, settingRoom } from '../read.ts';

/** The file in which policies of a folder, and of the folders in it, share names. */
export const vocabularyFile = 'vocabulary.json';

/** Where a user keeps policies: a folder, or one policy. */
export interface PolicyPlace {
  /** Beyond whose root nothing is read. */
  readonly room: Room;
  /** As it was written. */
  readonly written: string;
  /** What is wrong with it, told where it was written. */
  error(message: string): OptionError;
}

/** More files than these are no folder of policies: perhaps a whole disk was meant by a slip. */
const maxEntries = 20_000;

/** A place that a person named on the command line, which may lie in another repository. */
export function namedPlace({ workspace, cwd }: Session, written: string): PolicyPlace {
  const room = roomOf(workspace, path.resolve(cwd, written), written);
  const error = (message: string): OptionError => new OptionError(message);
  if (room.kind === 'error') throw error(`the policies cannot be read: ${room.message}`);
  return { room, written, error };
}

/** The places of a configuration: folders of its own workspace. Throws `OptionError` for one that lies elsewhere. */
export function configuredPlaces(layers: readonly Layer[]): PolicyPlace[] {
  return layers.flatMap((layer) =>
    (layer.document.policyFolders ?? []).map((written, index) => {
      const route = step(step(null, 'policyFolders'), index);
      return {
        room: settingRoom(layer, route, written),
        written,
        error: (message: string) => configError(layer.source, route, 'value', message),
      };
    }),
  );
}

function isPolicy(file: string): boolean {
  return file.endsWith('.json') && path.posix.basename(file) !== vocabularyFile;
}

/** The policies at a place by their paths in its room, in order. Throws the place's error where there can be none. */
export function policyFilesAt({ room: { workspace, path: at }, written, error }: PolicyPlace): readonly string[] {
  const found = workspace.find(at);
  if (found.kind === 'error')
    throw error(
      found.code === 'not-found'
        ? `there is no '${written}': a folder of policies is expected, or one policy`
        : `the policies '${written}' cannot be read: ${found.message}`,
    );
  if (found.stat.isFile() && at.endsWith('.json')) return [at];
  if (!found.stat.isDirectory())
    throw error(`'${written}' is neither a folder of policies nor a policy, which is a .json file`);
  const files = workspace.filesBelow(at, maxEntries);
  if (!('kind' in files)) return files.filter(isPolicy);
  throw error(
    files.code === 'too-large'
      ? `'${written}' holds more than ${maxEntries} files: name the policies' own folder`
      : `'${written}' cannot be read: ${files.message}`,
  );
}
