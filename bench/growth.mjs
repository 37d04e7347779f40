// How cost grows: node bench/growth.mjs [PATTERN] [--runs N]. Each row makes inputs of growing size, runs the built command
// line on them (with proofs, as SARIF) and prints processor time without the start of the process, peak memory, and the
// exponent between the last two sizes that take more than a tenth of a second: 1 is linear, 2 the square.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '1' }, cli: { type: 'string', default: 'dist/cli.js' } },
});
const cli = path.resolve(values.cli);
const processor = path.resolve('bench/processor.cjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'resilint-growth-'));

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const range = (from, to, by) => (from > to ? [] : [from, ...range(from * by, to, by)]);

const template = (resources, rest = {}) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  ...rest,
  resources,
});
const arm = (resources, rest) => ({ 'main.json': JSON.stringify(template(resources, rest), null, 2) });
const location = '[resourceGroup().location]';
const compute = (name, properties = {}, rest = {}) => ({
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: '2024-03-01',
  name,
  location,
  ...rest,
  properties: {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' },
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } } },
    ...properties,
  },
});
const id = (type, name) => `[resourceId('${type}', ${name})]`;

/** A machine with its interface and public address. `name` is an expression without brackets. */
function trio(name, rest = {}) {
  const [address, nic] = [`concat('ip-', ${name})`, `concat('nic-', ${name})`];
  const addressId = id('Microsoft.Network/publicIPAddresses', address);
  const nicId = id('Microsoft.Network/networkInterfaces', nic);
  const configuration = {
    name: 'first',
    properties: { subnet: { id: "[parameters('subnetId')]" }, publicIPAddress: { id: addressId } },
  };
  return [
    {
      type: 'Microsoft.Network/publicIPAddresses',
      apiVersion: '2023-09-01',
      name: `[${address}]`,
      location,
      ...rest,
      sku: { name: 'Standard' },
      properties: { publicIPAllocationMethod: 'Static' },
    },
    {
      type: 'Microsoft.Network/networkInterfaces',
      apiVersion: '2023-09-01',
      name: `[${nic}]`,
      location,
      ...rest,
      dependsOn: [addressId],
      properties: { ipConfigurations: [configuration] },
    },
    compute(
      `[${name}]`,
      { networkProfile: { networkInterfaces: [{ id: nicId }] } },
      {
        ...rest,
        dependsOn: [nicId],
      },
    ),
  ];
}
const subnet = { parameters: { subnetId: { type: 'string' } } };
const nested = (name, inner, rest = {}) => ({
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2022-09-01',
  name,
  ...rest,
  properties: { mode: 'Incremental', expressionEvaluationOptions: { scope: 'inner' }, template: template(inner) },
});
const deep = (levels) => nested(`level${levels}`, levels === 0 ? [compute('vm')] : [deep(levels - 1)]);
const bicepMachine = (name) =>
  `resource vm 'Microsoft.Compute/virtualMachines@2024-03-01' = {\n  name: ${name}\n  location: 'westeurope'\n}\n`;
const workload = (count) => ({
  'resilint.config.json': JSON.stringify({ workloads: { all: { templates: times(count, (i) => `t${i}.json`) } } }),
  ...Object.fromEntries(times(count, (i) => [`t${i}.json`, arm([compute(`vm${i}`)])['main.json']])),
});

