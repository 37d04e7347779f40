import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { badMachine, resilint, workspace } from '../cli/helpers.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const copied = Array.from(dockerfile.matchAll(/^COPY (?!--)(.*) (\S+)$/gm), ([, from = '', to = '']) => ({
  from: from.split(' '),
  to,
}));

it('the image holds all that the tool needs, and lets it through', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'resilint-image-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const through = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'));
  expect(
    copied
      .flatMap(({ from }) => from)
      .map((each) => `!${each}`)
      .sort(),
  ).toEqual(through.sort());
  for (const { from, to } of copied) {
    const target = path.join(root, to);
    for (const each of from) {
      mkdirSync(path.dirname(target), { recursive: true });
      cpSync(each, to.endsWith('/') ? path.join(target, each) : target, { recursive: true });
    }
  }
  const [, cli = ''] = /^ENTRYPOINT \["node", "(.*)"\]$/m.exec(dockerfile) ?? [];
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, cli), 'check', '--select', 'VM-5'], {
    cwd: workspace({ 'main.json': badMachine }),
    encoding: 'utf8',
    env: { NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  expect(stdout).toContain('VM-5');
  expect(status).toBe(1);
});

it('the image runs as nobody in particular', () => {
  expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
});

const folder = 'mega-linter-plugin-resilint';
const plugin = parse(readFileSync(`${folder}/resilint.megalinter-descriptor.yml`, 'utf8'));
const [linter] = plugin.linters;

it('the plugin of MegaLinter calls options that exist, and finds the number of findings', () => {
  const cwd = workspace({ 'main.json': badMachine, 'other.json': '{}' });
  const sarif = linter.cli_sarif_args.map((each: string) => each.replace('{{SARIF_OUTPUT_FILE}}', 'out.sarif'));
  const { code, stdout, stderr } = resilint(cwd, ...linter.cli_lint_extra_args, ...sarif, 'main.json', 'other.json');
  expect(code).toBe(1);
  const { findings } = JSON.parse(resilint(cwd, 'check', '--format', 'json').stdout).summary;
  expect((stdout + stderr).match(new RegExp(linter.cli_lint_errors_regex, 'g'))).toHaveLength(findings);
  expect(linter.cli_lint_errors_count).toBe('regex_count');
  expect(JSON.parse(readFileSync(path.join(cwd, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(findings);
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(linter.install.dockerfile[0]).toContain(`--branch v${version} `);
});
