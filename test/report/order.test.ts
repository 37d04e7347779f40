import { describe, expect, it } from 'vitest';
import { loadFormat, type ReportOptions } from '../../src/report/index.ts';
import type { LintDiagnostic, RelatedLocation } from '../../src/result/result.ts';
import { at, finding, type Parts, policy, result } from './fixture.ts';

const text = '{ "a": 1, "b": 2 }';
const texts = { 'a.json': text, 'b.json': text, 'main.json': text };

async function report(format: 'stylish' | 'concise', parts: Parts, options: ReportOptions = {}): Promise<string[]> {
  const render = await loadFormat(format);
  return render(result({ texts, policies: [policy('VM-13')], ...parts }), options).split('\n');
}

function problem(severity: LintDiagnostic['severity'], code: string, file: string, needle: string): LintDiagnostic {
  return { severity, code, message: `${code} here`, file, location: at(file, text, needle) };
}

const call: RelatedLocation = { message: "deployed by 'web'", location: at('main.json', text, '"a"'), call: true };
const one = finding(at('a.json', text, '1'), { message: 'one', related: [call] });
const two = finding(at('a.json', text, '2'), { message: 'two', related: [call] });

describe('a text report', () => {
  it('tells in the block of a file what is wrong with it and what was found there, in order of place', async () => {
    const diagnostics = [problem('error', 'late', 'a.json', '"b"'), problem('warning', 'other', 'b.json', '"a"')];
    const lines = await report('stylish', { findings: [two, one], diagnostics });
    const heads = lines.filter((line) => /^[ab]\.json:\d+:\d+/.test(line)).map((line) => line.replace(/: .*/, ''));
    expect(heads).toEqual(['a.json:1:8', 'a.json:1:11', 'a.json:1:16', 'b.json:1:3']);
  });

  it('says once a file by what everything in it is deployed, and puts no frame under it', async () => {
    const lines = await report('stylish', { findings: [one, two] });
    expect(lines.filter((line) => line.includes("deployed by 'web'"))).toEqual([
      "a.json: deployed by 'web' (main.json:1:3)",
    ]);
    const alone = await report('stylish', { findings: [one, { ...two, related: [] }] });
    expect(alone).toContain("  related: deployed by 'web' (main.json:1:3)");
    expect(alone.join('\n')).not.toContain('---');
    expect((await report('stylish', { findings: [one] }, { verbose: true })).join('\n')).toContain('---');
  });

  it('folds the notes of a kind, unless each is asked for', async () => {
    const notes = ['a.json', 'b.json'].map((file) => ({
      ...problem('note', 'not-restored', file, '1'),
      subjects: ['br:x:1', `br:${file}:1`],
    }));
    const folded = await report('concise', { findings: [one], diagnostics: notes });
    expect(folded.filter((line) => line.includes('not-restored'))).toEqual([
      "note: 3 modules are not restored, in 2 files: run 'bicep restore FILE' for each (--show-notes) [not-restored]",
    ]);
    const each = await report('concise', { findings: [one], diagnostics: notes }, { showNotes: true });
    expect(each.filter((line) => line.includes('[not-restored]'))).toHaveLength(2);
    const quiet = await report('concise', { findings: [one], diagnostics: notes }, { quiet: true });
    expect(quiet.join('\n')).not.toContain('not-restored');
  });

  it('in its short form is a line each, and says who deploys a module', async () => {
    const lines = await report('concise', { findings: [one], diagnostics: [problem('error', 'bad', 'a.json', '2')] });
    expect(lines[0]).toMatch(/^a\.json:1:8: low VM-13 one; deployed by 'web' \(main\.json:1:3\)$/);
    expect(lines[1]).toBe('a.json:1:16: error: bad here [bad]');
    expect(lines[2]).toMatch(/^1 low in 1 of 3 files/);
  });

  it('fits the terminal', async () => {
    const long = { ...problem('error', 'bad', 'a.json', '2'), message: 'many words '.repeat(12).trim() };
    const lines = await report('stylish', { findings: [one, two], diagnostics: [long] }, { width: 40 });
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(40);
    expect(lines).toContain('    words many words many words many');
  });

  it('ends with the summary', async () => {
    const none: LintDiagnostic = { severity: 'error', code: 'not-found', message: 'nowhere' };
    const lines = await report('stylish', { findings: [one], diagnostics: [none] });
    expect(lines.indexOf('error: nowhere [not-found]')).toBeGreaterThan(0);
    expect(lines.indexOf('error: nowhere [not-found]')).toBeLessThan(lines.indexOf('1 low in 1 of 3 files'));
  });
});
