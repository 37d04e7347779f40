import { equals, isIn } from './equality.ts';
import type { ConditionOperator, OperandKind, Test } from './operator.ts';
import { greater, greaterOrEquals, less, lessOrEquals } from './order.ts';
import { containsKey, exists } from './presence.ts';
import { contains, like, match, matchInsensitively } from './texts.ts';

type Row = readonly [name: string, negation: string | undefined, operand: OperandKind, test: Test, summary: string];

/**
 * Azure Policy's conditions.
 * Source: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#conditions
 */
const rows: readonly Row[] = [
  [
    'equals',
    'notEquals',
    'any',
    equals,
    'the value, compared as text without regard to case; absent and null are the empty text',
  ],
  [
    'like',
    'notLike',
    'text',
    like,
    'the pattern, in which * stands for any text; case does not matter, and absent and null are like nothing',
  ],
  ['match', 'notMatch', 'text', match, 'the pattern: # is a digit, ? a letter, . any character; case matters'],
  [
    'matchInsensitively',
    'notMatchInsensitively',
    'text',
    matchInsensitively,
    'the pattern: # is a digit, ? a letter, . any character; case does not matter',
  ],
  [
    'contains',
    'notContains',
    'text',
    contains,
    'the text within the value, or the item within the array; case does not matter',
  ],
  ['in', 'notIn', 'list', isIn, 'one of the listed values'],
  ['containsKey', 'notContainsKey', 'text', containsKey, 'the name of a member that the object has'],
  ['exists', undefined, 'flag', exists, 'whether there is a value that is not null'],
  ['less', undefined, 'order', less, 'values below this number, date or text'],
  ['lessOrEquals', undefined, 'order', lessOrEquals, 'values up to this number, date or text'],
  ['greater', undefined, 'order', greater, 'values above this number, date or text'],
  ['greaterOrEquals', undefined, 'order', greaterOrEquals, 'values from this number, date or text on'],
];

export const operators: readonly ConditionOperator[] = rows.flatMap(([name, negation, operand, test, summary]) => {
  const plain: ConditionOperator = { name, operand, test, negated: false, summary };
  return negation ? [plain, { ...plain, name: negation, negated: true, summary: `anything but: ${summary}` }] : [plain];
});

const byName = new Map(operators.map((operator) => [operator.name.toLowerCase(), operator]));

export function operatorNamed(name: string): ConditionOperator | undefined {
  return byName.get(name.toLowerCase());
}
