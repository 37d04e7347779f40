import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files that belong together, by path relative to their workspace; the first one is linted. */
export interface Project {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Larger ones take too long for what they can show. */
const maxBytes = 100_000;
const maxFiles = 12;
const skipped = new Set(['node_modules', '.git', 'dist', 'bundle']);

/** The templates below a folder, each with the files that it names; without a folder those of this repository, `root`. */
export function seedsIn(root: string, folder: string | undefined): Project[] {
  const templates =
    folder === undefined ? ownTemplates(root) : filesBelow(folder, isTemplate).map((file) => projectOf(folder, file));
  return [...templates.filter(({ files }) => files.size > 0), ...policySeeds(root), ...configurationSeeds()];
}

function ownTemplates(root: string): Project[] {
  const files = ['samples', 'test/fixtures'].flatMap((each) => filesBelow(path.join(root, each), isTemplate));
  return [...files.map((file) => projectOf(root, file)), ...pageExamples(root)];
}

const isTemplate = (name: string): boolean =>
  /\.(bicep|bicepparam|jsonc?)$/i.test(name) && !/\.graph\.json$|package(-lock)?\.json$/.test(name);

function filesBelow(folder: string, takes: (name: string) => boolean): string[] {
  const names = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return names.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesBelow(file, takes);
    return entry.isFile() && takes(entry.name) && statSync(file).size <= maxBytes ? [file] : [];
  });
}

/** A file with those that it names by relative paths, and what these name. */
function projectOf(folder: string, file: string): Project {
  const files = new Map<string, string>();
  const work = [file];
  for (let each = work.shift(); each !== undefined && files.size < maxFiles; each = work.shift()) {
    const name = path.relative(folder, each).replaceAll(path.sep, '/');
    if (files.has(name) || name.startsWith('..') || !existsSync(each) || !statSync(each).isFile()) continue;
    if (statSync(each).size > maxBytes) continue;
    const text = readFileSync(each, 'utf8');
    files.set(name, text);
    for (const [, , named = ''] of text.matchAll(/(['"])(\.{0,2}[\w./-]+\.(?:bicep|jsonc?|ya?ml|txt))\1/g))
      work.push(path.resolve(path.dirname(each), named));
  }
  return { name: path.relative(folder, file), files };
}

/** The examples of the policies' pages: small, and each about something. */
function pageExamples(root: string): Project[] {
  return filesBelow(path.join(root, 'policies'), (name) => name.endsWith('.md')).flatMap((page) => {
    const text = readFileSync(page, 'utf8');
    return [...text.matchAll(/^```(json|bicep)\b[^\n]*\n(.*?)^```/gms)].map(([, language, body = ''], at) => ({
      name: `${path.basename(page)} ${at + 1}`,
      files: new Map([[`main.${language}`, body]]),
    }));
  });
}

const machine = `param size string = 'Standard_D2s_v5'
resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm' // resilint-disable-line VM-1: alone by design
  location: 'westeurope'
  properties: {
    hardwareProfile: { vmSize: size }
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } } }
  }
}
`;

/** Each shipped policy as one of a user's own. */
function policySeeds(root: string): Project[] {
  return filesBelow(path.join(root, 'policies'), (name) => /^[A-Z]+-\d+\.json$/.test(name)).map((file) => ({
    name: path.relative(root, file),
    files: new Map([
      ['main.bicep', machine],
      ['resilint.config.json', '{ "policyFolders": ["own"] }'],
      [`own/OWN-1.json`, readFileSync(file, 'utf8').replace(/"id": "[A-Z]+-\d+"/, '"id": "OWN-1"')],
    ]),
  }));
}

/** What stands around templates: configurations, parameter files, suppressions, baselines, files of Bicep and git. */
function configurationSeeds(): Project[] {
  const seed = (name: string, files: Readonly<Record<string, string>>): Project => ({
    name,
    files: new Map(Object.entries({ 'main.bicep': machine, ...files })),
  });
  return [
    seed('configuration', {
      'resilint.config.json': JSON.stringify({
        extends: ['./base.json'],
        policies: { 'VM-1': 'off', 'pack:vmss': 'low', 'VM-6': { severity: 'high', parameters: {} } },
        ignore: ['old/**', '!old/kept.bicep', '{a,b}/[cd]*.json'],
        whole: true,
        context: { location: 'westeurope', resourceGroup: 'rg' },
        overrides: [{ files: ['**/*.bicep'], whole: false, policies: { 'VM-2': 'medium' } }],
        suppressions: [{ ids: ['VM-8'], paths: ['*.bicep'], resource: 'v*', reason: 'known', until: '2099-01-31' }],
        parameterFiles: [{ template: 'main.bicep', parameters: ['*.bicepparam'] }],
        workloads: [{ name: 'w', templates: ['main.bicep'] }],
      }),
      'base.json': '{ "policies": { "VM-3": "high" } }',
    }),
    seed('parameters', {
      'main.bicepparam': "using './main.bicep'\nparam size = 'Standard_B2s'\n",
      'main.parameters.json': JSON.stringify({
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
        contentVersion: '1.0.0.0',
        parameters: { size: { value: 'Standard_B1s' } },
      }),
    }),
    seed('suppressions', {
      'resilint.config.json': '{ "baseline": "resilint.baseline.jsonl" }',
      'resilint.baseline.jsonl': '{"policy":"VM-1","path":"main.bicep","resource":"vm","route":"name","count":1}\n',
      '.gitignore': '*.tmp\n!keep.tmp\n/build\n[a-z]*.log\n',
      'bicepconfig.json':
        '{ "moduleAliases": { "br": { "a": { "registry": "example.azurecr.io", "modulePath": "b" } } } }',
    }),
  ];
}
