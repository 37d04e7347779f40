/** Small writers of templates, for generators. */
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The files of an input by name; the first is the one to lint. */
export type Files = Readonly<Record<string, string>>;

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export function byName<T>(count: number, make: (index: number) => readonly [string, T]): Record<string, T> {
  return Object.fromEntries(times(count, make));
}

export interface Sections {
  readonly parameters?: Json;
  readonly variables?: Json;
  readonly functions?: Json;
  readonly resources?: Json;
  readonly outputs?: Json;
  readonly [section: string]: Json | undefined;
}

function template(sections: Sections): { readonly [key: string]: Json } {
  return { $schema: schema, contentVersion: '1.0.0.0', resources: [], ...sections } as { readonly [key: string]: Json };
}

export function arm(sections: Sections): Files {
  return { 'main.json': JSON.stringify(template(sections)) };
}

export function bicep(...lines: readonly string[]): Files {
  return { 'main.bicep': `${lines.join('\n')}\n` };
}

/** A machine that several policies judge. */
export function machine(name: string, rest: { readonly [key: string]: Json } = {}): { readonly [key: string]: Json } {
  return {
    type: 'Microsoft.Compute/virtualMachines',
    apiVersion: '2024-07-01',
    name,
    location: 'westeurope',
    properties: {},
    ...rest,
  };
}

/** A deployment of a template written in place. */
export function nested(name: string, inner: Sections, rest: { readonly [key: string]: Json } = {}): Json {
  return {
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name,
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      template: template(inner),
    },
    ...rest,
  };
}

export const bicepMachine = `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  location: 'westeurope'
}`;
