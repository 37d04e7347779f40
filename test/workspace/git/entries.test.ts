import { expect, it } from 'vitest';
import { treeEntries } from '../../../src/workspace/git/entries.ts';

const object = 'c1b0730e0133447badcfd47fd144e254807b06e1';

function entry(head: string, ...lines: readonly string[]): string {
  return `${head}\0${lines.map((line) => `  ${line}\n`).join('')}`;
}

function read(...parts: readonly string[]) {
  return [...treeEntries(Buffer.from(parts.join('')))];
}

it('reads modes, objects, names, times and flags', () => {
  const lines = ['ctime: 12:34', 'mtime: 56:78', 'dev: 1\tino: 2', 'uid: 0\tgid: 0', 'size: 9\tflags: 40004000'];
  expect(read(entry(`100644 ${object} 0\ta\tb\n1 c.json`, ...lines), entry(`100755 ${object} 2\té`))).toEqual([
    {
      path: 'a\tb\n1 c.json',
      mode: '100644',
      object,
      stage: 0,
      stat: { ctime: 12_000_000_034n, mtime: 56_000_000_078n, size: 9n },
      isAssumed: true,
      isIntended: false,
    },
    { path: 'é', mode: '100755', object, stage: 2, isAssumed: false, isIntended: false },
  ]);
});

it('takes what it does not understand for not known', () => {
  const [first, second] = read(
    entry(`100644 ${object} 0\ta`, 'modified: today', 'bytes: 3'),
    entry(`100644 ${object} 0\tb`),
  );
  expect([first, second].map((each) => [each?.path, each?.stat])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ]);
});

it.each(['../x', 'a/../../x', '/etc/passwd', 'a//b', './a', ''])(
  "passes over '%s', which git would not write",
  (name) => {
    expect(read(entry(`100644 ${object} 0\t${name}`), entry(`100644 ${object} 0\tok`)).map(({ path }) => path)).toEqual(
      ['ok'],
    );
  },
);
