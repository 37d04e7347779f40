import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { badMachine, template } from '../helpers.ts';
import type { Wanted } from './hazards.ts';

/** A setting or option that takes a path. */
export interface Setting {
  readonly wanted: Wanted;
  /** Files of the workspace, and the command line, with the path in them. */
  of(given: string): { readonly files?: Readonly<Record<string, string>>; readonly args: readonly string[] };
  /** `false`: what is in it is not said, only used. */
  readonly isShown?: boolean;
  /** A person says it, so that what lies outside may be meant. */
  readonly isNamed?: boolean;
  /** It may be written to. */
  readonly isWritten?: boolean;
}

const machines = (name: string) => ({ resources: [{ ...badMachine.resources[0], name }] });
const machine = (name: string) => template(machines(name));
const file = (extension: string, content: string): Wanted => ({ kind: 'file', extension, content });
const folder = (content: string): Wanted => ({ kind: 'folder', extension: '', content });

const named = (name: string) => `resource v 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: ${name}
  location: 'westeurope'
  properties: { storageProfile: { osDisk: { createOption: 'FromImage', vhd: { uri: 'https://a/b.vhd' } } } }
}
`;

const secretTemplate = file('.json', machine('SECRET-CONTENT'));
const secretBicep = file('.bicep', `@export()\nvar y = 'SECRET-CONTENT'\n${named("'SECRET-CONTENT'")}`);
const secretConfig = file('.json', '{ "SECRET-CONTENT": 1 }');
const secretParameters = file(
  '.json',
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: { n: { value: 'SECRET-CONTENT' } },
  }),
);
const secretText = file('.txt', 'SECRET-CONTENT');
const secretBaseline = file('.jsonl', 'SECRET-CONTENT\n');
const secretPolicy = folder('{ "id": "SECRET-CONTENT" }');

