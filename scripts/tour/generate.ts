/**
 * Writes `docs/tour.md` and its pictures: a session in a repository made for it, with what each command really prints.
 * `--check` says whether they are stale. Needs git and the bundle; without git it says that it skips.
 *
 *   npm run bundle && npx tsx scripts/tour/generate.ts [--check]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { terminalPicture } from './picture.ts';
import { type Action, type Step, steps } from './steps.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** By name, filled in by the steps. */
const pictures = new Map<string, string>();

/** Whatever git is told on this machine, the tour is the same. */
const who = [
  ['user.name', 'Tour'],
  ['user.email', 'tour@example.com'],
  ['core.autocrlf', 'false'],
  ['core.hooksPath', '.git/hooks'],
  ['commit.gpgsign', 'false'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`]);
const cli = path.join(root, 'dist/cli.js');

const head = `<!-- Written by scripts/tour/generate.ts, with what the commands print. Do not edit. -->
# A tour

A repository with a network and two machines. \`main.bicep\` calls \`machine.bicep\` twice:
`;

if (spawnSync('git', ['--version']).status !== 0)
  console.log('scripts/tour/generate.ts: skipped, there is no git here');
else {
  const files = new Map([['tour.md', tour()], ...pictures]);
  for (const [name, text] of files) keep(path.join(root, 'docs', name), text);
}

function keep(file: string, text: string): void {
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text) {
    console.error(`docs/${path.basename(file)} is stale: run npm run bundle && npx tsx scripts/tour/generate.ts`);
    process.exitCode = 1;
  }
}

function tour(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-tour-'));
  try {
    cpSync(path.join(root, 'scripts/tour/files'), folder, { recursive: true });
    git(folder, ['init', '--quiet', '--initial-branch', 'main']);
    git(folder, ['add', '--all']);
    git(folder, ['commit', '--quiet', '--message', 'A shop']);
    return `${head}\n${fileText(folder, 'machine.bicep')}\n${steps.map((step) => told(step, folder)).join('\n')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fileText(folder: string, file: string): string {
  return fenced('bicep', readFileSync(path.join(folder, file), 'utf8'));
}

function told({ heading, text, actions }: Step, folder: string): string {
  const parts = actions.map((action) => act(action, folder));
  return `## ${heading}\n\n${[text && `${text}\n`, ...parts].filter((part) => part !== '').join('\n')}`;
}

function act(action: Action, folder: string): string {
  switch (action.kind) {
    case 'git':
      git(folder, action.args);
      return '';
    case 'hook':
      return hook(folder, action.hook, action.command);
    case 'edit':
      return edit(folder, action.file, action.from, action.to);
    case 'run':
      return run(folder, action.command, action.code) + pictured(folder, action.command, action.picture);
  }
}

function run(folder: string, command: string, expected: number): string {
  const [program, ...args] = command.split(' ');
  const called: [string, string[]] =
    program === 'git' ? ['git', [...who, ...args]] : [process.execPath, [cli, ...args]];
  const { status, stdout, stderr } = spawnSync(...called, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', COLUMNS: '110' },
  });
  if (status !== expected) throw new Error(`${command} ended with ${status}, not ${expected}:\n${stdout}\n${stderr}`);
  return fenced('console', `$ ${command}\n${stderr}${stdout}`);
}

function pictured(folder: string, command: string, name: string | undefined): string {
  if (name === undefined) return '';
  const { stdout } = spawnSync(process.execPath, [cli, ...command.split(' ').slice(1), '--color'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', TERM: 'xterm-256color' },
  });
  pictures.set(name, terminalPicture(`$ ${command}`, `$ ${command}\n${stdout}`));
  return `\n![What the terminal shows](${name})\n`;
}

/** Told as it would be written where resilint is installed. */
function hook(folder: string, name: string, command: string): string {
  const text = (program: string): string => `#!/bin/sh\n${command.replace(/^resilint/, () => `exec ${program}`)}\n`;
  const program = [process.execPath, cli].map((each) => `"${each.replaceAll('\\', '/')}"`).join(' ');
  writeFileSync(path.join(folder, '.git/hooks', name), text(program), { mode: 0o755 });
  return `\`.git/hooks/${name}\`:\n\n${fenced('sh', text('resilint'))}`;
}

function edit(folder: string, file: string, from: string, to: string): string {
  const target = path.join(folder, file);
  const before = readFileSync(target, 'utf8');
  if (before.split(from).length !== 2) throw new Error(`'${from}' is not in ${file} once`);
  writeFileSync(
    target,
    before.replace(from, () => to),
  );
  const diff = git(folder, ['diff', '--unified=1', '--no-color', file]);
  return fenced('diff', diff.slice(diff.indexOf('@@')));
}

function git(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
  return stdout;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}
