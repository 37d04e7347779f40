import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

/** Two machines in two zones that follow VM-2 and VM-5, and one that is in no zone. */
const fleet = `resource fleet 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in range(0, 2): {
  name: 'web\${i}'
  location: 'westeurope'
  zones: [string(i + 1)]
  properties: {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' }
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Premium_LRS' } } }
  }
}]

resource lone 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'lone'
  location: 'westeurope'
  properties: {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' }
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Premium_LRS' } } }
  }
}
`;

const files = { 'main.bicep': fleet };
const select = ['--select', 'VM-2,VM-5'];

interface Told {
  readonly policy: string;
  readonly verdict: string;
  readonly resource: { readonly name: string };
  readonly instances: number;
}

function findings(folder: string, ...args: string[]): string[] {
  const { stdout } = resilint(folder, 'check', ...select, '--format', 'json', ...args);
  const { findings: found } = JSON.parse(stdout) as { findings: Told[] };
  return found.map(({ policy, verdict, resource, instances }) => `${verdict} ${policy} ${resource.name} ${instances}`);
}

function summary(folder: string, ...args: string[]): unknown {
  return JSON.parse(resilint(folder, 'check', ...select, '--format', 'json', ...args).stdout).summary;
}

describe('--show-pass', () => {
  it('tells each check that passed at its resource, a loop once', () => {
    const folder = workspace(files);
    expect(findings(folder, '--show-pass')).toEqual([
      'pass VM-2 web0 2',
      'pass VM-5 web0 2',
      'fail VM-2 lone 1',
      'pass VM-5 lone 1',
    ]);
    expect(findings(folder)).toEqual(['fail VM-2 lone 1']);
  });

  it('changes neither the counts nor the exit code', () => {
    const folder = workspace(files);
    expect(summary(folder, '--show-pass')).toEqual(summary(folder));
    expect(resilint(folder, 'check', ...select, '--show-pass').code).toBe(resilint(folder, 'check', ...select).code);
    expect(resilint(folder, 'check', '--select', 'VM-5', '--show-pass').code).toBe(0);
  });

  it('writes passes on lines of their own, after what was found', () => {
    const { stdout } = resilint(workspace(files), 'check', ...select, '--show-pass');
    expect(stdout).toContain('\nmain.bicep:2:9: pass VM-5 web0 is as it should be: ');
    expect(stdout.indexOf('pass VM-2 web0')).toBeGreaterThan(stdout.indexOf('high VM-2 lone'));
  });

  it('has a kind of its own in SARIF, and is a case that passed in JUnit', () => {
    const folder = workspace(files);
    const log = JSON.parse(resilint(folder, 'check', ...select, '--show-pass', '--format', 'sarif').stdout);
    const kinds = log.runs[0].results.map(({ kind, level }: { kind?: string; level: string }) => [kind, level]);
    expect(kinds.filter(([kind]: string[]) => kind === 'pass')).toEqual(Array(3).fill(['pass', 'none']));
    const junit = resilint(folder, 'check', ...select, '--show-pass', '--format', 'junit').stdout;
    expect(junit).toContain('<testsuites name="resilint" tests="4" failures="1" errors="0" skipped="0">');
  });

  it('leaves suppressions and the baseline alone', () => {
    const suppressed = { 'main.bicep': `// resilint-disable-next-line VM-5\n${fleet}` };
    const notes = (...args: string[]) => resilint(workspace(suppressed), 'check', ...select, ...args).stderr;
    expect(notes('--show-pass')).toBe(notes());
    const folder = workspace(files);
    resilint(folder, 'check', ...select, '--show-pass', '--baseline', 'accepted.jsonl', '--update-baseline');
    expect(findings(folder, '--baseline', 'accepted.jsonl', '--show-pass')).toEqual([
      'pass VM-2 web0 2',
      'pass VM-5 web0 2',
      'pass VM-5 lone 1',
    ]);
  });

  it('says with which parameter sets a check passes, where it does so with some of them', () => {
    const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
    const set = (zones: string[]) =>
      JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: { zones: { value: zones } } });
    const zonal = `param zones array
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: 'vm', location: 'westeurope', zones: zones }
`;
    const folder = workspace({
      'main.bicep': zonal,
      'main.parameters.a.json': set(['1']),
      'main.parameters.b.json': set([]),
    });
    const { stdout } = resilint(folder, 'check', '--select', 'VM-2', '--show-pass', '--format', 'json');
    const told = JSON.parse(stdout).findings.map(({ verdict, parameterSets, fingerprint }: Record<string, unknown>) => [
      verdict,
      parameterSets,
      fingerprint,
    ]);
    expect(told[0].slice(0, 2)).toEqual(['pass', ['main.parameters.a.json']]);
    expect(told[1][0]).toBe('fail');
    expect(told[0][2]).not.toBe(told[1][2]);
  });
});
