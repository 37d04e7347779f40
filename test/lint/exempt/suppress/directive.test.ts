import { describe, expect, it } from 'vitest';
import { readDirective } from '../../../../src/lint/exempt/suppress/directive.ts';
import { isDay } from '../../../../src/source/day.ts';

function read(comment: string) {
  const before = 'x ';
  return readDirective(`${before}${comment}\ny`, { start: before.length, end: before.length + comment.length });
}

function parts(comment: string) {
  const directive = read(comment);
  if (directive === undefined || 'message' in directive) return directive;
  const { reach, selectors, until, reason } = directive;
  return [reach, selectors.map(({ text }) => text).join(), until?.text, reason];
}

describe('a directive in a comment', () => {
  it.each([
    ['// resilint-disable-next-line VM-13', ['next-line', 'VM-13', undefined, undefined]],
    ['//resilint-disable-line vm-13,VM-14:why not', ['line', 'vm-13,VM-14', undefined, 'why not']],
    [
      '/* resilint-disable-next-line VM-13, pack:vm until 2027-01-31: see INFRA-12: agreed */',
      ['next-line', 'VM-13,pack:vm', '2027-01-31', 'see INFRA-12: agreed'],
    ],
    [
      '/**\n * resilint-disable-file category:security\n * for now\n */',
      ['file', 'category:security', undefined, undefined],
    ],
    ['// resilint-disable-file all UNTIL 2027-01-31', ['file', 'all', '2027-01-31', undefined]],
    ['// resilint-disable-line VM-1 :', ['line', 'VM-1', undefined, undefined]],
  ])('%s', (comment, expected) => {
    expect(parts(comment)).toEqual(expected);
  });

  it.each([['// resilint is fine'], ['// see resilint-disable-line VM-1'], ['/* eslint-disable */'], ['//'], ['/*/']])(
    '%s is none',
    (comment) => {
      expect(read(comment)).toBeUndefined();
    },
  );

  it.each([
    ['// resilint-disabel-line VM-1', /there is no 'resilint-disabel-line'; did you mean 'resilint-disable-line'\?/],
    ['// resilint-disable VM-1', /say resilint-disable-next-line, resilint-disable-line, or resilint-disable-file/],
    ['// resilint-disable-line', /name the policies/],
    ['// resilint-disable-line: because', /name the policies/],
    ['// resilint-disable-line until 2027-01-31: x', /name the policies/],
    ['// resilint-disable-line VM-1,: x', /name the policies/],
    ['// resilint-disable-line VM-1 VM-2: x', /expected a comma, 'until' or ': reason', found 'VM-2'/],
    ['// resilint-disable-line VM-1 -- x', /found '--'/],
    ['// resilint-disable-line VM-1 until 2027-02-30: x', /'2027-02-30' is no day/],
    ['// resilint-disable-line VM-1 until May: x', /'May' is no day/],
    ['// resilint-disable-line constructor: x', undefined],
  ])('%s says what is wrong', (comment, message) => {
    const directive = read(comment);
    if (message === undefined) expect(directive).not.toHaveProperty('message');
    else expect(directive).toHaveProperty('message', expect.stringMatching(message));
  });

  it('has the places of what it names', () => {
    const directive = read('// resilint-disable-line VM-1, VM-22 until 2027-01-31: x');
    const text = 'x // resilint-disable-line VM-1, VM-22 until 2027-01-31: x';
    if (directive === undefined || 'message' in directive) throw new Error('unread');
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(directive.selectors.map(cut)).toEqual(['VM-1', 'VM-22']);
    expect(directive.until && cut(directive.until)).toBe('2027-01-31');
    expect(cut(directive.span)).toBe('resilint-disable-line VM-1, VM-22 until 2027-01-31: x');
  });

  it('knows the calendar', () => {
    expect(['2028-02-29', '2027-12-31'].every(isDay)).toBe(true);
    expect(['2027-02-29', '2027-13-01', '27-01-01', '2027-1-1', ''].some(isDay)).toBe(false);
  });
});
