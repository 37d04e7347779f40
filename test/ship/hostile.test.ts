import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../src/report/index.ts';
import { step } from '../action/runner.ts';
import { resilint, template } from '../cli/helpers.ts';

const secret = 'Pl4nted-S3cret';
const escape = '\u001b[31m\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007';
const bidi = '\u202e\u2066\u200b';
const commands =
  '\n::error file=x::y\n::add-mask::z\n##[error]w\n##vso[task.complete result=Succeeded]\r\n::stop-commands::t';
const marks =
  '[link](https://evil.example) ![i](x) <img src=x onerror=alert(1)> </code></details> `tick` | @everyone #1 $x$';
const hostile = `vm${commands} ${escape}${bidi} ${marks}`;
/** In a resource's name a slash would part it. */
const name = hostile.replaceAll('/', '_');
const quoted = (text: string): string => text.replaceAll("'", "''");

/** Text of each kind in each place that a report repeats: names, values, parameters, expressions, comments, file names. */
function hostileTemplate(): string {
  return template({
    parameters: {
      password: { type: 'securestring', defaultValue: secret },
      [hostile]: { type: 'string' },
    },
    variables: { derived: "[concat('https://store/', parameters('password'), '.vhd')]" },
    resources: [
      {
        type: 'Microsoft.Network/networkInterfaces',
        apiVersion: '2023-09-01',
        name,
        location: 'westeurope',
        properties: { dnsSettings: { dnsServers: [hostile] }, ipConfigurations: [] },
      },
      {
        type: 'Microsoft.Compute/virtualMachines',
        apiVersion: '2023-09-01',
        name: `${name} vm`,
        location: `[parameters('${quoted(hostile)}')]`,
        properties: {
          osProfile: { adminPassword: secret, customData: secret },
          storageProfile: { osDisk: { createOption: 'FromImage', vhd: { uri: "[variables('derived')]" } } },
          networkProfile: {
            networkInterfaces: [{ id: `[resourceId('Microsoft.Network/networkInterfaces', '${quoted(name)}')]` }],
          },
        },
      },
    ],
  });
}

/** What a terminal, a runner or a person's eye could be led astray by. */
function dangers(output: string): string[] {
  const hidden = Array.from(
    output.matchAll(/(?![\n\t])[\p{Cc}\p{Cf}]/gu),
    ([character]) => `U+${character.codePointAt(0)}`,
  );
  const lines = output.split(/[\r\n]+/);
  const own =
    /^::(?:error|warning|notice) (?:(?:file|line|endLine|col|endColumn|title)=[^:,]*,?)+::|^##vso\[task\.logissue /;
  const obeyed = lines.filter((line) => /^\s*::|##\[|##vso\[/i.test(line.replace(own, '')));
  return [...hidden, ...obeyed, ...(output.includes(secret) ? ['the secret'] : [])];
}

let root: string;
beforeAll(() => {
  root = path.resolve('node_modules', '.cache', `hostile-${process.pid}`);
  mkdirSync(path.join(root, '.git'), { recursive: true });
  writeFileSync(path.join(root, '@everyone `x`.json'), hostileTemplate());
  writeFileSync(path.join(root, 'resilint.config.json'), '{ "preset": "all" }');
  return () => rmSync(root, { recursive: true, force: true });
});

describe('a hostile template', () => {
  it('is judged, so that there is something to repeat', () => {
    const { stdout } = resilint(root, 'check', '.', '--format', 'json', '--show-unknown');
    const policies = JSON.parse(stdout).findings.map(({ policy }: { policy: string }) => policy);
    expect(policies).toContain('VM-5');
    expect(policies).toContain('VM-15');
    expect(stdout).toContain('evil.example');
  });

  it.each(formats)('does no harm as %s', (format) => {
    const { stdout, stderr, code } = resilint(root, 'check', '.', '--format', format, '--show-unknown', '--show-pass');
    expect(code).toBe(1);
    expect(stdout.length).toBeGreaterThan(500);
    expect(dangers(stdout)).toEqual([]);
    expect(dangers(stderr)).toEqual([]);
  });

  it.each([['--diff=all'], ['graph'], ['graph', '--format', 'json'], ['trace']])('does no harm in %s %s', (...args) => {
    const words =
      args[0] === 'trace' ? ['trace', 'VM-15', 'vm'] : args[0] === 'graph' ? [...args, '@everyone `x`.json'] : args;
    const { stdout, stderr } = resilint(root, ...words);
    expect(stdout.length).toBeGreaterThan(50);
    expect(dangers(stdout)).toEqual([]);
    expect(dangers(stderr)).toEqual([]);
  });

  it.each(['true', 'false'])('does no harm in a workflow (annotations: %s)', (annotations) => {
    const inputs = { annotations, 'sarif-file': 'out/x.sarif', reports: 'markdown=out/x.md\njunit=out/x.xml' };
    const { code, log, errors, summary, outputs } = step(root, inputs);
    expect(code).toBe(1);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the log's own colours
    expect(dangers(log.replace(/\u001b\[\d+m/g, ''))).toEqual([]);
    expect(errors).toBe('');
    expect(dangers(summary)).toEqual([]);
    expect(outputs['sarif-file']).toBe('out/x.sarif');
    for (const file of ['x.sarif', 'x.md', 'x.xml'])
      expect(dangers(readFileSync(path.join(root, 'out', file), 'utf8'))).toEqual([]);
    rmSync(path.join(root, 'out'), { recursive: true });
  });

  it('makes nothing of its words in Markdown', () => {
    const { summary } = step(root, {});
    const prose = summary.replace(/^(`{3,}).*?^\1$/gms, '');
    expect(prose).not.toMatch(/<img|\]\(https:\/\/evil|!\[|`|@everyone/);
    expect(prose.match(/<details[ >]/g)?.length ?? 0).toBe(prose.match(/<\/details>/g)?.length ?? 0);
  });
});
