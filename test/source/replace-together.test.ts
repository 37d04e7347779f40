import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decode } from '../../src/source/encoding.ts';
import { replaceTexts } from '../../src/source/replace.ts';

/** What goes wrong, at the how manieth call from 1. */
const faults: { call: string; at: number; code: string; also?: () => void } = { call: '', at: 0, code: '' };
const counts = new Map<string, number>();

vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>();
  const failing =
    <A extends readonly unknown[], R>(name: string, call: (...args: A) => R) =>
    (...args: A): R => {
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (faults.call === name && faults.at === count) {
        faults.also?.();
        if (faults.code !== '') throw Object.assign(new Error(faults.code), { code: faults.code });
      }
      return call(...args);
    };
  return {
    ...fs,
    renameSync: failing('rename', fs.renameSync),
    fsyncSync: failing('fsync', fs.fsyncSync),
    linkSync: failing('link', fs.linkSync),
    fchownSync: failing('fchown', fs.fchownSync),
  };
});

const names = ['a.bicep', 'b/b.bicep', 'c.bicep'];
let root: string;
const text = (name: string) => readFileSync(path.join(root, name), 'utf8');

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-together-')));
  mkdirSync(path.join(root, 'b'));
  for (const name of names) writeFileSync(path.join(root, name), `old ${name}`);
  counts.clear();
});
afterEach(() => {
  Object.assign(faults, { call: '', at: 0, code: '', also: undefined });
  rmSync(root, { recursive: true });
});

function replaceAll(wanted = names) {
  const replacements = wanted.map((name) => {
    const source = decode(name, readFileSync(path.join(root, name)));
    if (source === undefined) throw new Error(name);
    return { source, text: `new ${name}` };
  });
  return replaceTexts(root, replacements);
}

const leftovers = () =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));
const inodes = () => names.map((name) => statSync(path.join(root, name)).ino);

describe('texts that belong together', () => {
  it('are all written', () => {
    expect(replaceAll()).toEqual([]);
    expect(names.map(text)).toEqual(names.map((name) => `new ${name}`));
    expect(leftovers()).toEqual([]);
  });

  it.each([1, 2, 3])('are none of them written when the disk is full at file %d', (at) => {
    Object.assign(faults, { call: 'fsync', at, code: 'ENOSPC' });
    const failed = replaceAll();
    const full = names[at - 1];
    expect(failed.map(({ file, message }) => [file, message])).toEqual([
      [full, `'${full}' could not be written: the disk is full; nothing in it was changed`],
      ...names
        .filter((name) => name !== full)
        .map((name) => [
          name,
          `'${name}' is left alone, for it is edited together with '${full}', which could not be written`,
        ]),
    ]);
    expect(names.map(text)).toEqual(names.map((name) => `old ${name}`));
    expect(leftovers()).toEqual([]);
  });

  it.each([1, 2, 3])('go back when file %d cannot take its place', (at) => {
    const before = inodes();
    Object.assign(faults, { call: 'rename', at, code: 'EPERM' });
    const failed = replaceAll();
    expect(failed).toHaveLength(3);
    expect(names.map(text)).toEqual(names.map((name) => `old ${name}`));
    expect(inodes()).toEqual(before);
    expect(leftovers()).toEqual([]);
  });

  it('go back where a disk has no hard links too', () => {
    Object.assign(faults, { call: 'link', at: 1, code: 'EPERM' });
    expect(replaceAll()).toEqual([]);
    counts.clear();
    for (const name of names) writeFileSync(path.join(root, name), `old ${name}`);
    Object.assign(faults, {
      call: 'link',
      at: 1,
      code: 'EPERM',
      also: () => Object.assign(faults, { call: 'rename', at: 2 }),
    });
    expect(replaceAll()).toHaveLength(3);
    expect(names.map(text)).toEqual(names.map((name) => `old ${name}`));
    expect(leftovers()).toEqual([]);
  });

  it('are none of them written where one changes while they are made ready', () => {
    const also = () => writeFileSync(path.join(root, 'c.bicep'), 'theirs');
    Object.assign(faults, { call: 'fsync', at: 2, code: '', also });
    expect(replaceAll()[0]).toMatchObject({ file: 'c.bicep', code: 'changed' });
    expect(names.map(text)).toEqual(['old a.bicep', 'old b/b.bicep', 'theirs']);
    expect(leftovers()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('are none of them written where one is read-only or a link', () => {
    chmodSync(path.join(root, 'b/b.bicep'), 0o444);
    expect(replaceAll().map(({ file, code }) => [file, code])).toEqual([
      ['b/b.bicep', 'unwritable'],
      ['a.bicep', 'unwritable'],
      ['c.bicep', 'unwritable'],
    ]);
    rmSync(path.join(root, 'c.bicep'));
    symlinkSync('a.bicep', path.join(root, 'c.bicep'));
    expect(replaceAll(['a.bicep', 'c.bicep'])[0]).toMatchObject({ file: 'c.bicep', code: 'outside-workspace' });
    expect(text('a.bicep')).toBe('old a.bicep');
  });
});

describe.skipIf(process.getuid?.() !== 0)('the owner of a file', () => {
  it('stays', () => {
    chownSync(path.join(root, 'a.bicep'), 12345, 23456);
    chmodSync(path.join(root, 'a.bicep'), 0o2755);
    expect(replaceAll(['a.bicep'])).toEqual([]);
    expect(statSync(path.join(root, 'a.bicep'))).toMatchObject({ uid: 12345, gid: 23456 });
    expect(statSync(path.join(root, 'a.bicep')).mode & 0o7777).toBe(0o2755);
  });

  it('stays, or nothing is written', () => {
    chownSync(path.join(root, 'a.bicep'), 12345, 23456);
    Object.assign(faults, { call: 'fchown', at: 1, code: 'EPERM' });
    expect(replaceAll(['a.bicep'])).toMatchObject([
      { message: "'a.bicep' could not be written: its owner could not be kept; nothing in it was changed" },
    ]);
    expect(text('a.bicep')).toBe('old a.bicep');
    expect(existsSync(path.join(root, 'b/b.bicep'))).toBe(true);
    expect(leftovers()).toEqual([]);
  });
});
