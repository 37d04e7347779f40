import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/cli/completion/complete.ts';
import { resilint, workspace } from './helpers.ts';

const values = async (current: string, ...before: string[]) =>
  (await complete(current, before)).map(({ value }) => value);

describe('what a word may become', () => {
  it.each([
    ['ex', [], 'explain'],
    ['VM-1', ['explain'], 'VM-12'],
    ['vm-1', ['explain'], 'VM-12'],
    ['', ['trace'], 'DR-1'],
    ['sa', ['--format'], 'sarif'],
    ['--format=sa', ['check', '.'], '--format=sarif'],
    ['sar', ['check', '--report'], 'sarif='],
    ['h', ['--fail-on'], 'high'],
    ['VM-1,category:av', ['--select'], 'VM-1,category:availability'],
    ['ess', ['rules', '--preset'], 'essential'],
    ['--fail', ['check'], '--fail-on'],
    ['', ['policy'], 'check'],
    ['--fold', ['policy', 'new', 'X-1'], '--folder'],
    ['p', ['completion'], 'powershell'],
    ['mer', ['graph', 'main.bicep', '-f'], 'mermaid'],
  ] as const)("'%s' after %j: %s", async (current, before, expected) => {
    expect(await values(current, ...before)).toContain(expected);
  });

  it('is nothing where it is a file', async () => {
    expect(await values('inf', 'check')).toEqual([]);
    expect(await values('', '--config')).toEqual([]);
    expect(await values('', 'explain', 'VM-1')).toEqual([]);
  });
});

describe('resilint completion', () => {
  it('prints the script of each shell', () => {
    const folder = workspace({});
    expect(resilint(folder, 'completion', 'bash').stdout).toContain('complete -o bashdefault');
    expect(resilint(folder, 'completion', 'zsh').stdout).toMatch(/^#compdef resilint$/m);
    expect(resilint(folder, 'completion', 'fish').stdout).toContain('complete -c resilint');
    expect(resilint(folder, 'completion', 'pwsh').stdout).toContain('Register-ArgumentCompleter -Native');
    expect(resilint(folder, 'completion', '--help').stdout).toContain('resilint completion [shell]');
  });

  it('says which shells there are', () => {
    const { code, stderr } = resilint(workspace({}), 'completion', 'fihs');
    expect(code).toBe(2);
    expect(stderr).toContain("no completion for 'fihs'; did you mean 'fish'? (bash, zsh, fish, powershell)");
  });

  const hasBash = process.platform !== 'win32' && spawnSync('bash', ['-c', 'echo $BASH_VERSION']).status === 0;
  it.skipIf(!hasBash).each([
    ['resilint explain VM-1', 'VM-12'],
    ['resilint check --format sar', 'sarif'],
    ['resilint --select category:avail', 'availability'],
    ['resilint --fail-on=h', 'high'],
    ['resilint ex', 'explain'],
  ])('in bash: %s', (line, expected) => {
    const folder = workspace({});
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(
      path.join(bin, 'resilint'),
      `#!/bin/sh\nexec '${process.execPath}' '${path.resolve('dist/cli.js')}' "$@"\n`,
    );
    chmodSync(path.join(bin, 'resilint'), 0o755);
    // As bash splits the line: at colons and equals signs, too.
    const words = line.split(/\s+|(?<=[:=])|(?=[:=])/);
    const script = `PATH='${bin}':$PATH
eval "$(resilint completion bash)"
COMP_LINE='${line}' COMP_POINT=${line.length}
COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}) COMP_CWORD=${words.length - 1}
compopt() { :; }
_resilint
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.split('\n')).toContain(expected);
  });
});
