import { describe, expect, it } from 'vitest';
import { parseBaseline, printBaseline } from '../../../../src/lint/exempt/baseline/text.ts';

const entry = (policy: string, change = {}) => ({
  path: 'infra/main.bicep',
  policy,
  resource: '/providers/x/y/z',
  route: 'zones',
  count: 1,
  ...change,
});

describe('the text of a baseline', () => {
  it('is an entry a line, sorted as people count, and reads as it was written', () => {
    const entries = [
      entry('VM-10'),
      entry('VM-2'),
      entry('VM-2', { path: 'a.json' }),
      entry('VM-2', { route: 'name' }),
    ];
    const text = printBaseline(entries);
    expect(text.split('\n').map((line) => line && Object.values(JSON.parse(line)).slice(0, 4).join(' '))).toEqual([
      'a.json VM-2 /providers/x/y/z zones',
      'infra/main.bicep VM-2 /providers/x/y/z name',
      'infra/main.bicep VM-2 /providers/x/y/z zones',
      'infra/main.bicep VM-10 /providers/x/y/z zones',
      '',
    ]);
    const read = parseBaseline(text);
    if (!('values' in read)) throw new Error('unread');
    expect(printBaseline(read.values())).toBe(text);
  });

  it('takes what a merge of two branches leaves: other line ends, empty lines, entries twice', () => {
    const text = `${printBaseline([entry('VM-1')])}\r\n\r\n${printBaseline([entry('VM-1', { count: 3 })])}`;
    const read = parseBaseline(text);
    expect('values' in read && [...read.values()].map(({ count }) => count)).toEqual([3]);
  });

  it.each([
    ['{"path":"a"}', /expected the texts "path"/],
    ['{"path":"a","policy":"VM-1","resource":"r","route":"","count":0}', /"count" from 1/],
    ['[]', /expected the texts/],
    ['null', /expected the texts/],
    ['what', /expected an entry as JSON/],
    ['<<<<<<< HEAD', /a conflict that a merge has left/],
  ])('%s is told with its line', (line, message) => {
    const read = parseBaseline(`${printBaseline([entry('VM-1')])}${line}\n`);
    expect(read).toMatchObject({ line: 2, message: expect.stringMatching(message) });
  });
});
