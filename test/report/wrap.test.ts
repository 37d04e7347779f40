import { expect, it } from 'vitest';
import { resourcesText } from '../../src/report/resources.ts';
import { painter, unpainted } from '../../src/report/style.ts';
import { wrapped } from '../../src/report/wrap.ts';

it('lines are broken between words, and what follows is indented', () => {
  expect(wrapped('  one two three', 9, '    ')).toEqual(['  one two', '    three']);
  expect(wrapped('one  two', 4)).toEqual(['one', 'two']);
  expect(wrapped('averylongword b', 5)).toEqual(['averylongword', 'b']);
  expect(wrapped('as it is, however long', undefined)).toEqual(['as it is, however long']);
});

it('colours take no room', () => {
  const red = painter({ color: true })('red', 'one');
  expect(wrapped(`${red} two`, 7)).toEqual([`${red} two`]);
  expect(wrapped(`${red} two`, 6).map(unpainted)).toEqual(['one', 'two']);
});

it('wide characters take two columns', () => {
  expect(wrapped('日本 語', 6)).toEqual(['日本', '語']);
});

it('a list of resources is a line each, escaped', () => {
  const resource = { type: 'T', name: 'a\u001b', notes: ['existing'], file: 'a.json', line: 3 };
  expect(resourcesText([resource, { ...resource, type: '', notes: [] }], {})).toBe(
    'T a\\u{1b} [existing]  a.json:3\n(unknown type) a\\u{1b}  a.json:3\n',
  );
});
