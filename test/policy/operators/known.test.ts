import { describe, expect, it } from 'vitest';
import { arrayOf, type Maybe, objectOf } from '../../../src/values/value.ts';
import { says } from '../helpers.ts';

const list = arrayOf(['one', 'Two', 3]);
const tags = objectOf([
  ['Cost', 'x'],
  ['empty', ''],
]);

describe('operators on known values', () => {
  const cases: [Maybe, string, Maybe, boolean][] = [
    ['Premium_LRS', 'equals', 'premium_lrs', true],
    ['a', 'equals', 'b', false],
    [5, 'equals', '5', true],
    [true, 'equals', 'True', true],
    [undefined, 'equals', '', true],
    [null, 'equals', '', true],
    [undefined, 'notEquals', 'x', true],
    [undefined, 'equals', 'x', false],
    [list, 'equals', 'one', false],
    [list, 'notEquals', 'one', true],
    [list, 'equals', arrayOf(['ONE', 'two', '3']), true],
    [list, 'equals', arrayOf(['one']), false],
    [
      tags,
      'equals',
      objectOf([
        ['EMPTY', ''],
        ['cost', 'X'],
      ]),
      true,
    ],
    [tags, 'equals', '', false],
    ['Standard_LRS', 'like', 'standard*', true],
    ['Standard_LRS', 'like', '*_LRS', true],
    ['Standard_LRS', 'like', 'S*S', true],
    ['SS', 'like', 'S*S', true],
    ['S', 'like', 'S*S', false],
    ['Standard_LRS', 'notLike', 'Premium*', true],
    ['', 'like', '*', true],
    [undefined, 'like', '*', false],
    [null, 'like', '*', false],
    [null, 'like', '', false],
    [undefined, 'notLike', '*', true],
    [null, 'notLike', '*', true],
    [null, 'notLike', 'x*', true],
    ['a*b', 'like', 'a*b', true],
    ['nic-01', 'match', '???-##', true],
    ['NIC-01', 'match', 'nic-##', false],
    ['NIC-01', 'matchInsensitively', 'nic-##', true],
    ['nic-1', 'match', '???-##', false],
    ['n1', 'notMatch', '??', true],
    ['x!', 'match', '?.', true],
    ['UbuntuServer', 'contains', 'ubuntu', true],
    ['UbuntuServer', 'notContains', 'windows', true],
    [list, 'contains', 'TWO', true],
    [list, 'contains', 'tw', false],
    [undefined, 'contains', 'x', false],
    [undefined, 'notContains', 'x', true],
    ['two', 'in', list, true],
    ['four', 'in', list, false],
    ['3', 'in', list, true],
    [undefined, 'in', arrayOf(['']), true],
    [list, 'in', list, false],
    ['four', 'notIn', list, true],
    [tags, 'containsKey', 'cost', true],
    [tags, 'containsKey', 'other', false],
    [tags, 'notContainsKey', 'other', true],
    [undefined, 'containsKey', 'cost', false],
    ['', 'exists', true, true],
    [null, 'exists', true, false],
    [undefined, 'exists', 'False', true],
    [false, 'exists', 'true', true],
    [3, 'greater', 2, true],
    [3, 'greaterOrEquals', 3, true],
    [3, 'less', 3, false],
    [3, 'lessOrEquals', 3, true],
    ['2024-03-01', 'greaterOrEquals', '2023-12-31', true],
    ['2024-03-01T00:00:00Z', 'less', '2024-03-01T00:00:00-01:00', true],
    ['b', 'greater', 'A', true],
  ];
  it.each(cases)('%j %s %j is %s', (left, operator, right, expected) => {
    expect(says(left, operator, right)).toBe(expected);
  });

  it('cannot order what has no order', () => {
    expect(says(undefined, 'less', 3)).toBe('unknown');
    expect(says('a', 'less', 3)).toBe('unknown');
    expect(says(true, 'greater', false)).toBe('unknown');
    expect(says(list, 'greater', 1)).toBe('unknown');
  });
});
