import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../src/report/index.ts';
import { summaryLines } from '../../src/report/summary.ts';
import type { Finding, Fix } from '../../src/result/result.ts';
import { at, file, finding, type Parts, result } from './fixture.ts';

const text = '{ "a": 1 }';
const place = at('a.json', text, '1');

function lines(parts: Parts, options: ReportOptions = {}): string[] {
  return summaryLines(result({ texts: { 'a.json': text }, ...parts }), options).map((line) => line.text);
}

function fixable(applicability: Fix['applicability']): Finding {
  const why = `it is ${applicability}`;
  return finding(place, { fixes: [{ title: 'x', applicability, why, edits: [{ location: place, text: '2' }] }] });
}

describe('the last lines', () => {
  it('count findings by severity, and fixes', () => {
    const findings = [
      fixable('safe'),
      fixable('in-place'),
      fixable('disruptive'),
      finding(place, { severity: 'high' }),
    ];
    expect(lines({ findings })).toEqual([
      '1 high, 3 low in 1 file',
      '2 fixable, 1 more with --fix=all',
      'next: resilint --fix makes 2 fixes',
    ]);
  });

  it('propose to accept what is there where it is much and nothing was accepted yet, not an edit', () => {
    const findings = Array.from({ length: 20 }, () => fixable('safe'));
    const next = (parts: Parts, options?: ReportOptions) => lines({ findings, ...parts }, options).at(-1);
    expect(next({})).toContain('--update-baseline');
    expect(next({})).toContain('--add-suppressions');
    for (const accepted of [{ baselined: 1 }, { suppressed: 1 }])
      expect(next({ statistics: accepted })).toBe('next: resilint --fix makes 20 fixes');
    expect(next({}, { narrowed: true })).toBe('next: resilint --fix makes 20 fixes');
  });

  it('say how many findings a limit hides', () => {
    const findings = [fixable('safe'), finding(place, { severity: 'high' }), finding(place, { severity: 'high' })];
    expect(lines({ findings }, { limit: 2 })).toContain('1 more not shown (--limit 2)');
    expect(lines({ findings }, { limit: 3 }).join()).not.toContain('not shown');
  });

  it('count a finding with a safe and a disruptive fix once', () => {
    const both = { ...fixable('safe'), fixes: [...fixable('safe').fixes, ...fixable('disruptive').fixes] };
    expect(lines({ findings: [both] })).toContain('1 fixable');
  });

  it('offer no command for edits of files that are not linted', () => {
    const edits = [{ location: { ...place, file: 'module.json' }, text: '2' }];
    const elsewhere = finding(place, {
      fixes: [{ title: 'x', applicability: 'safe', why: 'nothing that is deployed changes', edits }],
    });
    expect(lines({ findings: [elsewhere] })).toContain('1 fixable in files that are not linted');
    expect(lines({ findings: [elsewhere] }).join()).not.toContain('resilint --fix');
    expect(lines({ findings: [fixable('safe'), elsewhere] })).toContain(
      '1 fixable, 1 more in files that are not linted',
    );
  });

  it('say how many undecided checks the whole decides', () => {
    expect(lines({ statistics: { passed: 6, open: 14, waitingForWhole: 9 } })).toEqual([
      'No findings in 1 file, but 14 of 20 checks could not be decided',
      '14 checks undecided (9 with --whole); list: --show-unknown',
      'next: add --whole if the templates are all that is deployed',
    ]);
  });

  it('never call a template clean of which every check is open', () => {
    const kinds = summaryLines(result({ texts: { 'a.json': text }, statistics: { open: 3 } }), {});
    expect(kinds[0]).toEqual({
      kind: 'warning',
      text: 'Nothing could be decided in 1 file: none of 3 checks passed or failed',
    });
    expect(kinds.some(({ kind }) => kind === 'clean')).toBe(false);
  });

  it('name files of which no check is decided beside others', () => {
    const files = [
      file('a.json', { checks: { passed: 0, failed: 0, open: 3, review: 0 } }),
      file('b.json', { checks: { passed: 1, failed: 0, open: 0, review: 0 } }),
    ];
    expect(lines({ files, statistics: { passed: 1, open: 3 } })).toContain(
      'Nothing could be decided in 1 file: a.json',
    );
  });

  it('call a run clean that decided everything', () => {
    expect(lines({ statistics: { passed: 7 } })).toEqual(['No findings in 1 file (7 checks passed)']);
  });

  it('do not call a run clean in which files could not be read', () => {
    const files = [file('a.json'), file('b.json', { status: 'failed' }), file('c\u202e.json', { status: 'failed' })];
    const shown = summaryLines(result({ files, statistics: { passed: 7 } }), {});
    expect(shown.map((line) => line.text)).toEqual([
      'No findings in 1 file (7 checks passed)',
      '2 files could not be read: b.json, c\\u{202e}.json',
      'next: fix the syntax of b.json first',
    ]);
    expect(shown[0]?.kind).toBe('detail');
  });

  it('say so when nothing could be read or nothing was there to check', () => {
    expect(lines({ files: [file('a.json', { status: 'failed' })] })[0]).toBe('No file could be read');
    expect(lines({})[0]).toBe('Nothing to check in 1 file');
  });

  it('say that there are no findings where all are suppressed or in the baseline', () => {
    expect(lines({ statistics: { suppressed: 1 } })).toEqual([
      'No findings in 1 file',
      '1 suppressed (--show-suppressed)',
    ]);
    expect(lines({ statistics: { baselined: 2 } })).toEqual(['No findings in 1 file', '2 in the baseline']);
    expect(lines({ statistics: { suppressed: 1, open: 3 } })[0]).toBe(
      'No findings in 1 file, but 3 checks could not be decided',
    );
  });

  it('leave out hints at options that are given', () => {
    const statistics = { passed: 1, open: 1, review: 2, suppressed: 3 };
    expect(lines({ statistics }, { showUnknown: true, showSuppressed: true })).toEqual([
      'No findings in 1 file, but 3 of 4 checks could not be decided',
      '1 check undecided',
      '2 checks need review',
      '3 suppressed',
      'next: --parameters FILE gives values that are not known',
    ]);
  });

  it('propose the page of the worst finding when no edit is offered', () => {
    const findings = [finding(place), finding(place, { policy: 'VM-8', severity: 'high' })];
    expect(lines({ findings }).at(-1)).toBe('next: resilint explain VM-8 says why and what to do');
  });

  it('do not count what is suppressed as a finding', () => {
    const findings = [finding(place, { suppression: { kind: 'external' } })];
    expect(lines({ findings, statistics: { passed: 1, suppressed: 1 } })[0]).toBe(
      'No findings in 1 file (1 check passed)',
    );
  });
});
