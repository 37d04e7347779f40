import process from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { progressOn, progressText } from '../../src/cli/progress.ts';
import { openProgress } from '../../src/lint/progress.ts';
import { openWorkspace } from '../../src/source/workspace.ts';
import { badMachine, workspace } from './helpers.ts';

afterEach(() => vi.unstubAllEnvs());

describe('progress', () => {
  it('counts templates, not all files', () => {
    const folder = workspace({ 'a.json': badMachine, 'b.bicep': '', 'data.json': '{}', 'a.parameters.json': '{}' });
    const files = ['a.json', 'a.parameters.json', 'b.bicep', 'data.json'].map((path) => ({ path }));
    const progress = openProgress(openWorkspace(folder), files);
    const at = (count: number) => progress(() => files.slice(0, count))();
    expect([at(0), at(2), at(4)]).toEqual([
      { done: 0, total: 2 },
      { done: 1, total: 2 },
      { done: 2, total: 2 },
    ]);
  });

  it('is a bar, a count and the time, as wide as there is room for', () => {
    expect(progressText({ done: 50, total: 200 }, 5000, 120)).toBe(
      'resilint: █████░░░░░░░░░░░░░░░ 50 of 200 templates, 5 s, about 15 s left',
    );
    expect(progressText({ done: 50, total: 200 }, 5000, 62)).toBe(
      'resilint: 50 of 200 templates, 5 s, about 15 s left',
    );
    expect(progressText({ done: 200, total: 200 }, 9000, 120)).toContain('200 of 200 templates, 9 s, finishing');
    expect(progressText({ done: 50, total: 200 }, 5000, 9).length).toBeLessThan(9);
  });

  it('is written on a terminal alone, after a while, and taken away at the end', () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('TERM', 'xterm');
    let time = 0;
    const written: string[] = [];
    const open = (isTTY: boolean) =>
      progressOn(
        { isTTY, columns: 80 },
        (text) => written.push(text),
        () => time,
      );
    const listeners = process.listenerCount('SIGINT');
    const display = open(true);
    display.update(() => ({ done: 0, total: 9 }));
    expect(written).toEqual([]);
    time = 1500;
    display.update(() => ({ done: 3, total: 9 }));
    expect(written.join('')).toContain('3 of 9 templates');
    display.end();
    expect(written.at(-1)).toBe('\r\u001b[K');
    const piped = open(false);
    time = 9000;
    piped.update(() => ({ done: 4, total: 9 }));
    piped.end();
    expect(written).toHaveLength(2);
    expect(process.listenerCount('SIGINT')).toBe(listeners);
  });
});
