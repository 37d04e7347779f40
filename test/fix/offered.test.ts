import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { plainOptions } from '../../scripts/plain-options.ts';
import { brokenLaws, runOf } from '../../scripts/soundness/laws.ts';
import { applyEdits } from '../../src/fix/apply.ts';
import type { Language } from '../../src/fix/block.ts';
import type { Fix } from '../../src/result/result.ts';
import { type Data, decisions, type Layout, layOut } from './layout.ts';

const cwd = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-offered-')));
afterAll(() => rmSync(cwd, { recursive: true }));

const subscriptionId = '11111111-2222-3333-4444-555555555555';
const group = `/subscriptions/${subscriptionId}/resourceGroups/g/providers`;
const options = {
  ...plainOptions,
  cwd,
  context: { subscriptionId, resourceGroup: 'g', location: 'westeurope' },
  select: ['preset:recommended', 'VM-15'],
  whole: true,
  config: false,
  ignoreUnknown: true,
} as const;

type Body = { readonly [key: string]: Data };

interface Declared {
  readonly type: string;
  readonly apiVersion: string;
  readonly body: Body;
}

const maybe = (name: string, value: fc.Arbitrary<Data>): fc.Arbitrary<Body> =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [name]: given }));
const merged = (...parts: fc.Arbitrary<Body>[]): fc.Arbitrary<Body> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Body);
const always = (body: Body): fc.Arbitrary<Body> => fc.constant(body);
const nested = (name: string, body: fc.Arbitrary<Body>): fc.Arbitrary<Body> => body.map((inner) => ({ [name]: inner }));

const kind = fc.constantFrom('Standard_LRS', 'StandardSSD_LRS', 'Premium_LRS');
const managed = maybe('managedDisk', merged(maybe('storageAccountType', kind)));
const dataDisk = merged(
  fc.nat(9).map((lun) => ({ lun })),
  always({ createOption: 'Empty', diskSizeGB: 64 }),
  managed,
);

const storage = merged(
  always({ imageReference: { publisher: 'Canonical', offer: 'o', sku: 's', version: 'latest' } }),
  nested(
    'osDisk',
    fc.oneof(
      merged(always({ name: 'os', createOption: 'FromImage' }), managed),
      always({ createOption: 'FromImage', vhd: { uri: 'https://a.blob.core.windows.net/v/os.vhd' } }),
    ),
  ),
  maybe('dataDisks', fc.array(dataDisk, { maxLength: 3 })),
);

const machine: fc.Arbitrary<Declared> = fc.record({
  type: fc.constant('Microsoft.Compute/virtualMachines'),
  apiVersion: fc.constantFrom('2015-06-15', '2017-03-30', '2018-06-01', '2023-09-01'),
  body: merged(
    always({ name: 'vm', location: 'westeurope' }),
    maybe('zones', fc.constantFrom<Data>(['1'], [])),
    nested(
      'properties',
      merged(
        fc.constantFrom('Standard_D4s_v5', 'Standard_D2_v3', 'Standard_B1s').map((vmSize) => ({
          hardwareProfile: { vmSize },
        })),
        nested('storageProfile', storage),
        maybe('availabilitySet', fc.constant({ id: `${group}/Microsoft.Compute/availabilitySets/a` })),
        maybe('securityProfile', merged(maybe('encryptionAtHost', fc.boolean()))),
        always({ networkProfile: { networkInterfaces: [{ id: `${group}/Microsoft.Network/networkInterfaces/nic` }] } }),
      ),
    ),
  ),
});

const address = { publicIPAddress: { id: `${group}/Microsoft.Network/publicIPAddresses/ip` } };
const configuration = fc.tuple(fc.nat(99), fc.boolean()).map(([number, isPublic]) => ({
  name: `c${number}`,
  properties: { ...(isPublic && address), privateIPAllocationMethod: 'Dynamic' },
}));

