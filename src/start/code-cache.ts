import path from 'node:path';
import { cacheRoot, isFilled, isOwnFolder, readPrivate, writePrivate } from './private.ts';

/** How many compiled bundles are kept: of several versions of resilint and of Node, the latest. */
const kept = 4;

/**
 * The file that keeps compiled code, in a folder that only the user can write; `undefined` where there is no such folder
 * and none can be made. What is in it is run, so whoever could write it could run programs as the user.
 *
 * @param name Tells what was compiled, and by what.
 */
export function codeCacheFile(name: string, env = process.env, cwd = process.cwd()): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
  try {
    const folder = path.join(cacheRoot(env), 'resilint');
    if (!path.isAbsolute(folder) || isFilled(folder, cwd)) return undefined;
    return isOwnFolder(folder) && !isFilled(folder, cwd) ? path.join(folder, `${name}.v8`) : undefined;
  } catch {
    return undefined;
  }
}

/** What was kept; `undefined` where nothing was, or somebody else could have written it. */
export function readCode(file: string): Buffer | undefined {
  return readPrivate(file);
}

/** Keeps compiled code, whole or not at all; silent where it cannot be. */
export function writeCode(file: string, code: Buffer): void {
  writePrivate(file, code, kept);
}
