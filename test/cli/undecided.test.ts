import { describe, expect, it } from 'vitest';
import { resilint, template, workspace } from './helpers.ts';

const disk = (sku: string) => `resource disk 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'data'
  location: 'westeurope'
  sku: { name: ${sku} }
  properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 64 }
}
`;
const chosen = `@allowed(['Premium_LRS', 'StandardSSD_LRS', 'Standard_LRS'])
param sku string
`;
const arm = {
  parameters: { sku: { type: 'string', allowedValues: ['Premium_LRS', 'Standard_LRS'] } },
  resources: [
    {
      type: 'Microsoft.Compute/disks',
      apiVersion: '2023-10-02',
      name: 'data',
      location: 'westeurope',
      sku: { name: "[parameters('sku')]" },
      properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 64 },
    },
  ],
};
const select = ['--select', 'VM-8'];

interface Told {
  readonly verdict: string;
  readonly message: string;
  readonly help?: string;
  readonly failsFor?: readonly object[];
  readonly suppression?: object;
}

interface Report {
  readonly findings: readonly Told[];
  readonly summary: { readonly open: number; readonly possible: number; readonly findings: number };
}

function report(folder: string, ...args: string[]): Report & { readonly code: number | null } {
  const { stdout, code } = resilint(folder, 'check', ...select, '--format', 'json', ...args);
  return { ...(JSON.parse(stdout) as Report), code };
}

function single(folder: string, ...args: string[]): Told | undefined {
  return report(folder, '--show-unknown', ...args).findings[0];
}

const given = (value: unknown) => template({ $schema: parametersSchema, parameters: { sku: { value } } });
const parametersSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

describe('an undecided check', () => {
  it('says with which allowed value it fails, and the summary counts it', () => {
    const folder = workspace({ 'main.bicep': chosen + disk('sku') });
    const { stdout, code } = resilint(folder, 'check', ...select, '--show-unknown');
    expect(code).toBe(0);
    expect(stdout).toContain("Undecided for 'data': fails for sku = 'Standard_LRS' (1 of 3 allowed values).");
    expect(stdout).toContain('1 check undecided (1 fails for some allowed value)');
    expect(single(folder)).toMatchObject({
      verdict: 'open',
      failsFor: [{ parameter: 'sku', values: ['Standard_LRS'], passes: ['Premium_LRS', 'StandardSSD_LRS'], of: 3 }],
    });
    expect(report(folder).summary).toMatchObject({ open: 1, possible: 1, findings: 0 });
  });

  it('fails, passes when these values are given', () => {
    const folder = workspace({
      'main.json': arm,
      'bad.json': given('Standard_LRS'),
      'good.json': given('Premium_LRS'),
    });
    expect(single(folder)).toMatchObject({ failsFor: [{ values: ['Standard_LRS'], passes: ['Premium_LRS'], of: 2 }] });
    expect(report(folder, 'main.json', '--parameters', 'bad.json')).toMatchObject({
      code: 1,
      summary: { findings: 1 },
    });
    expect(report(folder, 'main.json', '--parameters', 'good.json')).toMatchObject({ code: 0, summary: { open: 0 } });
  });

  it('says so of unions of literals, of members of objects, and of what a module is called with', () => {
    const types = "type tier = 'Premium_LRS' | 'Standard_LRS'\n";
    const union = workspace({ 'main.bicep': `${types}param sku tier\n${disk('sku')}` });
    expect(single(union)).toMatchObject({ failsFor: [{ parameter: 'sku', values: ['Standard_LRS'], of: 2 }] });
    const member = workspace({
      'main.bicep': `${types}param disks { data: { sku: tier } }\n${disk('disks.data.sku')}`,
    });
    expect(single(member)).toMatchObject({
      failsFor: [{ parameter: 'disks.data.sku', values: ['Standard_LRS'], of: 2 }],
    });
    const module = workspace({
      'main.bicep':
        "param fast bool\nmodule disk 'disk.bicep' = {\n  params: { sku: fast ? 'Premium_LRS' : 'Standard_LRS' }\n}\n",
      'disk.bicep': chosen + disk('sku'),
    });
    expect(single(module)).toMatchObject({
      message: "Undecided for 'data': fails for fast = false.",
      failsFor: [{ parameter: 'fast', values: [false], of: 2 }],
    });
  });

  it('names two parameters where neither alone decides', () => {
    const params = 'param cheap bool\nparam test bool\n';
    const folder = workspace({ 'main.bicep': params + disk("cheap && test ? 'Standard_LRS' : 'Premium_LRS'") });
    expect(single(folder)).toMatchObject({
      message: "Undecided for 'data': fails for cheap = true with test = true.",
      failsFor: [{ parameter: 'test', values: [true], of: 2, given: { parameter: 'cheap', value: true } }],
    });
  });

  it('counts only values with which the resource is there', () => {
    const text = disk('sku').replace('= {', "= if (sku == 'Premium_LRS') {");
    expect(report(workspace({ 'main.bicep': chosen + text })).summary).toMatchObject({ open: 0, possible: 0 });
  });

  it('never shows the values of a secure parameter', () => {
    const folder = workspace({ 'main.bicep': `@secure()\n${chosen}${disk('sku')}` });
    expect(single(folder)?.failsFor).toBeUndefined();
    expect(resilint(folder, 'check', ...select, '--show-unknown').stdout).toContain("Undecided for 'data'");
  });

  it('is not tried where more values are allowed than may be', () => {
    const many = Array.from({ length: 70 }, (_, at) => (at === 0 ? "'Standard_LRS'" : `'Tier_${at}'`)).join('\n  ');
    const folder = workspace({ 'main.bicep': `@allowed([\n  ${many}\n])\nparam sku string\n${disk('sku')}` });
    expect(single(folder)).toMatchObject({ untried: true });
    expect(resilint(folder, 'check', ...select, '--show-unknown').stdout).toContain(
      'not all allowed values were tried',
    );
  });
});

