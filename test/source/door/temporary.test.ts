import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sweep, temporaryBeside } from '../../../src/source/door/temporary.ts';
import { folders, isWindows } from './folders.ts';

/** The id of a process that has ended. */
const gone = () => spawnSync(process.execPath, ['-e', '']).pid;

it('a name for what is being written is short, hidden, nobody else’s, and no template’s', () => {
  const [one, other] = ['a'.repeat(250), 'a'.repeat(250)].map((name) =>
    temporaryBeside(path.join('x', `${name}.json`)),
  );
  expect(one).not.toBe(other);
  expect(path.basename(one ?? '')).toMatch(/^\.resilint-[0-9a-f]{8}-\d+-[0-9a-f]{12}\.tmp$/);
});

it('what a killed run has left goes, and nothing else', () => {
  const { root } = folders();
  const own = path.basename(temporaryBeside(path.join(root, 'a')));
  const dead = own.replace(`-${process.pid}-`, `-${gone()}-`);
  const [host] = /[0-9a-f]{8}/.exec(own) ?? [''];
  const elsewhere = dead.replace(host, host === '00000000' ? '11111111' : '00000000');
  const old = elsewhere.replace(/[0-9a-f]{12}\.tmp$/, '000000000000.tmp');
  const kept = ['a.json', '.resilint-x.tmp', `${dead}.json`, 'tmp.tmp', own, elsewhere];
  for (const name of [...kept, dead, old]) writeFileSync(path.join(root, name), 'x');
  utimesSync(path.join(root, old), 1, 1);
  const folder = dead.replace(/[0-9a-f]{12}\.tmp$/, '111111111111.tmp');
  mkdirSync(path.join(root, folder));
  const link = dead.replace(/[0-9a-f]{12}\.tmp$/, '222222222222.tmp');
  if (!isWindows) symlinkSync('a.json', path.join(root, link));
  sweep([root, path.join(root, 'none')]);
  expect(readdirSync(root).sort()).toEqual([...kept, folder, ...(isWindows ? [] : [link])].sort());
});
