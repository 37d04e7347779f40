import { describe, expect, it } from 'vitest';
import { github } from '../../src/report/github.ts';
import { finding, type Parts, result, spanAt } from './fixture.ts';

const text = 'x\n'.repeat(100);

function many(count: number, severity: 'high' | 'medium' | 'low'): NonNullable<Parts['findings']> {
  return Array.from({ length: count }, (_, at) => finding(spanAt('a.json', text, at * 2, at * 2 + 1), { severity }));
}

function commands(output: string): string[] {
  return output.split('\n').filter((line) => line.startsWith('::'));
}

describe('annotations', () => {
  it('are at most ten of a kind, the most severe first, and the rest is counted', () => {
    const findings = [...many(12, 'low'), ...many(11, 'high'), ...many(2, 'medium')];
    const output = github(result({ texts: { 'a.json': text }, findings }), {});
    const kinds = commands(output).map((line) => line.split(' ')[0]);
    expect(kinds).toEqual([
      ...Array.from({ length: 10 }, () => '::error'),
      ...Array.from({ length: 2 }, () => '::warning'),
      ...Array.from({ length: 10 }, () => '::notice'),
    ]);
    expect(output).toMatch(/\n3 more annotations left out: GitHub shows 10 of a kind\n$/);
  });

  it('count diagnostics to the ten', () => {
    const diagnostics = many(9, 'low').map(({ location }) => ({
      severity: 'error' as const,
      code: 'json-syntax',
      message: 'broken',
      location,
    }));
    const output = github(result({ findings: many(5, 'high'), diagnostics }), { summary: true });
    expect(commands(output)).toHaveLength(10);
    expect(output).toMatch(/\n4 more in the summary\n$/);
  });

  it('begin with the lines that were changed', () => {
    const output = github(result({ findings: many(20, 'high') }), { isChanged: (_, line) => line >= 15 });
    const lines = commands(output).map((command) => Number(/line=(\d+)/.exec(command)?.[1]));
    expect(lines).toEqual([15, 16, 17, 18, 19, 20, 1, 2, 3, 4]);
  });

  it('have columns on one line only', () => {
    const findings = [finding(spanAt('a.json', text, 0, 5))];
    expect(commands(github(result({ findings }), {}))[0]).toMatch(/^::notice file=a\.json,line=1,endLine=3,title=/);
  });

  it('cut a message at 4,096 characters, before it is escaped', () => {
    const findings = [finding(spanAt('a.json', text, 0, 1), { message: '%'.repeat(5000) })];
    const message = commands(github(result({ findings }), {}))[0]?.split('::')[2] ?? '';
    expect(message).toBe(`${'%25'.repeat(4095)}…`);
  });

  it('are not made of checks that did not fail', () => {
    const findings = [finding(spanAt('a.json', text, 0, 1), { verdict: 'open', message: 'who knows' })];
    const output = github(result({ findings, statistics: { open: 1 } }), { showUnknown: true });
    expect(commands(output)).toEqual([]);
    expect(output).toContain('a.json:1:1: undecided VM-13 who knows');
  });
});
