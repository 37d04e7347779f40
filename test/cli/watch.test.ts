import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { badMachine, resilint, template, workspace } from './helpers.ts';

interface Watching {
  readonly child: ChildProcess;
  output(): string;
}

function watching(folder: string, ...args: string[]): Watching {
  const child = spawn(process.execPath, [path.resolve('dist/cli.js'), 'check', '--watch', ...args], { cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, output: () => output };
}

const soon = { timeout: 15_000, interval: 50 };

describe('check --watch', () => {
  it('checks again when a template changes, and writes its reports anew', async () => {
    const folder = workspace({ 'main.json': { resources: [] } });
    const report = path.join(folder, '.sarif/resilint.sarif');
    const { output } = watching(folder, '--format', 'concise', '--report', 'sarif=.sarif/resilint.sarif');
    await vi.waitFor(() => expect(output()).toContain('watching'), soon);
    expect(output()).not.toContain('VM-5');
    expect(readFileSync(report, 'utf8')).not.toContain('"ruleIndex"');
    writeFileSync(path.join(folder, 'main.json'), template(badMachine));
    await vi.waitFor(() => expect(output()).toContain('VM-5'), soon);
    await vi.waitFor(() => expect(readFileSync(report, 'utf8')).toContain('"ruleIndex"'), soon);
  }, 40_000);

  it('outlives a configuration that is wrong for a moment', async () => {
    const folder = workspace({ 'main.json': badMachine, 'resilint.config.json': '{ "presets": 1 }' });
    const { output, child } = watching(folder, '--format', 'concise');
    await vi.waitFor(() => expect(output()).toContain('watching'), soon);
    expect(output()).toContain('resilint.config.json:1:3');
    writeFileSync(path.join(folder, 'resilint.config.json'), '{}');
    await vi.waitFor(() => expect(output()).toContain('VM-5'), soon);
    expect(child.exitCode).toBeNull();
  }, 40_000);

  it.skipIf(process.platform === 'win32')(
    'ends with 130 when it is interrupted',
    async () => {
      const { output, child } = watching(workspace({ 'main.json': badMachine }));
      await vi.waitFor(() => expect(output()).toContain('watching'), soon);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      expect(await ended).toBe(130);
    },
    40_000,
  );

  it('does not go with edits', () => {
    const folder = workspace({ 'main.json': badMachine });
    const { code, stderr } = resilint(folder, 'check', '--watch', '--fix');
    expect(code).toBe(2);
    expect(stderr).toContain('leave out --fix');
    expect(existsSync(path.join(folder, 'main.json'))).toBe(true);
  });
});
