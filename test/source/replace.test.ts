import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decode } from '../../src/source/encoding.ts';
import { replaceTexts } from '../../src/source/replace.ts';
import type { SourceText } from '../../src/source/text.ts';

let root: string;
const file = (name = 'main.json') => path.join(root, name);

function read(name = 'main.json'): SourceText {
  const source = decode(name, readFileSync(file(name)));
  if (source === undefined) throw new Error(`${name} is no text`);
  return source;
}

function replaceText(source: SourceText, text: string) {
  return replaceTexts(root, [{ source, text }])[0];
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-replace-')));
});
afterEach(() => rmSync(root, { recursive: true }));

const onPosix = it.skipIf(process.platform === 'win32');

describe('a new text for a file', () => {
  it.each([
    ['UTF-8', Buffer.from('é')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFé')],
    ['UTF-16, little end first', Buffer.from('\uFEFFé', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFé', 'utf16le').swap16()],
  ])('is written in the encoding it had: %s', (_, bytes) => {
    writeFileSync(file(), bytes);
    const before = read();
    expect(replaceText(before, 'ü')).toBeUndefined();
    expect(read()).toEqual({ ...before, text: 'ü' });
    expect(readdirSync(root)).toEqual(['main.json']);
  });

  onPosix('keeps the mode', () => {
    writeFileSync(file(), 'old');
    chmodSync(file(), 0o757);
    replaceText(read(), 'new');
    expect(statSync(file()).mode & 0o777).toBe(0o757);
  });

  it('is refused where the file changed since it was read, or is gone', () => {
    writeFileSync(file(), 'old');
    const source = read();
    writeFileSync(file(), 'other');
    expect(replaceText(source, 'new')).toMatchObject({ code: 'changed' });
    expect(read().text).toBe('other');
    rmSync(file());
    expect(replaceText(source, 'new')).toMatchObject({ code: 'changed' });
    expect(readdirSync(root)).toEqual([]);
  });

  onPosix('is refused where a link took the place of the file', () => {
    writeFileSync(file(), 'old');
    const source = read();
    renameSync(file(), file('other.json'));
    symlinkSync('other.json', file());
    expect(replaceText(source, 'new')).toMatchObject({ code: 'outside-workspace' });
    expect(read('other.json').text).toBe('old');
  });

  onPosix('is refused where the file is read-only, whoever asks', () => {
    writeFileSync(file(), 'old');
    chmodSync(file(), 0o444);
    expect(replaceText(read(), 'new')).toMatchObject({ code: 'unwritable' });
  });

  it('is there as a whole or not at all, whenever the process is killed', async () => {
    const [one, other] = ['1', '2'].map((digit) => digit.repeat(4_000_000));
    const script = `
      import { replaceTexts } from ${JSON.stringify(pathToFileURL(path.resolve('src/source/replace.ts')).href)};
      const source = (text) => ({ path: 'main.json', text, encoding: 'utf-8', bom: false });
      const texts = ['1', '2'].map((digit) => digit.repeat(4000000));
      for (let i = 0; ; i += 1) {
        const [failed] = replaceTexts(${JSON.stringify(root)}, [{ source: source(texts[i % 2]), text: texts[(i + 1) % 2] }]);
        if (failed) throw new Error(failed.message);
        if (i === 1) console.log('at work');
      }`;
    for (const delay of [1, 7, 19]) {
      writeFileSync(file(), one ?? '');
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await new Promise((resolve) => {
        child.stdout.once('data', resolve);
        child.once('exit', resolve);
      });
      await setTimeout(delay);
      expect(child.exitCode).toBeNull();
      child.kill('SIGKILL');
      await ended;
      expect([one, other].includes(readFileSync(file(), 'utf8'))).toBe(true);
    }
  });
});
