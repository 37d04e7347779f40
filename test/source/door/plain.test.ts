import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/source/door/folder.ts';
import { readPlain } from '../../../src/source/door/plain.ts';
import { folders, isWindows } from './folders.ts';

describe('a plain file', () => {
  it.each([0, 1, 4095, 4096, 4097, 100_000])('of %d bytes is read whole', (size) => {
    const file = path.join(folders().root, 'a');
    writeFileSync(file, Buffer.alloc(size, 7));
    expect(readPlain(file, 100_000)).toEqual({ kind: 'ok', bytes: new Uint8Array(readFileSync(file)) });
  });

  it('above the limit is not read, but for how it begins', () => {
    const file = path.join(folders().root, 'a');
    writeFileSync(file, 'begins');
    truncateSync(file, 2 ** 40);
    const read = readPlain(file, 1000);
    expect(read).toMatchObject({ kind: 'too-large', size: 2 ** 40 });
    expect(read.kind === 'too-large' && Buffer.from(read.head).toString('latin1').slice(0, 6)).toBe('begins');
  });

  it.skipIf(!existsSync('/proc/self/maps'))('that says it is empty is read up to the limit', () => {
    expect(readPlain('/proc/self/maps', 1_000_000)).toMatchObject({ kind: 'ok' });
    expect(readPlain('/proc/self/maps', 100)).toMatchObject({ kind: 'too-large', size: 101 });
  });
});

describe.skipIf(isWindows)('what is none', () => {
  it('is not read: a folder, a device, a pipe, a socket, a link', async () => {
    const { root } = folders();
    const at = (name: string) => path.join(root, name);
    mkdirSync(at('folder'));
    spawnSync('mkfifo', [at('pipe')]);
    symlinkSync('folder', at('link'));
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(readPlain(at('folder'), 10)).toEqual({ kind: 'folder' });
    expect(readPlain(at('pipe'), 10)).toEqual({ kind: 'other' });
    expect(readPlain('/dev/zero', 10)).toEqual({ kind: 'other' });
    expect(() => readPlain(at('link'), 10)).toThrow(/ELOOP/);
    const folder = openFolder(root);
    for (const name of ['pipe', 'socket'])
      expect(folder.read(name, 10)).toMatchObject({ code: 'unreadable', message: `'${name}' is not a regular file` });
    server.close();
  });
});
