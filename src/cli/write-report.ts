import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Writes a report, with the folders it needs; what goes wrong, in a sentence. The text takes the file's place at once, so
 * that the file holds a whole report whenever the process ends or the disk is full.
 */
export function writeReport(file: string, text: string): string | undefined {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const target = existsSync(file) ? realpathSync(file) : file;
    if (existsSync(target) && !statSync(target).isFile()) writeFileSync(target, text);
    else replace(target, text);
    return undefined;
  } catch (error) {
    return `the report '${file}' cannot be written: ${reasonOf(error)}`;
  }
}

function replace(file: string, text: string): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOSPC: 'the disk is full',
  EACCES: 'writing is not allowed there',
  EPERM: 'writing is not allowed there',
  EROFS: 'the disk can only be read',
};

export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
