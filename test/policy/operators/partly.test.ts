import { describe, expect, it } from 'vitest';
import type { Truth } from '../../../src/policy/logic.ts';
import { sourceText } from '../../../src/source/text.ts';
import type { Place } from '../../../src/template/place.ts';
import { arrayOf, type Maybe, objectOf, type Text } from '../../../src/values/value.ts';
import { says, term } from '../helpers.ts';

const any = term('any');
const text = term('text', { type: 'string' });
const filled = term('filled', { type: 'string', range: { min: 1 } });
const port = term('port', { type: 'int', range: { min: 1, max: 10 } });
const flag = term('flag', { type: 'bool', domain: [true, false] });
const sku = term('sku', { type: 'string', domain: ['Premium_LRS', 'PremiumV2_LRS'] });
const many = term('many', { type: 'string', domain: Array.from({ length: 17 }, (_, at) => `Premium_${at}`) });
const tooMany = term('tooMany', { type: 'string', domain: Array.from({ length: 1001 }, (_, at) => `P${at}`) });
const record = term('record', { type: 'object' });
const source = sourceText('', '');
const place: Place = { kind: 'text', source, span: { start: 0, end: 0 } };
const nullable = term('nullable', { type: 'any', model: { type: 'string', nullable: true, secure: false, place } });
const nic: Text = { kind: 'text', parts: ['nic-', text, '-01'] };

describe('operators on partly known values', () => {
  const cases: [string, Maybe, string, Maybe, Truth][] = [
    ['a term equals itself', any, 'equals', any, true],
    ['an unknown may be anything', any, 'equals', 'x', 'unknown'],
    ['a number is no word', port, 'equals', 'x', false],
    ['a bounded number', port, 'equals', 11, false],
    ['a bounded number', port, 'equals', 10, 'unknown'],
    ['a bounded number', port, 'less', 11, true],
    ['a bounded number', port, 'greater', 10, false],
    ['a bounded number', port, 'greater', 9, 'unknown'],
    ['an object is no scalar', record, 'equals', 'x', false],
    ['allowed values all start so', sku, 'like', 'premium*', true],
    ['no allowed value is it', sku, 'equals', 'Standard_LRS', false],
    ['one allowed value is it', sku, 'equals', 'Premium_LRS', 'unknown'],
    ['all allowed values are listed', sku, 'in', arrayOf(['PremiumV2_LRS', 'Premium_LRS', 'x']), true],
    ['no allowed value is listed', sku, 'notIn', arrayOf(['x', 'y']), true],
    ['each of many allowed values', many, 'like', 'premium*', true],
    ['none of many allowed values', many, 'matchInsensitively', 'premium-##', false],
    ['some of many allowed values', many, 'like', '*_1', 'unknown'],
    ['more values than are looked at', tooMany, 'like', 'p*', 'unknown'],
    ['a boolean is one of two', flag, 'in', arrayOf([true, false]), true],
    ['a boolean is one of two', flag, 'equals', true, 'unknown'],
    ['a boolean is there', flag, 'exists', true, true],
    ['a typed text is there', text, 'exists', true, true],
    ['an untyped value may be null', any, 'exists', true, 'unknown'],
    ['a text may be empty', text, 'equals', '', 'unknown'],
    ['a text with a minimum is not empty', filled, 'equals', '', false],
    ['a typed text is like anything', text, 'like', '*', true],
    ['an untyped value may be null', any, 'like', '*', 'unknown'],
    ['an untyped value may be null', any, 'notLike', '*', 'unknown'],
    ['a text that may be null', nullable, 'like', '*', 'unknown'],
    ['a text that may be null', nullable, 'notLike', '*', 'unknown'],
    ['a known start', nic, 'like', 'nic-*', true],
    ['a known end', nic, 'like', '*-01', true],
    ['both ends', nic, 'like', 'nic-*-01', true],
    ['another start', nic, 'like', 'vm-*', false],
    ['another end', nic, 'notLike', '*-02', true],
    ['a longer start', nic, 'like', 'nic-web*', 'unknown'],
    ['a known part', nic, 'contains', 'IC-', true],
    ['a part that may be there', nic, 'contains', 'web', 'unknown'],
    ['a known start cannot equal another', nic, 'equals', 'vm-1-01', false],
    ['it may equal', nic, 'equals', 'nic-web-01', 'unknown'],
    ['it is there', nic, 'exists', true, true],
    ['a mask of another start', nic, 'match', 'vm?????', false],
    ['a mask that is too short', nic, 'match', 'nic', false],
    ['a mask that fits', nic, 'match', 'nic-?-##', 'unknown'],
    ['an item that may be in the list', 'x', 'in', arrayOf(['y', any]), 'unknown'],
    ['an item that is in the list', 'y', 'in', arrayOf(['y', any]), true],
    ['an unknown list', 'x', 'in', any, 'unknown'],
    ['an open object has what it has', objectOf([['a', 1]], any), 'containsKey', 'A', true],
    ['an open object may have more', objectOf([['a', 1]], any), 'containsKey', 'b', 'unknown'],
    ['an unknown is no key of a number', port, 'containsKey', 'b', false],
    ['arrays of other lengths', arrayOf([any]), 'equals', arrayOf(['a', 'b']), false],
    ['arrays with another item', arrayOf([any, 'a']), 'equals', arrayOf(['b', 'b']), false],
    ['arrays that may be equal', arrayOf([any, 'b']), 'equals', arrayOf(['b', 'b']), 'unknown'],
  ];
  it.each(cases)('%s: %o %s %o', (_, left, operator, right, expected) => {
    expect(says(left, operator, right)).toBe(expected);
  });

  it('decides a choice whose alternatives agree', () => {
    const guard = [{ term: flag, value: true, negated: false }];
    const other = [{ term: flag, value: false, negated: false }];
    const choice = {
      kind: 'choice',
      alternatives: [
        { guard, value: 'Premium_LRS' },
        { guard: other, value: 'UltraSSD_LRS' },
      ],
    } as const;
    expect(says(choice, 'notEquals', 'Standard_LRS')).toBe(true);
    expect(says(choice, 'like', 'Premium*')).toBe('unknown');
    expect(
      says(
        {
          kind: 'choice',
          alternatives: [
            { guard, value: 'x' },
            { guard: other, value: undefined },
          ],
        },
        'exists',
        true,
      ),
    ).toBe('unknown');
  });
});