const networkInterface: fc.Arbitrary<Declared> = fc.record({
  type: fc.constant('Microsoft.Network/networkInterfaces'),
  apiVersion: fc.constantFrom('2015-06-15', '2023-04-01'),
  body: merged(
    always({ name: 'nic', location: 'westeurope' }),
    nested(
      'properties',
      merged(
        fc.uniqueArray(configuration, { minLength: 1, maxLength: 3, selector: ({ name }) => name }).map((list) => ({
          ipConfigurations: list,
        })),
        maybe('enableAcceleratedNetworking', fc.boolean()),
        maybe('dnsSettings', fc.constantFrom<Data>({ dnsServers: ['10.0.0.4', '10.0.0.5'] }, { dnsServers: [] })),
      ),
    ),
  ),
});

const disk: fc.Arbitrary<Declared> = fc.record({
  type: fc.constant('Microsoft.Compute/disks'),
  apiVersion: fc.constantFrom('2017-03-30', '2023-10-02'),
  body: merged(
    always({ name: 'disk', location: 'westeurope' }),
    maybe(
      'sku',
      kind.map((name) => ({ name })),
    ),
    nested(
      'properties',
      merged(maybe('publicNetworkAccess', fc.constantFrom('Enabled', 'Disabled')), maybe('maxShares', fc.constant(2))),
    ),
  ),
});

const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

function textOf(resources: readonly Declared[], layout: Layout, isOneLine: boolean): string {
  if (layout.language === 'json') {
    const listed = resources.map(({ type, apiVersion, body }) => ({ type, apiVersion, ...body }));
    return layOut({ $schema, contentVersion: '1.0.0.0', resources: listed }, '', layout, isOneLine);
  }
  return resources
    .map(({ type, apiVersion, body }, at) => {
      return `resource r${at} '${type}@${apiVersion}' = ${layOut(body, '', layout, isOneLine)}`;
    })
    .join(layout.lineBreak);
}

const formatting = fc.record({
  list: fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }),
  unit: fc.constantFrom('  ', '    ', '\t'),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  isOneLine: fc.constantFrom(false, false, false, true),
  bom: fc.boolean(),
  endsWithBreak: fc.boolean(),
});

/** The text of the only file after a fix. */
function made(text: string, { edits }: Fix): string {
  const spans = edits.map(({ location, text: inserted }) => ({
    span: { start: location.startOffset, end: location.endOffset },
    text: inserted,
  }));
  return applyEdits(text, spans) ?? '';
}

const notes = (text: string): number => text.match(/note \d+/g)?.length ?? 0;

describe.each([
  ['json', 'main.json'],
  ['bicep', 'main.bicep'],
] as const)('a fix that is offered for a template in %s', (language: Language, file) => {
  it('mends its finding and keeps all else, however the template is written', { timeout: 120_000 }, async () => {
    const mended = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.tuple(machine, networkInterface, disk), formatting, async (resources, format) => {
        const layout: Layout = { language, ...format, decide: decisions(format.list), comments: 0 };
        const body = textOf(resources, layout, format.isOneLine) + (format.endsWithBreak ? format.lineBreak : '');
        writeFileSync(path.join(cwd, file), (format.bom ? '\uFEFF' : '') + body);
        const run = await runOf({ ...options, paths: [file] }, file);
        expect(
          run.result.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
          body,
        ).toEqual([]);
        for (const finding of run.result.findings) {
          for (const fix of finding.fixes) {
            mended.set(finding.policy, (mended.get(finding.policy) ?? 0) + 1);
            expect(await brokenLaws(run, finding, fix), `${finding.policy}: ${fix.title}\n${body}`).toEqual([]);
            const after = made(body, fix);
            const cut = fix.edits.reduce(
              (sum, { location: { startOffset, endOffset } }) => sum + notes(body.slice(startOffset, endOffset)),
              0,
            );
            expect(notes(after), `${body}\n→\n${after}`).toBe(notes(body) - cut);
            expect(/\n$/.test(after)).toBe(/\n$/.test(body));
          }
        }
      }),
      // Which policies come up is asked below, so it must not be left to chance.
      process.env.SOUNDNESS_RUNS ? { numRuns: Number(process.env.SOUNDNESS_RUNS) } : { numRuns: 40, seed: 6 },
    );
    expect([...mended.keys()].sort()).toEqual(
      expect.arrayContaining(['VM-10', 'VM-12', 'VM-15', 'VM-17', 'VM-2', 'VM-8']),
    );
  });
});
