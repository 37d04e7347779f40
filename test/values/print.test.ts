import { describe, expect, it } from 'vitest';
import { armShown } from '../../src/arm/write.ts';
import { brief, expressionText, print, printable, printBudget } from '../../src/values/print.ts';
import { apply } from '../../src/values/term.ts';
import { textOf } from '../../src/values/text.ts';
import { printed, said } from '../spelled.ts';
import { choice, unknown, value } from './values.ts';

const group = unknown('subscription().subscriptionId', 'string');
const long = apply('uniqueString', [textOf(['/subscriptions/', group, ')'])], 'string');
const flag = unknown('flag', 'bool');
const secret = unknown('secret', 'string', { secure: true });

describe('values as text', () => {
  it('show the known pieces of a string, and the rest in braces', () => {
    const name = textOf(['vm-', unknown("parameters('n')", 'string')]);
    expect(said(printable(name))).toBe("vm-{parameters('n')}");
    expect(said(brief(name))).toBe("vm-{parameters('n')}");
  });

  it('are brief in messages', () => {
    expect(said(brief(textOf(['vm', long])))).toBe('vm{uniqueString(…)}');
    expect(said(printable(textOf(['vm', long])))).toContain('subscription().subscriptionId');
    const read = apply('property', [apply('reference', ['x'.repeat(60)], 'object'), 'fqdn'], 'string');
    expect(said(brief(read))).toBe('{reference(…).fqdn}');
    expect(said(brief(apply('x'.repeat(60), [read], 'any')))).toHaveLength(65);
  });

  it('show alternatives, objects and arrays among them', () => {
    expect(expressionText(choice(flag, value({ id: 'x' }), null), armShown)).toBe('{{"id": "x"} | null}');
    expect(expressionText(choice(flag, 'a', undefined), armShown)).toBe('{a | absent}');
  });

  it('show no secret', () => {
    for (const each of [secret, textOf(['a', secret]), choice(flag, secret, 'x')]) {
      expect(JSON.stringify(printed(each))).toBe('{"$secure":true}');
      expect(said(printable(each))).not.toContain('secret}');
      expect(expressionText(each, armShown)).toBe('{secure value}');
    }
    expect(printed(value({ adminPassword: 'planted', user: 'u' }))).toEqual({
      adminPassword: { $secure: true },
      user: 'u',
    });
  });

  it('stop where the budget ends', () => {
    const budget = printBudget(armShown, 3);
    expect(JSON.stringify(print(value([1, 2, [3], [4]]), budget))).toContain('too much to print');
  });
});
