import { chmodSync, lstatSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesIn } from '../../../src/workspace/git/changes.ts';
import { commit, git, repository } from '../../cli/git-helpers.ts';
import { hasGit } from '../../has-git.ts';

const names = ['a.json', 'b.json', 'sub/c.txt'] as const;
const texts = [
  '',
  'a\nb\n',
  'a\r\nb\r\n',
  'a\r\nb\n',
  'a\rb\r\n',
  'a\0b\r\n',
  `\u0001${'x'.repeat(60)}\r\n`,
  'other\n',
];
const attributes = [
  '',
  '* text=auto',
  '*.json text',
  '* -text',
  '*.json eol=crlf',
  '* text=auto eol=lf',
  '* crlf=input',
  '* eol=lf',
];
const actions = [
  'write',
  'touch',
  'delete',
  'chmod',
  'link',
  'folder',
  'stage',
  'unstage',
  'intend',
  'assume',
] as const;

type Action = (typeof actions)[number];

interface Step {
  readonly action: Action;
  readonly name: string;
  readonly text: string;
}

const steps = fc.array(
  fc.record({ action: fc.constantFrom(...actions), name: fc.constantFrom(...names), text: fc.constantFrom(...texts) }),
  { minLength: 1, maxLength: 6 },
);
const repositories = fc.record({
  before: fc.tuple(...names.map(() => fc.constantFrom(...texts))),
  attributes: fc.constantFrom(...attributes),
  autocrlf: fc.constantFrom('true', 'input', 'false'),
  steps,
});

/** What a person, or a tool, may do to a file of a working tree. What cannot be done is passed over. */
function act(top: string, { action, name, text }: Step): void {
  const file = path.join(top, name);
  try {
    if (action === 'touch') utimesSync(file, 1_600_000_000, 1_600_000_000);
    else if (action === 'chmod') chmodSync(file, 0o755);
    else if (action === 'stage') git(top, 'add', name);
    else if (action === 'unstage') git(top, 'rm', '--quiet', '--cached', name);
    else if (action === 'intend') git(top, 'add', '--intent-to-add', name);
    else if (action === 'assume') git(top, 'update-index', '--assume-unchanged', name);
    else {
      rmSync(file, { recursive: true, force: true });
      if (action === 'write') writeFileSync(file, text);
      else if (action === 'link') symlinkSync('b.json', file);
      else if (action === 'folder') mkdirSync(file);
    }
  } catch {
    // Another step made something else of it.
  }
}

/** As git itself says; but a file that is to the byte what the index holds is none that changed, as git may say. */
function gitSays(top: string, ...args: readonly string[]): string[] {
  const list = (...command: readonly string[]): string[] =>
    git(top, ...command, '-z')
      .split('\0')
      .filter((name) => name !== '');
  const same = new Set(
    list('ls-files', '--stage').flatMap((entry) => {
      const [, mode, object, name = ''] = /^(\d+) (\w+) \d\t(.*)$/s.exec(entry) ?? [];
      return mode === modeOf(top, name) && object === idOf(top, name) ? [name] : [];
    }),
  );
  const phantom = new Set(list('diff-files', '--name-only').filter((name) => same.has(name)));
  return [...list('diff', '--no-renames', '--name-only', ...args).filter((name) => !phantom.has(name))];
}

function modeOf(top: string, name: string): string {
  const file = lstatSync(path.join(top, name), { throwIfNoEntry: false });
  if (!file?.isFile()) return 'none';
  return (file.mode & 0o100) === 0 ? '100644' : '100755';
}

function idOf(top: string, name: string): string | undefined {
  try {
    return git(top, 'hash-object', '--no-filters', '--', name).trim();
  } catch {
    return undefined;
  }
}

describe.skipIf(!hasGit)('what changed', () => {
  it('is what git says, whatever the line ends, attributes, times and index', async () => {
    const runs = Number(process.env.RESILINT_LAW_RUNS ?? 5);
    await fc.assert(
      fc.asyncProperty(repositories, async ({ before, attributes: text, autocrlf, steps: taken }) => {
        const content = Object.fromEntries(names.map((name, at) => [name, before[at] ?? '']));
        const top = repository({ ...content, '.gitattributes': text });
        git(top, 'config', 'core.autocrlf', autocrlf);
        git(top, 'rm', '--quiet', '--cached', '-r', '.');
        commit(top, 'second');
        for (const step of taken) act(top, step);
        const others = git(top, 'ls-files', '--others', '--exclude-standard', '-z')
          .split('\0')
          .filter((name) => name !== '');
        const since = await changesIn(top, { kind: 'since', ref: 'HEAD' });
        expect([...since.files].sort()).toEqual([...new Set([...others, ...gitSays(top, 'HEAD')])].sort());
        const staged = await changesIn(top, { kind: 'staged' });
        expect([...staged.files].sort()).toEqual(gitSays(top, '--cached').sort());
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
