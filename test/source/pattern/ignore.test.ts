import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newWork } from '../../../src/source/pattern/automaton.ts';
import { readIgnorePattern } from '../../../src/source/pattern/ignore.ts';
import { ignoreList } from '../../../src/source/pattern/ignore-list.ts';
import { PatternError } from '../../../src/source/pattern/nodes.ts';
import { hasGit } from '../../has-git.ts';

function listOf(lines: readonly string[], work = newWork()) {
  const patterns = lines.flatMap((line) => {
    try {
      return readIgnorePattern(line) ?? [];
    } catch (error) {
      if (error instanceof PatternError) return [];
      throw error;
    }
  });
  return ignoreList(patterns, work);
}

describe('patterns as in .gitignore', () => {
  it.each([
    ['a name, in any folder', ['out'], ['out', 'x/out/y'], ['outer']],
    ['a path from the root', ['/out', 'a/b'], ['out', 'a/b/c'], ['x/out', 'x/a/b']],
    ['a folder', ['out/'], ['out/x'], ['out']],
    ['wildcards', ['*.tmp', 'a/**/z', 'b/**'], ['.x.tmp', 'a/z', 'a/x/y/z', 'b/c'], ['b', 'a.tmp.json']],
    ['an exception', ['*.json', '!main.json'], ['a.json'], ['main.json', 'x/main.json']],
    ['no exception in a folder that is left out', ['out/', '!out/main.json'], ['out/main.json'], []],
    ['any case', ['Out', '[A-C].json'], ['OUT', 'b.json'], ['d.json']],
    ['signs that are hidden', ['\\#a', '\\!b', 'c\\*', 'd\\ '], ['#a', '!b', 'c*', 'd '], ['c1', 'd']],
    ['comments and blanks', ['# a', '', '  ', 'b  '], ['b'], ['# a', 'a']],
    ['what is not closed', ['[a', 'b\\'], [], ['[a', 'a', 'b', 'b\\']],
  ])('%s', (_, lines, left, kept) => {
    const list = listOf(lines);
    expect(left.filter((file) => !list.leavesOut(file))).toEqual([]);
    expect(kept.filter((file) => list.leavesOut(file))).toEqual([]);
  });

  it('takes no way twice, however many stars there are', () => {
    const work = newWork();
    const list = listOf(['*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab', '**/a/'.repeat(50)], work);
    expect(list.leavesOut('a'.repeat(250))).toBe(false);
    expect(list.leavesOut('a/'.repeat(200))).toBe(true);
    expect(work.spent).toBeLessThan(2_000_000);
  });

  it('costs next to nothing for many patterns and many files', () => {
    const work = newWork();
    const list = listOf(
      Array.from({ length: 3000 }, (_, at) => `${['name', '*.ext', '/at/', 'a/*/'][at % 4]}${at}`),
      work,
    );
    const files = Array.from({ length: 3000 }, (_, at) => `src/folder${at % 50}/name${at}.json`);
    expect(files.filter((file) => list.leavesOut(file))).toEqual([]);
    expect(list.leavesOut('src/x.EXT1')).toBe(true);
    expect(work.spent).toBeLessThan(work.limit / 2);
  });
});

describe.skipIf(!hasGit)('git says the same', () => {
  const token = fc.constantFrom(
    'a',
    'b',
    '.',
    '*',
    '?',
    '**',
    '/',
    '[ab]',
    '[!a]',
    '\\*',
    ' ',
    '**/',
    '/**',
    '***',
    '[',
  );
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '!'),
      fc.array(token, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '', '/'),
    )
    .map(([not, tokens, end]) => `${not}${tokens.join('')}${end}`)
    // Here git does not do what its page says.
    .filter((text) => !/\/\/|[^/!*]\*\*|\*\*[^/*]/.test(text));
  const name = fc.constantFrom('a', 'b', 'ab', '.a', 'aa', 'a.b', 'ba', '*', 'a b', 'a ', '[');
  const file = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

  it('of patterns and files that nobody thought of', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'resilint-ignore-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const git = (args: readonly string[], input?: string): string =>
      spawnSync('git', ['-c', 'core.excludesFile=', '-c', 'core.ignoreCase=true', ...args], {
        cwd: folder,
        input,
        encoding: 'utf8',
      }).stdout;
    git(['init', '-q']);
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(file, { minLength: 5, maxLength: 40 }),
        (lines, files) => {
          writeFileSync(path.join(folder, '.gitignore'), `${lines.join('\n')}\n`);
          const theirs = new Set(
            git(['check-ignore', '--no-index', '--stdin', '-z'], `${files.join('\0')}\0`).split('\0'),
          );
          const list = listOf(lines);
          expect(files.filter((each) => list.leavesOut(each))).toEqual(files.filter((each) => theirs.has(each)));
        },
      ),
      { numRuns: 40 },
    );
  });
});
