import { describe, expect, it } from 'vitest';
import { unpainted } from '../../src/report/style.ts';
import { traceText } from '../../src/report/trace.ts';
import type { ResourceTrace, TracedCondition } from '../../src/result/trace.ts';
import { at } from './fixture.ts';

const leaf = (truth: TracedCondition['truth'], label: string): TracedCondition => ({
  truth,
  label,
  causes: [],
  children: [],
});
const node = (truth: TracedCondition['truth'], ...children: TracedCondition[]): TracedCondition => ({
  ...leaf(truth, 'allOf'),
  children,
});
const trace = (change: Partial<ResourceTrace> = {}): ResourceTrace => ({
  type: 'T',
  name: 'vm',
  location: at('a.json', '{}', '{'),
  within: ['a.json'],
  verdicts: [{ verdict: 'fail', text: 'wrong' }],
  rules: [
    { when: node(true, leaf(true, 'is vm')), require: node(false, node(true, leaf(true, 'ok')), leaf(false, 'bad')) },
  ],
  ...change,
});

describe('a trace', () => {
  it('folds the branches that hold, unless all is asked for', () => {
    expect(traceText([trace()], {})).toBe(`T vm  a.json:1
  => fail: wrong
  judged when yes allOf (1 condition below, --verbose)
  required
    no  allOf
      yes allOf (1 condition below, --verbose)
      no  bad
`);
    expect(traceText([trace()], { verbose: true })).toContain('yes is vm');
  });

  it('tells the same once, and says where it holds', () => {
    const text = traceText([trace(), trace({ within: ['b.json with p.json'] }), trace({ name: 'other' })], {});
    expect(text.match(/=> fail/g)).toHaveLength(2);
    expect(text).toContain('  in a.json, b.json with p.json\n');
  });

  it('fits the terminal, in colour too', () => {
    const long = trace({ verdicts: [{ verdict: 'fail', text: 'many words '.repeat(20).trim() }] });
    const text = traceText([long], { width: 40, color: true });
    for (const line of unpainted(text).split('\n').slice(0, 6)) expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toContain('\u001b[31m');
  });
});