const main = { 'main.json': machine('vm') };
const configured = (config: object) => ({ ...main, 'resilint.config.json': JSON.stringify(config) });
const quoted = (given: string) =>
  `'${given
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replace(/[^ -~]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`)}'`;
const bicep = (text: string) => ({
  files: { 'main.bicep': text },
  args: ['check', 'main.bicep', '--show-unknown', '-f', 'json'],
});
export const settings: Readonly<Record<string, Setting>> = {
  'a path': { wanted: secretTemplate, isNamed: true, of: (given) => ({ args: ['check', given] }) },
  '--config': { wanted: secretConfig, isNamed: true, of: (given) => ({ files: main, args: ['--config', given] }) },
  '--parameters': {
    wanted: secretParameters,
    of: (given) => ({ files: { 'main.bicep': `param n string\n${named('n')}` }, args: ['main.bicep', '-p', given] }),
  },
  '--baseline': {
    isShown: false,
    wanted: secretBaseline,
    isNamed: true,
    of: (given) => ({ files: main, args: ['--baseline', given] }),
  },
  '--update-baseline': {
    isShown: false,
    wanted: secretBaseline,
    isNamed: true,
    isWritten: true,
    of: (given) => ({ files: main, args: ['--baseline', given, '--update-baseline'] }),
  },
  '--report': {
    isShown: false,
    wanted: file('.sarif', 'original\n'),
    isNamed: true,
    isWritten: true,
    of: (given) => ({ files: main, args: ['--report', `sarif=${given}`] }),
  },
  '--policies': { wanted: secretPolicy, isNamed: true, of: (given) => ({ files: main, args: ['--policies', given] }) },
  '--stdin-filename without standard input': {
    isShown: false,
    wanted: secretTemplate,
    of: (given) => ({ files: main, args: ['main.json', '--stdin-filename', given] }),
  },
  '--print-config': {
    isShown: false,
    wanted: secretTemplate,
    of: (given) => ({ files: main, args: ['--print-config', given] }),
  },
  graph: { wanted: secretTemplate, of: (given) => ({ args: ['graph', given] }) },
  trace: { wanted: secretTemplate, of: (given) => ({ args: ['trace', 'VM-5', 'CONTENT', given] }) },
  'rules --policies': {
    wanted: secretPolicy,
    isNamed: true,
    of: (given) => ({ args: ['rules', '--policies', given] }),
  },
  'explain --config': {
    wanted: secretConfig,
    isNamed: true,
    of: (given) => ({ args: ['explain', 'VM-5', '--config', given] }),
  },
  'policy check': { wanted: secretPolicy, isNamed: true, of: (given) => ({ args: ['policy', 'check', given] }) },
  'policy test': { wanted: secretPolicy, isNamed: true, of: (given) => ({ args: ['policy', 'test', given] }) },
  'policy check --types': {
    isShown: false,
    wanted: folder('{ "SECRET-CONTENT": 1 }'),
    isNamed: true,
    of: (given) => ({ files: { 'p/a.json': '{}' }, args: ['policy', 'check', 'p', '--types', given] }),
  },
  'policy new --folder': {
    isShown: false,
    wanted: folder('{}'),
    isNamed: true,
    isWritten: true,
    of: (given) => ({ args: ['policy', 'new', 'CONTOSO-1', '--folder', given] }),
  },
  extends: { wanted: secretConfig, of: (given) => ({ files: configured({ extends: given }), args: [] }) },
  policyFolders: {
    wanted: secretPolicy,
    of: (given) => ({ files: configured({ policyFolders: [given] }), args: [] }),
  },
  baseline: {
    isShown: false,
    wanted: secretBaseline,
    of: (given) => ({ files: configured({ baseline: given }), args: [] }),
  },
  'baseline, with --update-baseline': {
    isShown: false,
    wanted: secretBaseline,
    isWritten: true,
    of: (given) => ({ files: configured({ baseline: given }), args: ['--update-baseline'] }),
  },
  workloads: {
    wanted: secretTemplate,
    of: (given) => ({ files: configured({ workloads: { w: { templates: [given] } } }), args: [] }),
  },
  "a workload's parameters": {
    wanted: secretParameters,
    of: (given) => ({
      files: configured({ workloads: { w: { templates: [{ template: 'main.json', parameters: given }] } } }),
      args: [],
    }),
  },
  parameterFiles: {
    wanted: secretParameters,
    of: (given) => ({ files: configured({ parameterFiles: [given] }), args: [] }),
  },
  ignores: {
    isShown: false,
    wanted: secretTemplate,
    of: (given) => ({ files: configured({ ignores: [given] }), args: [] }),
  },
  overrides: {
    wanted: secretTemplate,
    of: (given) => ({ files: configured({ overrides: [{ files: [given], policies: {} }] }), args: [] }),
  },
  suppressions: {
    wanted: secretTemplate,
    of: (given) => ({
      files: configured({ suppressions: [{ ids: ['VM-5'], paths: [given] }] }),
      args: ['--preset', 'all'],
    }),
  },
  cacheRootDirectory: {
    isShown: false,
    wanted: folder('{}'),
    of: (given) => ({
      files: {
        'bicepconfig.json': JSON.stringify({ cacheRootDirectory: given }),
        'main.bicep': "module m 'br:host.invalid/a:1' = { name: 'm' }\n",
      },
      args: ['main.bicep', '-f', 'json'],
    }),
  },
  'a linked template': {
    wanted: secretTemplate,
    of: (given) => ({
      files: {
        'main.json': template({
          resources: [
            {
              type: 'Microsoft.Resources/deployments',
              apiVersion: '2022-09-01',
              name: 'l',
              properties: { mode: 'Incremental', templateLink: { relativePath: given } },
            },
          ],
        }),
      },
      args: ['main.json', '-f', 'json'],
    }),
  },
  "a linked template's parameters": {
    wanted: secretParameters,
    of: (given) => ({
      files: {
        'inner.json': template({ parameters: { n: { type: 'string' } }, ...machines("[parameters('n')]") }),
        'main.json': template({
          resources: [
            {
              type: 'Microsoft.Resources/deployments',
              apiVersion: '2022-09-01',
              name: 'l',
              properties: {
                mode: 'Incremental',
                templateLink: { relativePath: 'inner.json' },
                parametersLink: { relativePath: given },
              },
            },
          ],
        }),
      },
      args: ['main.json', '-f', 'json'],
    }),
  },
  'a module': { wanted: secretBicep, of: (given) => bicep(`module m ${quoted(given)} = { name: 'm' }\n`) },
  'an import': { wanted: secretBicep, of: (given) => bicep(`import * as x from ${quoted(given)}\n${named('x.y')}`) },
  loadTextContent: { wanted: secretText, of: (given) => bicep(named(`loadTextContent(${quoted(given)})`)) },
  loadFileAsBase64: { wanted: secretText, of: (given) => bicep(named(`loadFileAsBase64(${quoted(given)})`)) },
  loadJsonContent: {
    wanted: file('.json', '"SECRET-CONTENT"'),
    of: (given) => bicep(named(`loadJsonContent(${quoted(given)})`)),
  },
  loadYamlContent: {
    wanted: file('.yaml', 'SECRET-CONTENT'),
    of: (given) => bicep(named(`loadYamlContent(${quoted(given)})`)),
  },
  loadDirectoryFileInfo: {
    wanted: folder('{}'),
    of: (given) => bicep(named(`loadDirectoryFileInfo(${quoted(given)})[0].baseName`)),
  },
  using: {
    wanted: secretBicep,
    of: (given) => ({ files: { ...main, 'main.bicepparam': `using ${quoted(given)}\nparam n = 1\n` }, args: [] }),
  },
  'the extends of a .bicepparam': {
    wanted: file('.bicepparam', "using none\nparam n = 'SECRET-CONTENT'\n"),
    of: (given) => ({
      files: {
        'main.bicep': `param n string\n${named('n')}`,
        'main.bicepparam': `using 'main.bicep'\nextends ${quoted(given)}\n`,
      },
      args: ['main.bicep', '-f', 'json'],
    }),
  },
  "a parameter file's template": {
    wanted: secretTemplate,
    of: (given) => ({
      files: {
        ...main,
        'x.parameters.json': JSON.stringify({
          ...JSON.parse(secretParameters.content),
          metadata: { template: given },
          parameters: {},
        }),
      },
      args: [],
    }),
  },
};

/** Names that are looked for without being named: whatever has them may be anything. */
export const knownNames = {
  '.gitignore': { args: ['check', '.'], wanted: file('', 'SECRET-CONTENT\n') },
  'resilint.config.json': { args: ['check', '.'], wanted: secretConfig },
  'bicepconfig.json': { args: ['check', '.'], wanted: secretConfig },
  'main.parameters.json': { args: ['check', '.'], wanted: secretParameters },
  'main.bicepparam': { args: ['check', '.'], wanted: secretParameters },
  'other.json': { args: ['check', '.'], wanted: secretTemplate },
  'other.bicep': { args: ['check', '.'], wanted: secretBicep },
  '.gitignore with init': { args: ['init'], wanted: file('', 'original\n') },
  'resilint.config.json with init': { args: ['init'], wanted: file('', '{}') },
} as const;

export function fill(workspace: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const at = path.join(workspace, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
    chmodSync(at, 0o644);
  }
}
