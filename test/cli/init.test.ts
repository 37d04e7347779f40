import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badMachine, resilint, workspace } from './helpers.ts';

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe('resilint init', () => {
  it('writes a configuration that the next run takes, and says what it saw', () => {
    const folder = workspace({
      'main.json': badMachine,
      'main.parameters.json': {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
        contentVersion: '1.0.0.0',
        parameters: {},
      },
      'app/main.bicep': 'param a string\n',
      'app/tests/one.bicep': 'param a string\n',
    });
    const { code, stdout } = resilint(folder, 'init');
    expect(code).toBe(0);
    expect(stdout).toContain('found 2 Bicep files, 1 ARM template, 1 parameter file\nwrote resilint.config.json');
    expect(read(folder, 'resilint.config.json')).toContain('// "tests/"  // 1 template looks like tests or examples');
    const next = resilint(folder);
    expect(next.stderr).toBe('');
    expect(next.stdout).toContain('VM-5');
  });

  it('guesses from names of folders and parameter files what is for production', () => {
    const folder = workspace({
      'main.bicep': 'param a string\n',
      'env/main.dev.bicepparam': "using '../main.bicep'\nparam a = 'x'\n",
      'env/main.prod.bicepparam': "using '../main.bicep'\nparam a = 'x'\n",
      'sandbox/deep/main.bicep': 'param a string\n',
      'production.md': '',
    });
    resilint(folder, 'init');
    const text = read(folder, 'resilint.config.json');
    expect(text).toContain('// Guessed from names');
    expect(text).toContain('{ "files": ["*.prod.bicepparam"], "environment": "production" }');
    expect(text).toContain('{ "files": ["*.dev.bicepparam", "sandbox/"], "environment": "development" }');
    const shown = resilint(folder, 'check', '--print-config', 'sandbox/deep/main.bicep').stdout;
    expect(JSON.parse(shown).environment).toBe('development');
  });

  it('writes nothing else, and proposes a baseline, a hook and a workflow', () => {
    const folder = workspace({ '.gitignore': 'dist/', 'azure-pipelines.yml': '' });
    const { stdout } = resilint(folder, 'init');
    expect(stdout.match(/^wrote .*$/gm)).toEqual(['wrote resilint.config.json']);
    expect(read(folder, '.gitignore')).toBe('dist/');
    expect(stdout).toMatch(/--update-baseline/);
    expect(stdout).toMatch(/pre-commit\.md$/m);
    expect(stdout).toMatch(/a step of Azure Pipelines: .*azure-pipelines\.md$/m);
  });

  it('leaves a configuration alone that is there', () => {
    const folder = workspace({ 'resilint.config.json': '{}' });
    const { code, stderr } = resilint(folder, 'init');
    expect(code).toBe(2);
    expect(stderr).toBe("resilint: 'resilint.config.json' is there already: edit it, or remove it first\n");
    expect(read(folder, 'resilint.config.json')).toBe('{}');
  });

  it('looks at an empty folder too', () => {
    expect(resilint(workspace({}), 'init').stdout).toContain('found no template yet');
  });
});
