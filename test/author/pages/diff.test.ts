import { expect, it } from 'vitest';
import { applyDiff } from '../../../src/author/pages/diff.ts';

const files = new Map([
  ['main', 'a\nb\nc\n'],
  ['module', 'd\nb\nd\n'],
]);

it('changes the file and the lines that a hunk shows', () => {
  const changed = applyDiff(files, ' a\n-b\n+x\n@@\n d\n b\n-d');
  expect(changed).toEqual(
    new Map([
      ['main', 'a\nx\nc\n'],
      ['module', 'd\nb\n'],
    ]),
  );
});

it('refuses a hunk that belongs nowhere, or to several places', () => {
  expect(applyDiff(files, ' a\n-c')).toBeUndefined();
  expect(applyDiff(files, '-b\n+x')).toBeUndefined();
});