describe('--fail-on-possible', () => {
  const folder = () => workspace({ 'main.bicep': chosen + disk('sku') });

  it('makes a failure of a check that fails for some allowed value', () => {
    const found = report(folder(), '--fail-on-possible');
    expect(found.code).toBe(1);
    expect(found.summary).toMatchObject({ open: 0, findings: 1 });
    expect(found.findings[0]).toMatchObject({
      verdict: 'fail',
      failsFor: [{ parameter: 'sku', values: ['Standard_LRS'] }],
    });
    expect(found.findings[0]?.message).toMatch(/ for sku = 'Standard_LRS' \(1 of 3 allowed values\)\.$/);
    expect(report(folder(), '--fail-on-possible', '--fail-on', 'never').code).toBe(0);
  });

  it('is said by the configuration too, and overridden', () => {
    const configured = workspace({
      'main.bicep': chosen + disk('sku'),
      'resilint.config.json': '{ "failOnPossible": true }',
    });
    expect(report(configured).code).toBe(1);
    expect(report(configured, '--no-fail-on-possible').code).toBe(0);
  });

  it('lets such a failure be suppressed and put into the baseline', () => {
    const accepted = workspace({
      'main.bicep': `${chosen}// resilint-disable-next-line VM-8: tests alone use it\n${disk('sku')}`,
    });
    expect(report(accepted, '--fail-on-possible')).toMatchObject({ code: 0, findings: [] });
    const old = folder();
    resilint(old, 'check', ...select, '--fail-on-possible', '--baseline', 'base.jsonl', '--update-baseline');
    expect(report(old, '--fail-on-possible', '--baseline', 'base.jsonl').code).toBe(0);
  });

  it('leaves what certainly fails as it is', () => {
    const both = workspace({
      'main.bicep': chosen + disk('sku'),
      'main.parameters.json': given('Standard_LRS'),
    });
    const [finding] = report(both, '--fail-on-possible').findings;
    expect(finding?.failsFor).toBeUndefined();
  });
});
