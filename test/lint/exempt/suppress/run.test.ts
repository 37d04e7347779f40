import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../../../scripts/plain-options.ts';
import type { LintOptions } from '../../../../src/lint/options.ts';
import { lint } from '../../../../src/lint/run.ts';
import { workspace } from '../../../cli/helpers.ts';

const disk = `{
          name: 'os'
          createOption: 'FromImage'
          vhd: { uri: 'https://store.blob.core.windows.net/vhds/os.vhd' }
        }`;

/** Two machines with unmanaged disks; \`%1\` … \`%4\` are places for comments. */
function machines(comments: Readonly<Record<number, string>>): string {
  const text = `%0
%1
@description('the first')
%2
resource first 'Microsoft.Compute/virtualMachines@2023-09-01' = { %3
  name: 'first'
  location: 'westeurope'
  properties: {
    storageProfile: {
      osDisk: {
        name: 'os'
        createOption: 'FromImage'
        %4
        vhd: { uri: 'https://store.blob.core.windows.net/vhds/os.vhd' } %5
      }
    }
  }
}
resource second 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'second'
  location: 'westeurope'
  properties: { storageProfile: { osDisk: ${disk} } }
}
`;
  return text.replace(/%(\d)/g, (_, number: string) => comments[Number(number)] ?? '');
}

async function run(files: Parameters<typeof workspace>[0], change: Partial<LintOptions> = {}) {
  const options: LintOptions = {
    ...plainOptions,
    cwd: workspace(files),
    today: '2026-06-15',
    ...change,
  };
  const { findings, statistics } = await lint(options);
  const shown = findings.filter(({ verdict }) => verdict === 'fail');
  const lines = (suppressed: boolean): string[] =>
    shown
      .filter(
        ({ policy, suppression }) => /^(VM-5|suppression-.*)$/.test(policy) && Boolean(suppression) === suppressed,
      )
      .map(({ policy, resource }) => (resource.name === '' ? policy : `${policy} ${resource.name}`));
  return { left: lines(false), suppressed: lines(true), findings, statistics };
}

const both = ['VM-5 first', 'VM-5 second'];

describe('a suppression in Bicep', () => {
  it.each([
    ['above the finding', { 4: '// resilint-disable-next-line VM-5: x' }],
    ['beside the finding', { 5: '/* resilint-disable-line VM-5: x */' }],
    ['beside the declaration', { 3: '// resilint-disable-line vm-5: x' }],
    ['above the decorators', { 1: '// resilint-disable-next-line VM-5: x' }],
    ['above the declaration', { 2: '// resilint-disable-next-line pack:vm: x' }],
    ['above another', { 1: '// resilint-disable-next-line VM-5: x\n\n// resilint-disable-next-line VM-1: y' }],
    ['above a plain comment', { 1: '// resilint-disable-next-line VM-5: x\n/* about\n it */' }],
  ])('%s covers this one alone', async (_, comments) => {
    const { left, suppressed } = await run({ 'main.bicep': machines(comments) });
    expect(left).toEqual(['VM-5 second']);
    expect(suppressed).toEqual(['VM-5 first']);
  });

  it('of a file covers all of it', async () => {
    const { left, suppressed, statistics } = await run({
      'main.bicep': machines({ 5: '// resilint-disable-file VM-5: x' }),
    });
    expect(left).toEqual([]);
    expect(suppressed).toEqual(both);
    expect(statistics.suppressed).toBe(2);
  });

  it('is not heeded when it is not to be, and then nothing is said of it', async () => {
    const files = { 'main.bicep': machines({ 5: '// resilint-disable-file VM-5, VM-99' }) };
    expect((await run(files, { suppressions: false })).left).toEqual(both);
  });

  it('holds to the end of its day', async () => {
    const files = { 'main.bicep': machines({ 5: '// resilint-disable-file VM-5 until 2026-06-15: x' }) };
    expect((await run(files)).left).toEqual([]);
    expect((await run(files, { today: '2026-06-16' })).left).toEqual([
      'VM-5 first',
      'suppression-expired',
      'VM-5 second',
    ]);
  });

  it('offers no fix for what it covers', async () => {
    const { findings } = await run({ 'main.bicep': machines({ 5: '// resilint-disable-file all: x' }) });
    expect(findings.filter(({ suppression, fixes }) => suppression && fixes.length > 0)).toEqual([]);
  });

  it('says its reason and place', async () => {
    const { findings } = await run({ 'main.bicep': machines({ 3: '// resilint-disable-line VM-5: agreed' }) });
    expect(findings.find(({ suppression }) => suppression)?.suppression).toMatchObject({
      kind: 'inSource',
      reason: 'agreed',
      location: { file: 'main.bicep', startLine: 5, startColumn: 70 },
    });
  });
});

