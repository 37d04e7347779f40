import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resilint, template, workspace } from './helpers.ts';

/** A machine on a slow disk: VM-8 offers another. */
const machine = `param name string = 'a'

resource machine 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: name
  location: 'westeurope'
  properties: {
    storageProfile: {
      osDisk: {
        createOption: 'FromImage'
        managedDisk: { storageAccountType: 'Standard_LRS' }
      }
    }
  }
}
`;

const compiled = template({
  metadata: { _generator: { name: 'bicep', version: '0.30.0', templateHash: '1' } },
  parameters: { name: { type: 'string', defaultValue: 'a' } },
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2023-09-01',
      name: "[parameters('name')]",
      location: 'westeurope',
      properties: {
        storageProfile: {
          osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } },
        },
      },
    },
  ],
});

interface Json {
  readonly summary: { readonly filesLinted: number; readonly fixable: number };
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly checks?: object;
    readonly through?: readonly string[];
  }[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly diagnostics: readonly { readonly code: string }[];
  readonly findings: readonly {
    readonly policy: string;
    readonly location: { readonly file: string };
    readonly related: readonly { readonly location: { readonly file: string } }[];
    readonly instances: number;
    readonly fixes: readonly object[];
  }[];
}

function run(folder: string, ...args: string[]): Json {
  return JSON.parse(resilint(folder, 'check', '--format', 'json', '--fail-on', 'never', ...args).stdout);
}

function kinds({ files }: Json): string[] {
  return files.map(({ path: file, kind }) => `${file} ${kind}`);
}

function places({ findings }: Json): string[] {
  return findings.map(({ policy, location }) => `${policy} ${location.file}`);
}

describe('a template compiled from Bicep', () => {
  it('is left out, with the reason, where its source is linted', () => {
    const folder = workspace({ 'main.bicep': machine, 'main.json': compiled });
    const both = run(folder);
    expect(kinds(both)).toEqual(['main.bicep template']);
    expect(both.skipped).toEqual([{ path: 'main.json', reason: "compiled from 'main.bicep', which is linted" }]);
    expect(both.findings.length).toBeGreaterThan(0);
    expect(places(both).filter((place) => place.endsWith('.json'))).toEqual([]);
    expect(kinds(run(folder, 'main.json', 'main.bicep'))).toEqual(['main.bicep template']);
  });

  it('is linted where it is named and its source is not, or where its source is not asked for', () => {
    const folder = workspace({ 'main.bicep': machine, 'main.json': compiled });
    expect(kinds(run(folder, 'main.json'))).toEqual(['main.json template']);
    expect(kinds(run(folder, '*.json'))).toEqual(['main.json template']);
    expect(run(folder, 'main.json').skipped).toEqual([]);
  });

  it('is never edited beside its source', () => {
    const folder = workspace({ 'main.bicep': machine, 'main.json': compiled, 'alone/main.json': compiled });
    const before = readFileSync(path.join(folder, 'main.json'), 'utf8');
    expect(run(folder, 'main.json').findings.flatMap(({ fixes }) => fixes)).toEqual([]);
    expect(run(folder, 'alone/main.json').findings.flatMap(({ fixes }) => fixes).length).toBeGreaterThan(0);
    resilint(folder, 'check', 'main.json', '--fix=all');
    expect(readFileSync(path.join(folder, 'main.json'), 'utf8')).toBe(before);
  });

  it('may be azuredeploy.json beside main.bicep, if it takes the same parameters', () => {
    const folder = workspace({
      'a/main.bicep': machine,
      'a/azuredeploy.json': compiled,
      'b/main.bicep': machine.replaceAll('name string', 'other string').replace('name: name', 'name: other'),
      'b/azuredeploy.json': compiled,
      'c/main.bicep': machine,
      'c/main.json': template({ ...JSON.parse(compiled), metadata: {} }),
    });
    const result = run(folder);
    expect(result.skipped.map((each) => each.path)).toEqual(['a/azuredeploy.json']);
    expect(result.files).toHaveLength(5);
  });
});

const callers = {
  'main.bicep': "module one 'parts/vm.bicep' = {\n  name: 'one'\n  params: { name: 'x' }\n}\n",
  'other.bicep': "module two 'parts/vm.bicep' = {\n  name: 'two'\n  params: { name: 'y' }\n}\n",
  'parts/vm.bicep': machine,
};

describe('a module that others use', () => {
  it('is listed as linked, counted once, and judged where it is used', () => {
    const result = run(workspace(callers));
    expect(kinds(result)).toEqual(['main.bicep template', 'other.bicep template', 'parts/vm.bicep linked']);
    expect(result.files[2]?.checks).toBeUndefined();
    expect(result.summary.filesLinted).toBe(3);
    expect(new Set(places(result)).size).toBe(result.findings.length);
    for (const { location, instances, related } of result.findings) {
      expect(location.file).toBe('parts/vm.bicep');
      expect(instances).toBe(2);
      expect(related.map((each) => each.location.file)).toContain('main.bicep');
    }
  });

  it('is judged by its callers where it is named too, whatever else is', () => {
    const folder = workspace(callers);
    const whole = run(folder);
    for (const paths of [['parts/vm.bicep'], ['parts'], ['main.bicep', 'parts/vm.bicep'], ['other.bicep', 'parts/*']]) {
      const result = run(folder, ...paths);
      expect(kinds(result).at(-1)).toBe('parts/vm.bicep linked');
      expect(result.files.at(-1)?.through).toEqual(['main.bicep', 'other.bicep']);
      expect(result.findings).toEqual(whole.findings);
    }
  });

  it('is judged as itself with --roots, with each finding told once', () => {
    const folder = workspace(callers);
    const alone = run(folder, 'parts/vm.bicep', '--roots');
    expect(kinds(alone)).toEqual(['parts/vm.bicep template']);
    expect(alone.findings.map(({ instances }) => instances)).toEqual(alone.findings.map(() => 1));
    const both = run(folder, 'main.bicep', 'parts/vm.bicep', '--roots');
    expect(kinds(both)).toEqual(['main.bicep template', 'parts/vm.bicep template']);
    expect(new Set(places(both)).size).toBe(both.findings.length);
  });

  it('is edited where the folder was asked for, and not where only its caller was', () => {
    const folder = workspace(callers);
    resilint(folder, 'check', 'main.bicep', '--fix=all');
    expect(readFileSync(path.join(folder, 'parts/vm.bicep'), 'utf8')).toBe(machine);
    resilint(folder, 'check', '.', '--fix=all');
    expect(readFileSync(path.join(folder, 'parts/vm.bicep'), 'utf8')).not.toBe(machine);
  });

  it('is a root where modules use each other, so that the circle is told', () => {
    const result = run(
      workspace({
        'a.bicep': "module b 'b.bicep' = { name: 'b' }\n",
        'b.bicep': "module a 'a.bicep' = { name: 'a' }\n",
      }),
    );
    expect(kinds(result)).toEqual(['a.bicep template', 'b.bicep linked']);
    expect(result.diagnostics.length).toBeGreaterThan(0);
  });
});
