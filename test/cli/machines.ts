import { resilint } from './helpers.ts';

/** VM-2 asks for a zone, VM-8 for a better disk. */
export const machine = `param name string = 'itself'
param zones array = []

resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: name
  location: 'westeurope'
  zones: zones
  properties: {
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } } }
  }
}
`;

export function calling(args: string, name = 'one', file = 'parts/vm.bicep', before = ''): string {
  return `${before}module ${name} '${file}' = {\n  name: '${name}'\n  params: { ${args} }\n}\n`;
}

interface Run {
  readonly summary: { readonly passed: number; readonly suppressed: number; readonly baselined: number };
  readonly files: readonly {
    readonly path: string;
    readonly kind: string;
    readonly parameterSets: readonly string[];
  }[];
  readonly findings: readonly {
    readonly policy: string;
    readonly location: { readonly file: string };
    readonly resource: { readonly name: string };
  }[];
  readonly diagnostics: readonly { readonly code: string; readonly file?: string }[];
}

export const select = ['--select', 'VM-2,VM-8'];

export function run(folder: string, ...args: string[]): Run {
  const { stdout, stderr } = resilint(folder, 'check', '--format', 'json', '--fail-on', 'never', ...select, ...args);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

export function found({ findings }: Run): string[] {
  return findings.map(({ policy, location, resource }) => `${policy} ${location.file} ${resource.name}`);
}

/** A parameter file of JSON. */
export function parameters(values: object, sections: object = {}): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', ...sections, parameters: values });
}