describe('what is wrong with suppressions', () => {
  it.each([
    ['unused', '// resilint-disable-next-line VM-5: x', 'suppression-unused'],
    ['without a reason', '// resilint-disable-file VM-5', 'suppression-without-reason'],
    ['with an unknown policy', '// resilint-disable-file VM-55: x', 'suppression-invalid'],
    ['with a wrong word', '// resilint-disable-al VM-5: x', 'suppression-invalid'],
  ])('%s', async (_, comment, rule) => {
    const { left } = await run({ 'main.bicep': machines({ 0: `${comment}\nparam unused string` }) });
    expect(left.filter((each) => each.startsWith('suppression'))).toEqual([rule]);
  });

  it('is at the selector that is unused', async () => {
    const text = machines({ 3: '// resilint-disable-line VM-5, VM-13: x' });
    const { findings } = await run({ 'main.bicep': text });
    const unused = findings.find(({ policy }) => policy === 'suppression-unused');
    expect(text.slice(unused?.location.startOffset, unused?.location.endOffset)).toBe('VM-13');
    expect(unused?.message).toBe('there is no finding of VM-13 here');
  });

  it('is not said where the policy was not judged', async () => {
    const files = { 'main.bicep': machines({ 3: '// resilint-disable-line VM-5, VM-13: x' }) };
    const of = async (...select: string[]) => (await run(files, { select })).left;
    expect(await of('VM-5')).toEqual(['VM-5 second']);
    expect(await of('VM-5', 'suppression-unused')).toEqual(['VM-5 second']);
    expect(await of('VM-13', 'suppression-unused')).toEqual(['suppression-unused']);
  });

  it('is not said of a module that only some of its users were linted for', async () => {
    const files = {
      'a.bicep': "module m 'modules/m.bicep' = { name: 'm', params: { managed: true } }\n",
      'b.bicep': "module m 'modules/m.bicep' = { name: 'm', params: { managed: false } }\n",
      'modules/m.bicep': `param managed bool
// resilint-disable-next-line VM-5: x
resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: { storageProfile: { osDisk: managed ? { managedDisk: {} } : ${disk} } }
}
`,
    };
    expect((await run(files)).left).toEqual([]);
    expect((await run(files, { paths: ['a.bicep'] })).left).toEqual([]);
  });

  it('can be switched off, and weighs what the configuration says', async () => {
    const files = (level: string) => ({
      'main.bicep': machines({ 5: '// resilint-disable-file VM-5' }),
      'resilint.config.json': `{ "packs": ["vm"], "policies": { "suppression-without-reason": "${level}" } }`,
    });
    expect((await run(files('off'))).left).toEqual([]);
    const { findings } = await run(files('high'));
    expect(findings.find(({ policy }) => policy === 'suppression-without-reason')?.severity).toBe('high');
  });
});

describe('a hostile template', () => {
  it('with very many suppressions does not hold up a run', async () => {
    const text = `${'// resilint-disable-next-line VM-1: x\n'.repeat(50_000)}${machines({})}`;
    const started = performance.now();
    const { left, findings } = await run({ 'main.bicep': text });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(left).toContain('suppression-invalid');
    expect(findings.find(({ policy }) => policy === 'suppression-invalid')?.location.startLine).toBe(1001);
  });
});

describe('a parameter file', () => {
  const main = machines({})
    .replace("{ uri: 'https://store.blob.core.windows.net/vhds/os.vhd' }", 'blob')
    .concat('param blob object\n');
  const files: Readonly<Record<string, (comment: string) => string>> = {
    'main.bicepparam': (comment) => `using 'main.bicep'\n${comment}\nparam blob = { uri: 'https://x/os.vhd' }\n`,
    'main.parameters.json': (comment) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "blob": {
    ${comment}
    "value": { "uri": "https://x/os.vhd" }
  } }
}`,
  };

  it.each(Object.keys(files))('can hold the suppression of what it brings: %s', async (name) => {
    const left = async (comment: string) =>
      (await run({ 'main.bicep': main, [name]: files[name]?.(comment) ?? '' })).left.sort();
    expect(await left('')).toEqual(both);
    expect(await left('// resilint-disable-next-line VM-5: x')).toEqual(['VM-5 second']);
  });
});

describe('a module called twice', () => {
  const main = `// resilint-disable-next-line VM-5: the first goes away
module a 'm.bicep' = {
  name: 'a'
  params: { name: 'vma' }
}
module b 'm.bicep' = {
  name: 'b'
  params: { name: 'vmb' }
}
`;
  const module = machines({})
    .replace("name: 'first'", 'name: name')
    .replace(/resource second.*/s, 'param name string\n');

  it('keeps the findings of the call that is not suppressed', async () => {
    const { left, suppressed, findings } = await run({ 'main.bicep': main, 'm.bicep': module });
    expect(left).toEqual(['VM-5 vmb']);
    expect(suppressed).toEqual(['VM-5 vma']);
    const kept = findings.filter(({ policy, suppression }) => policy === 'VM-5' && !suppression);
    expect(kept.map(({ instances, fixes }) => [instances, fixes.length])).toEqual([[1, 0]]);
  });

  it('whose resource is the same for both calls is suppressed when both are', async () => {
    const constant = module.replace('name: name', "name: 'same'");
    const one = await run({ 'main.bicep': main, 'm.bicep': constant });
    expect(one.left).toEqual(['VM-5 same']);
    const both = main.replace('\nmodule b', '\n// resilint-disable-next-line VM-5: the second too\nmodule b');
    expect((await run({ 'main.bicep': both, 'm.bicep': constant })).suppressed).toEqual(['VM-5 same']);
  });

  it('offers no fix in the module that would also mend what is suppressed', async () => {
    const zones = (text: string) => text.replace('VM-5', 'VM-2');
    const managed = module.replace(/vhd: \{.*\}/, "managedDisk: { storageAccountType: 'Premium_LRS' }");
    const offered = async (text: string): Promise<number[]> =>
      (await run({ 'main.bicep': text, 'm.bicep': managed })).findings
        .filter(({ policy, suppression }) => policy === 'VM-2' && !suppression)
        .map(({ fixes }) => fixes.length);
    expect(await offered(main.replace(/^.*\n/, ''))).toEqual([1]);
    expect(await offered(zones(main))).toEqual([0]);
  });
});
