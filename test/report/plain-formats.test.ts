import { describe, expect, it } from 'vitest';
import { formats, isFormat, loadFormat } from '../../src/report/index.ts';
import { at, file, finding, result } from './fixture.ts';
import { clean, mixed, undecided } from './scenarios.ts';

const everything = { showUnknown: true, showPass: true, showSuppressed: true };

describe('every format', () => {
  it.each(formats)('%s ends with a line break and is the same the second time', async (name) => {
    const format = await loadFormat(name);
    expect(format(mixed(), everything)).toBe(format(mixed(), everything));
    expect(format(mixed(), {})).toMatch(/[^\n]\n$/);
  });

  it.each(formats)('%s does not change the result', async (name) => {
    const one = mixed();
    const before = JSON.stringify(one);
    (await loadFormat(name))(one, everything);
    expect(JSON.stringify(one)).toBe(before);
  });

  it.each(formats)('%s knows no time', async (name) => {
    const format = await loadFormat(name);
    const slow = { ...mixed(), statistics: { ...mixed().statistics, milliseconds: 123_456_789 } };
    expect(format(slow, everything)).toBe(format(mixed(), everything));
  });

  it('is known by its name alone', () => {
    expect(isFormat('sarif')).toBe(true);
    expect(isFormat('toString')).toBe(false);
    expect(isFormat('__proto__')).toBe(false);
  });
});

describe('the text formats', () => {
  it('say why a fix is withheld, where that is asked for', async () => {
    const text = '{ "a": 1 }';
    const withheld = finding(at('a.json', text, '1'), { withheld: 'it would bring a finding of VM-19' });
    const one = result({ texts: { 'a.json': text }, findings: [withheld] });
    const stylish = await loadFormat('stylish');
    expect(stylish(one, { showUnknown: true })).toContain('  no fix: it would bring a finding of VM-19\n');
    expect(stylish(one, {})).not.toContain('no fix');
    const report = JSON.parse((await loadFormat('json'))(one, {}));
    expect(report.findings[0].withheld).toBe('it would bring a finding of VM-19');
  });

  it.each(['stylish', 'concise', 'github', 'azure', 'markdown'] as const)('%s ends with the counts', async (name) => {
    const output = (await loadFormat(name))(mixed(), {});
    for (const count of [
      '1 high, 1 medium, 1 low',
      '1 fixable, 2 more with',
      '1 check undecided',
      'next: fix the syntax of infra/broken.json first',
    ])
      expect(output).toContain(count);
  });

  it.each(['stylish', 'concise', 'github', 'azure', 'markdown', 'junit'] as const)(
    '%s does not let a template look clean of which every check is open',
    async (name) => {
      const output = (await loadFormat(name))(undecided(), {});
      expect(output).toMatch(/nothing could be decided/i);
      expect(output).not.toMatch(/no findings/i);
      expect((await loadFormat(name))(clean(), {})).toMatch(/no findings/i);
    },
  );

  it('paint nothing unless asked to', async () => {
    const stylish = await loadFormat('stylish');
    expect(stylish(mixed(), {})).not.toContain('\u001b');
    const painted = stylish(mixed(), { color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what is looked for
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(stylish(mixed(), {}));
  });
});

describe('GitLab', () => {
  it('gets a fingerprint for each issue', async () => {
    const place = at('a.json', '{}', '{');
    const diagnostics = [1, 2].map(() => ({ severity: 'error' as const, code: 'x', message: 'same', location: place }));
    const issues = JSON.parse((await loadFormat('gitlab'))(result({ diagnostics, findings: [finding(place)] }), {}));
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(3);
  });

  it('gets nothing for a problem of no file', async () => {
    const diagnostics = [{ severity: 'warning' as const, code: 'x', message: 'y' }];
    expect((await loadFormat('gitlab'))(result({ diagnostics }), {})).toBe('[]\n');
  });
});

describe('JUnit', () => {
  it('has a case for a file without findings', async () => {
    const output = (await loadFormat('junit'))(result({ files: [file('a.json')] }), {});
    expect(output).toContain('<testcase name="no findings" classname="a.json" file="a.json"/>');
    expect(output).toContain('<testsuites name="resilint" tests="1" failures="0" errors="0" skipped="0">');
  });
});
