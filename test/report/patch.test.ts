import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchText } from '../../src/report/patch.ts';
import { hasGit } from '../has-git.ts';

function patch(before: string, after: string, bom = false, file = 'main.json'): string {
  return patchText([{ file, bom, before: { text: before, shown: before }, after: { text: after, shown: after } }]);
}

/** What `git apply` makes of a file. */
function applied(before: string, text: string, file = 'main.json'): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-patch-'));
  try {
    writeFileSync(path.join(folder, file), before);
    const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: folder,
      input: text,
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) },
    });
    expect(status, `${stderr}\n${text}`).toBe(0);
    return readFileSync(path.join(folder, file), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('is painted on a terminal, and is the same beneath', () => {
  const version = (text: string) => ({ text, shown: text });
  const patches = [{ file: 'm.json', bom: false, before: version('a\n-b\n'), after: version('a\n+c\n') }];
  const painted = patchText(patches, { color: true });
  expect(painted.split('\n')).toEqual([
    '\u001b[1m--- a/m.json\u001b[22m',
    '\u001b[1m+++ b/m.json\u001b[22m',
    '\u001b[36m@@ -1,2 +1,2 @@\u001b[39m',
    ' a',
    '\u001b[31m--b\u001b[39m',
    '\u001b[32m++c\u001b[39m',
    '',
  ]);
});

describe('the patch of a file', () => {
  it('shows what changes between its neighbours', () => {
    expect(patch('a\nb\nc\nd\ne\nf\ng\nh\n', 'a\nb\nc\nd\nE\nf\ng\nh\n')).toBe(
      '--- a/main.json\n+++ b/main.json\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it('keeps carriage returns, byte order marks and a missing line break at the end', () => {
    expect(patch('a\r\nb', 'a\r\nc', true)).toBe(
      [
        '--- a/main.json',
        '+++ b/main.json',
        '@@ -1,2 +1,2 @@',
        ' \uFEFFa\r',
        '-b',
        '\\ No newline at end of file',
        '+c',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  it('is empty where nothing changes', () => {
    expect(patch('a\n', 'a\n')).toBe('');
  });

  it('shows no secret and no hidden character, and has no context that is not as it is', () => {
    const text = 'password: hunter2\nx\ny\u202e\n';
    const shown = 'password: *******\nx\ny\u202e\n';
    const after = text.replace('x', 'z');
    const result = patchText([
      {
        file: 'm',
        bom: false,
        before: { text, shown },
        after: { text: after, shown: shown.replace('x', 'z') },
      },
    ]);
    expect(result).toBe('--- a/m\n+++ b/m\n@@ -2,1 +2,1 @@\n-x\n+z\n');
    const removed = patchText([{ file: 'm', bom: false, before: { text, shown }, after: { text: '', shown: '' } }]);
    expect(removed).toContain('-password: *******\n-x\n-y\\u{202e}\n');
  });

  it.skipIf(!hasGit)('is taken by git for any two texts', () => {
    const line = fc.constantFrom('a', 'b', '', '{', '  "x": 1,', '\t}', 'é', ' ', '-', '+x', '\\ No');
    const text = fc
      .tuple(fc.array(line, { maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([lines, end, last]) => lines.join(end) + (last ? end : ''));
    fc.assert(
      fc.property(text, text, fc.boolean(), (before, after, bom) => {
        fc.pre(before !== '' && after !== '' && before !== after);
        const mark = bom ? '\uFEFF' : '';
        expect(applied(mark + before, patch(before, after, bom))).toBe(mark + after);
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!hasGit)('is taken by git for a name with spaces', () => {
    const file = 'my template.json';
    expect(applied('a\nb\n', patch('a\nb\n', 'a\nc\n', false, file), file)).toBe('a\nc\n');
  });
});
