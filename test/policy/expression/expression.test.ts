import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../../../src/policy/expression/expression.ts';
import { parsePolicyExpression } from '../../../src/policy/expression/parse.ts';
import { verdictOn } from '../helpers.ts';

const is = (expression: string, expected: unknown, body: object = {}, options = {}) =>
  verdictOn({ value: `[${expression}]`, equals: expected as never }, body as Record<string, unknown>, options);

describe('expressions', () => {
  const cases: [string, unknown][] = [
    ["concat('a', 'b')", 'ab'],
    ["if(equals(1, 1), 'x', 'y')", 'x'],
    ['and(true(), not(false()))', true],
    ['or(false(), false())', false],
    ["coalesce(null(), 'x')", 'x'],
    ["createArray('a', 'b')[1]", 'b'],
    ["createObject('a', createObject('b', 3)).a.b", 3],
    ["contains('UbuntuServer', 'UBUNTU')", true],
    ["contains(createArray('A'), 'a')", true],
    ["contains(createObject('Key', 1), 'key')", true],
    ["replace('aXbxc', 'X', '-')", 'a-b-c'],
    ["addDays('2024-02-28T00:00:00Z', 2)", '2024-03-01T00:00:00.000Z'],
    ["ipRangeContains('10.0.0.0/8', '10.1.2.3')", true],
    ["ipRangeContains('10.0.0.0/24', '10.0.0.128/25')", true],
    ["ipRangeContains('10.0.0.0/24', '10.0.1.0')", false],
    ["ipRangeContains('10.0.0.1-10.0.0.9', '10.0.0.5')", true],
    ["ipRangeContains('2001:db8::/32', '2001:db8:1::1')", true],
    ["ipRangeContains('2001:db8::/32', '10.0.0.1')", false],
    ["length(field('zones'))", 2],
    ["field('name')", 'account'],
    ["first(field('zones'))", '1'],
    ["'it''s'", "it's"],
    ['-3', -3],
  ];
  it.each(cases)('[%s] is %j', (expression, expected) => {
    expect(is(expression, expected, { name: 'account', zones: ['1', '2'] })).toBe('pass');
  });

  it('take a second bracket for a text', () => {
    expect(verdictOn({ value: '[[x]', equals: '[[x]' }, {})).toBe('pass');
    expect(verdictOn({ field: 'kind', equals: '[[x]' }, { kind: "[concat('[', 'x]')]" })).toBe('pass');
  });

  it('are open where Azure Policy could not evaluate them', () => {
    expect(is("field('zones')[5]", '1', { zones: ['1'] })).toBe('open');
    expect(is("addDays('soon', 2)", 'x')).toBe('open');
    expect(is("ipRangeContains('here', '10.0.0.1')", true)).toBe('open');
    expect(is('utcNow()', 'x')).toBe('open');
    expect(is('requestContext().apiVersion', 'x')).toBe('open');
  });

  it('follow what is only partly known', () => {
    const parameters = { on: { type: 'bool' } };
    expect(is("if(field('tags.on'), 'a', 'a')", 'a', { tags: { on: "[parameters('on')]" } }, { parameters })).toBe(
      'pass',
    );
    expect(is("if(field('tags.on'), 'a', 'b')", 'a', { tags: { on: "[parameters('on')]" } }, { parameters })).toBe(
      'open',
    );
    expect(is("or(field('tags.on'), true())", true, { tags: { on: "[parameters('on')]" } }, { parameters })).toBe(
      'pass',
    );
  });
});

describe('what is no expression', () => {
  const cases: [string, number, RegExp][] = [
    ["[concat('a]", 8, /not closed/],
    ['[concat("a")]', 8, /single quotes/],
    ["[concat('a'", 0, /./],
    ['[a]', 1, /needs '\('/],
    ["[a('x') b]", 8, /end of the expression/],
    ["[a('x').]", 8, /name of a property/],
    ['[a(,)]', 3, /is expected/],
    ['[]', 1, /is expected/],
    [`[${'a('.repeat(200)}${')'.repeat(200)}]`, 200, /too deep/],
  ];
  it.each(cases.filter(([, offset]) => offset > 0))('%s', (text, offset, message) => {
    let error: unknown;
    try {
      parsePolicyExpression(text);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(ExpressionError);
    expect((error as ExpressionError).message).toMatch(message);
    expect((error as ExpressionError).offset).toBeGreaterThanOrEqual(Math.min(offset, 190));
  });
});