const dimensions = {
  'machines with interface and address': [
    [10, 40, 160, 640],
    (n) => arm(times(n, (i) => trio(`'vm${i}'`)).flat(), subnet),
  ],
  'copy loop with joins': [
    [10, 50, 200, 800],
    (n) => arm(trio("concat('vm', copyIndex())", { copy: { name: 'each', count: n } }), subnet),
  ],
  'loops of unknown count': [
    range(4, 256, 4),
    (n) =>
      arm(
        times(n, (i) =>
          compute(
            `[concat('vm${i}-', copyIndex())]`,
            {},
            { copy: { name: `loop${i}`, count: `[parameters('count${i}')]` } },
          ),
        ),
        { parameters: Object.fromEntries(times(n, (i) => [`count${i}`, { type: 'int' }])) },
      ),
  ],
  'nested depth': [[1, 4, 16], (n) => arm([deep(n)])],
  'nested templates': [[10, 40, 160, 640], (n) => arm(times(n, (i) => nested(`d${i}`, [compute(`vm${i}`)])))],
  'nested templates of the same ids': [
    [10, 40, 160, 640],
    (n) => arm(times(n, (i) => nested(`d${i}`, [compute('vm')]))),
  ],
  'modules that call the next one twice': [
    [4, 6, 8, 10].map((depth) => 2 ** depth),
    (n) =>
      Object.fromEntries(
        times(Math.log2(n) + 1, (i) => [
          i === 0 ? 'main.bicep' : `m${i}.bicep`,
          2 ** i === n
            ? bicepMachine("'vm'")
            : times(2, (j) => `module c${j} 'm${i + 1}.bicep' = {\n  name: 'c${j}'\n}\n`).join(''),
        ]),
      ),
  ],
  'templates of one workload': [[10, 40, 200], workload],
  'conditions on parameters': [
    [4, 16, 64],
    (n) =>
      arm(
        times(n, (i) => compute(`vm${i}`, {}, { condition: `[parameters('on${i}')]` })),
        { parameters: Object.fromEntries(times(n, (i) => [`on${i}`, { type: 'bool' }])) },
      ),
  ],
  'names that are not known': [
    [20, 80, 320],
    (n) =>
      arm(
        times(n, (i) => compute(`[parameters('name${i}')]`)),
        {
          parameters: Object.fromEntries(times(n, (i) => [`name${i}`, { type: 'string' }])),
        },
      ),
  ],
  'chain of variables': [
    [50, 500, 5000],
    (n) =>
      arm([compute(`[variables('v${n - 1}')]`)], {
        variables: Object.fromEntries(
          times(n, (i) => [`v${i}`, i % 200 === 0 ? 'vm' : `[concat(variables('v${i - 1}'), '')]`]),
        ),
      }),
  ],
  'items of an array': [
    [50, 500, 5000],
    (n) =>
      arm([compute("[variables('all')[1]]", {}, { tags: { all: "[string(variables('all'))]" } })], {
        variables: { all: times(n, (i) => `vm${i}`) },
      }),
  ],
  'small templates': [
    [50, 500, 2000],
    (n) => Object.fromEntries(times(n, (i) => [`t${i}.json`, arm([compute(`vm${i}`)])['main.json']])),
  ],
  'parameter files': [
    [1, 10, 100],
    (n) => ({
      'resilint.config.json': JSON.stringify({ parameterFiles: ['{name}.*.parameters.json'] }),
      ...arm([compute("[parameters('name')]")], { parameters: { name: { type: 'string' } } }),
      ...Object.fromEntries(
        times(n, (i) => [
          `main.p${i}.parameters.json`,
          JSON.stringify({
            $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
            contentVersion: '1.0.0.0',
            parameters: { name: { value: `vm${i}` } },
          }),
        ]),
      ),
    }),
  ],
};

function write(name, files) {
  const folder = path.join(scratch, name.replaceAll(' ', '-'));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  const bytes = Object.keys(files).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
  return { folder, bytes };
}

/** Processor seconds and MiB of one run. */
function run(cwd, args) {
  const stdio = ['ignore', 'ignore', 'pipe', 'pipe'];
  const command = ['--require', processor, ...args];
  const { status, output } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8', stdio, maxBuffer: 1 << 30 });
  if (status === null || status > 1) throw new Error(`ended with ${status}: ${output[2].slice(0, 500)}`);
  const [spent, memory] = output[3].split(' ').map(Number);
  return { seconds: spent / 1000, memory: memory / 1024 };
}

function least(runs, make) {
  return times(runs, make).reduce((best, each) => (each.seconds < best.seconds ? each : best));
}

const runs = Number(values.runs);
const check = [cli, 'check', '.', '--format', 'sarif', '--fail-on', 'never', '--preset', 'all'];
const empty = write('nothing', arm([]));
const start = least(3, () => run(empty.folder, check)).seconds;
console.log(`Node ${process.versions.node}; start ${start.toFixed(2)} s of processor time, taken off below`);
for (const [name, [sizes, make]] of Object.entries(dimensions)) {
  if (!new RegExp(positionals[0] ?? '').test(name)) continue;
  const rows = sizes.map((size) => {
    const { folder, bytes } = write(name, make(size));
    const { seconds, memory } = least(runs, () => run(folder, check));
    return { size, bytes, seconds: Math.max(seconds - start, 0.001), memory };
  });
  const counted = rows.filter(({ seconds }, index) => seconds > 0.1 || index >= rows.length - 1);
  const [before, last] = counted.slice(-2);
  const exponent =
    last === undefined ? '-' : (Math.log(last.seconds / before.seconds) / Math.log(last.size / before.size)).toFixed(2);
  const shown = rows.map(({ size, seconds, memory }) => `${size}: ${seconds.toFixed(2)} s ${memory.toFixed(0)} MiB`);
  console.log(`${name}: exponent ${exponent} | ${shown.join(' | ')} | ${(rows.at(-1).bytes / 1e6).toFixed(2)} MB`);
}
rmSync(scratch, { recursive: true, force: true });
