import { describe, expect, it } from 'vitest';
import { brief, expressionText, print, printable, printBudget } from '../../src/values/print.ts';
import { textOf } from '../../src/values/text.ts';
import { choice, unknown, value } from './values.ts';

const long = unknown("uniqueString(concat('/subscriptions/', subscription().subscriptionId, ')'))", 'string');
const flag = unknown('flag', 'bool');
const secret = unknown('secret', 'string', { secure: true });

describe('values as text', () => {
  it('show the known pieces of a string, and the rest in braces', () => {
    const name = textOf(['vm-', unknown("parameters('n')", 'string')]);
    expect(printable(name)).toBe("vm-{parameters('n')}");
    expect(brief(name)).toBe("vm-{parameters('n')}");
  });

  it('are brief in messages', () => {
    expect(brief(textOf(['vm', long]))).toBe('vm{uniqueString(…)}');
    expect(printable(textOf(['vm', long]))).toContain('subscription().subscriptionId');
    expect(brief(unknown(`reference(${'x'.repeat(60)}).fqdn`))).toBe('{reference(…).fqdn}');
    expect(brief(unknown('x'.repeat(60)))).toHaveLength(42);
  });

  it('show alternatives, objects and arrays among them', () => {
    expect(expressionText(choice(flag, value({ id: 'x' }), null))).toBe('{{"id": "x"} | null}');
    expect(expressionText(choice(flag, 'a', undefined))).toBe('{a | absent}');
  });

  it('show no secret', () => {
    for (const each of [secret, textOf(['a', secret]), choice(flag, secret, 'x')]) {
      expect(JSON.stringify(print(each))).toBe('{"$secure":true}');
      expect(printable(each)).not.toContain('secret}');
      expect(expressionText(each)).toBe('{secure value}');
    }
    expect(print(value({ adminPassword: 'planted', user: 'u' }))).toEqual({
      adminPassword: { $secure: true },
      user: 'u',
    });
  });

  it('stop where the budget ends', () => {
    const budget = printBudget(3);
    expect(JSON.stringify(print(value([1, 2, [3], [4]]), budget))).toContain('too much to print');
  });
});
