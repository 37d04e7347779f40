import { expect, it } from 'vitest';
import { commentsOf } from '../../../../src/lint/exempt/suppress/comments.ts';
import { sourceText } from '../../../../src/source/text.ts';

function comments(path: string, text: string): string[] {
  return commentsOf(sourceText(path, text)).map(({ start, end }) => text.slice(start, end));
}

it('finds the comments of JSON, not what looks like one in a string', () => {
  const text = '// a\r\n{ /* b\n */ "x": "// no", // c\n "y": "/* no */" /* d *//* e */ }\n// f';
  expect(comments('main.json', text)).toEqual(['// a', '/* b\n */', '// c', '/* d */', '/* e */', '// f']);
});

it('finds the comments of Bicep, not what looks like one in a string', () => {
  const text = "// a\nvar x = 'http://no' // b\nvar y = '''\n// no\n'''\n/* c */\n";
  expect(comments('main.bicep', text)).toEqual(['// a', '// b', '/* c */']);
});
