import { describe, expect, it } from 'vitest';
import { fleet } from '../lint/part/fleet.ts';
import { resilint, workspace } from './helpers.ts';

const formats = ['json', 'sarif', 'stylish', 'junit'];

describe('--jobs', () => {
  it.each(formats)('gives the same bytes of %s with any number of threads', (format) => {
    const folder = workspace(fleet());
    const told = (jobs: number, ...args: string[]) => {
      const { code, stdout, stderr } = resilint(folder, '--format', format, '--jobs', String(jobs), ...args);
      return { code, stdout: stdout.replace(/"milliseconds": ?[\d.]+/, ''), stderr };
    };
    const alone = told(1);
    expect(alone.code).toBe(1);
    for (const jobs of [2, 4]) expect(told(jobs)).toEqual(alone);
    const unknown = ['--show-unknown', '--show-suppressed', '--show-pass', 'uses', 'linked', 'alone/3'];
    expect(told(3, ...unknown)).toEqual(told(1, ...unknown));
  });

  it('finds with a baseline what is in it, and what is no longer found', () => {
    const folder = workspace(fleet());
    expect(resilint(folder, '--jobs', '3', '--baseline', 'b.jsonl', '--update-baseline').code).toBeLessThan(2);
    const known = resilint(folder, '--jobs', '3', '--baseline', 'b.jsonl', '--ignore', 'VM-5');
    expect(known.stdout).toBe(resilint(folder, '--jobs', '1', '--baseline', 'b.jsonl', '--ignore', 'VM-5').stdout);
    expect(resilint(folder, '--jobs', '3', '--baseline', 'b.jsonl').stdout).not.toContain('VM-5');
  });

  it('says of what is no number of threads what it takes', () => {
    const folder = workspace({});
    for (const given of ['0', 'many', '1.5', '-2'])
      expect(resilint(folder, `--jobs=${given}`)).toMatchObject({ code: 2, stderr: expect.stringContaining('--jobs') });
  });

  it('tells a wrong configuration once, whichever thread met it', () => {
    const config = JSON.stringify({ policies: { 'VM-999': 'off' } });
    const folder = workspace({ ...fleet(), 'alone/2/resilint.config.json': config });
    const { code, stderr } = resilint(folder, '--jobs', '4');
    expect(code).toBe(2);
    expect(stderr).toBe(resilint(folder, '--jobs', '1').stderr);
  });
});
