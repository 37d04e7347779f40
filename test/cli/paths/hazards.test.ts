import { type ChildProcess, spawn } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ground, harmless, hazards } from './hazards.ts';
import { fill, knownNames, settings } from './settings.ts';

// Every setting that takes a path, with every hazard that a path can be: nothing outside is read, written or named, nothing
// waits or grows, nothing is a fault of resilint, and nothing that is said obeys whoever planted it.

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly megabytes: number;
}

/** Seconds that one command line may take, with all that this machine does beside it. */
const patience = 20;

let top = '';
let child: ChildProcess;
let ask: (cwd: string, args: readonly string[]) => Promise<Answer>;

beforeAll(() => {
  top = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-door-')));
  start();
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  rmSync(top, { recursive: true, force: true });
}, 60_000);

function start(): void {
  const bundle = path.resolve(process.env.RESILINT_BUNDLE ?? 'dist/resilint.js');
  child = spawn(process.execPath, [path.resolve('test/cli/paths/drive.mjs'), bundle], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NO_COLOR: '1', HOME: top },
  });
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  if (child.stdout === null) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line);
    if ('id' in answer) waiting.get(answer.id)?.(answer);
  });
  child.once('exit', () => {
    for (const resolve of waiting.values()) resolve(undefined);
  });
  let last = 0;
  ask = async (cwd, args) => {
    last += 1;
    const id = last;
    const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
    const answer = await new Promise<Answer | undefined>((resolve) => {
      waiting.set(id, resolve);
      child.stdin?.write(`${JSON.stringify({ id, cwd, args })}\n`);
    });
    clearTimeout(timer);
    if (answer !== undefined) return answer;
    start();
    throw new Error(`did not end within ${patience} seconds, or was killed`);
  };
}

let count = 0;

function ground(): Ground {
  count += 1;
  const at = path.join(top, String(count));
  const [workspace, outside] = [path.join(at, 'work'), path.join(at, 'outside')];
  mkdirSync(path.join(workspace, '.git'), { recursive: true });
  mkdirSync(outside);
  return { workspace, outside };
}

/** All that is in a folder: what it is, and what is in it. */
function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const at = path.join(folder, name);
    found[name] = lstatSync(at).isFile() ? readFileSync(at, 'latin1') : 'no file';
  }
  return found;
}

/** What obeys whoever wrote it, or is not what is seen. */
const harmful = /^\s*::|##\[|##vso\[|(?!\n)[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069]/mu;

/** What lies outside, as it is or in Base64. */
const secret = /SECRET|U0VDUkVU/;

function expectHarmless({ code, stdout, stderr, megabytes }: Answer): void {
  expect([0, 1, 2, 3], stderr.slice(0, 300)).toContain(code);
  expect(megabytes).toBeLessThan(700);
  expect(stdout).not.toMatch(harmful);
  expect(stderr).not.toMatch(harmful);
}

const leftovers = (workspace: string): string[] =>
  Object.keys(snapshot(workspace)).filter((file) => file.endsWith('.tmp'));

describe.skipIf(process.platform === 'win32').each(Object.entries(settings))('%s', (_, setting) => {
  it.each(Object.entries(hazards))('with %s', async (title, hazard) => {
    if (hazard.onlyInFiles && setting.of('').args.includes('')) return;
    const { workspace, outside } = ground();
    const given = hazard.plant({ workspace, outside }, setting.wanted);
    const { files = {}, args } = setting.of(given);
    fill(workspace, files);
    const before = snapshot(outside);
    const answer = await ask(workspace, args);
    expectHarmless(answer);
    expect(leftovers(workspace)).toEqual([]);
    if (title === harmless && setting.isShown !== false) expect(answer.stdout + answer.stderr).toMatch(secret);
    if (title === harmless || (setting.isNamed && hazard.isOutside)) return;
    expect(snapshot(outside)).toEqual(before);
    expect(answer.stdout + answer.stderr).not.toMatch(secret);
  });
});

describe.skipIf(process.platform === 'win32').each(Object.entries(knownNames))('%s', (name, { args, wanted }) => {
  const inPlace = Object.entries(hazards).filter(([title]) => /^a (?:link|pipe|file for)/.test(title));
  it.each(inPlace)('that is %s', async (_name, hazard) => {
    const { workspace, outside } = ground();
    const [file = ''] = name.split(' ');
    const { ext, name: base } = path.parse(file);
    const planted = hazard.plant({ workspace, outside }, { ...wanted, extension: ext || '' });
    rename(workspace, planted, file);
    if (base !== 'main' || ext !== '.bicep') writeFileSync(path.join(workspace, 'main.bicep'), 'param n string\n');
    const before = snapshot(outside);
    const answer = await ask(workspace, args);
    expectHarmless(answer);
    expect(snapshot(outside)).toEqual(before);
    expect(answer.stdout + answer.stderr).not.toMatch(secret);
    expect(leftovers(workspace)).toEqual([]);
  });
});

function rename(workspace: string, from: string, to: string): void {
  renameSync(path.join(workspace, from), path.join(workspace, to));
}
