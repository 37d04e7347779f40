import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badMachine, isCivil, resilint, workspace } from './helpers.ts';

describe('the command line', () => {
  it.each([
    [['check', '--formt', 'sarif'], /--format|formt/],
    [['check', '--format', 'sarf'], /there is no format 'sarf'; did you mean 'sarif'\?/],
    [['check', '--select', 'VM-55'], /'VM-55' selects no policy/],
    [['check', '--packs', 'vm,vn'], /there is no pack 'vn'; did you mean 'vm'\?/],
    [['check', '--packs', 'vm', '--select', 'pack:other'], /'pack:other' selects no policy/],
    [['check', '--report', 'out.sarif'], /should be FORMAT=FILE/],
    [['check', '--report', 'sarif=a.sarif', '--report', 'json=a.sarif'], /two reports go to one file/],
    [['check', '--fail-on', 'severe'], /fail-on/],
    [['graph'], /graph needs a file/],
    [['--no-color', 'explain'], /explain needs the id of a policy/],
    [['check', ''], /a path is empty/],
    [['-main.json'], /'-main\.json' is read as options; for the file write '\.\/-main\.json'/],
  ])('%j is a usage error', (args, message) => {
    const outcome = resilint(workspace({ 'main.json': badMachine, '-main.json': badMachine }), ...args);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(message);
    expect(outcome.stdout).toBe('');
    expect(isCivil(outcome)).toBe(true);
  });

  it('behind -- stand the paths, whatever they begin with', () => {
    const folder = workspace({ 'main.json': badMachine, '--help.json': badMachine, 'other.json': badMachine });
    const linted = (...args: string[]) =>
      JSON.parse(resilint(folder, '--format', 'json', ...args).stdout).files.map(({ path }: { path: string }) => path);
    expect(linted('--', '--help.json')).toEqual(['--help.json']);
    expect(linted('--', 'main.json', 'other.json')).toEqual(['main.json', 'other.json']);
  });

  it('completion prints a script and nothing else', () => {
    const outcome = resilint(workspace({ 'main.json': badMachine }), 'completion', 'bash');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^# resilint completion for bash.*\ncomplete .* resilint\n$/s);
  });

  it('selects by whole ids: VM-5 is not VM-55, and case does not matter', () => {
    const outcome = resilint(workspace({ 'main.json': badMachine }), 'check', '--select', 'vm-5', '--format', 'json');
    const { findings, policies } = JSON.parse(outcome.stdout);
    expect(policies.map(({ id }: { id: string }) => id)).toEqual(['VM-5']);
    expect(findings.map(({ policy }: { policy: string }) => policy)).toEqual(['VM-5']);
  });

  it('--packs leaves the policies of the named packs, in any case', () => {
    const folder = workspace({ 'main.json': badMachine });
    const { policies } = JSON.parse(resilint(folder, 'check', '--packs', 'VM', '--format', 'json').stdout);
    expect(policies.length).toBeGreaterThan(0);
    expect(policies.every(({ pack }: { pack: string }) => pack === 'vm')).toBe(true);
  });

  it('--fail-on decides the exit code alone', () => {
    const folder = workspace({ 'main.json': badMachine });
    expect(resilint(folder, 'check').code).toBe(1);
    expect(resilint(folder, 'check', '--fail-on', 'never').code).toBe(0);
    expect(resilint(folder, 'check', '--show-unknown', '--show-pass').code).toBe(1);
    expect(resilint(folder, 'check', '--select', 'VM-1', '--fail-on', 'never').code).toBe(0);
  });

  it('writes further reports, and makes their folders', () => {
    const folder = workspace({ 'main.json': badMachine });
    resilint(folder, 'check', '--report', 'sarif=out/a/log.sarif', '--report', 'json=out/b.json');
    const log = JSON.parse(readFileSync(path.join(folder, 'out/a/log.sarif'), 'utf8'));
    expect(log.version).toBe('2.1.0');
    expect(JSON.parse(readFileSync(path.join(folder, 'out/b.json'), 'utf8')).version).toBe(1);
  });

  it('names a resource in SARIF by type and name, and has the id that the graph prints', () => {
    const folder = workspace({ 'main.json': badMachine });
    const log = JSON.parse(resilint(folder, 'check', '--format', 'sarif', '--select', 'VM-5').stdout);
    const graph = JSON.parse(resilint(folder, 'graph', 'main.json', '--format', 'json').stdout);
    const [{ locations, properties }] = log.runs[0].results;
    expect(locations[0].logicalLocations[0].fullyQualifiedName).toBe('Microsoft.Compute/virtualMachines/legacy');
    expect(properties.resourceId).toBe(graph.resources[0].id.$unknown.expression);
  });

  it("leads to a policy's page from every format", () => {
    const folder = workspace({ 'main.json': badMachine });
    const page = 'https://github.com/resilint/resilint/blob/main/policies/vm/VM-5.md';
    for (const format of ['json', 'sarif', 'markdown', 'rdjson'])
      expect(resilint(folder, 'check', '--format', format, '--select', 'VM-5').stdout, format).toContain(page);
    expect(resilint(folder, 'rules', '--format', 'json').stdout).toContain(page);
  });

  it('says its version and helps', () => {
    const folder = workspace({});
    expect(resilint(folder, '--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = resilint(folder, '--help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--show-unknown');
  });

  it('a reader that closes the pipe is no fault', async () => {
    const many = Array.from({ length: 400 }, (_, at) => [`m${at}.json`, badMachine] as const);
    const child = spawn(process.execPath, [path.resolve('dist/cli.js'), 'check'], {
      cwd: workspace(Object.fromEntries(many)),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.on('close', resolve));
    expect(errors).not.toMatch(/EPIPE|fault of resilint/);
  });

  it('lints a folder with a parameter file beside its template, and prints what does not fit', () => {
    const parameters = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      contentVersion: '1.0.0.0',
      parameters: { size: { value: 3 }, sise: { value: 'x' } },
    };
    const folder = workspace({
      'main.json': { parameters: { size: { type: 'string' } }, ...badMachine },
      'main.parameters.json': JSON.stringify(parameters, null, 2),
    });
    const { stdout } = resilint(folder, 'check');
    expect(stdout).toMatch(/main\.parameters\.json:6:16: error: Parameter 'size' is an integer, expected a string/);
    expect(stdout).toMatch(
      /main\.parameters\.json:9:\d+: error: main\.json has no parameter 'sise'; did you mean 'size'\?/,
    );
  });
});
