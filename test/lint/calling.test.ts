import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../scripts/plain-options.ts';
import { lint } from '../../src/lint/run.ts';
import type { Finding } from '../../src/result/result.ts';
import { workspace } from '../cli/helpers.ts';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** The findings of one policy. */
async function found(policy: string, files: Record<string, string | object>): Promise<readonly Finding[]> {
  const texts = Object.entries(files).map(([file, content]) => {
    const text = typeof content === 'string' ? content : JSON.stringify({ $schema: schema, ...content });
    return [file, text] as const;
  });
  const { findings } = await lint({
    ...plainOptions,
    cwd: workspace(Object.fromEntries(texts)),
    paths: ['.'],
    select: [policy],
  });
  return findings;
}

/** What messages call the machine of a template. */
async function calledIn(vm: object, sections: object = {}): Promise<string | undefined> {
  const resource = { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', properties: {}, ...vm };
  const parameters = { prefix: { type: 'string' } };
  const template = { contentVersion: '1.0.0.0', parameters, resources: [resource], ...sections };
  return calledBy(await found('VM-9', { 'main.json': template }));
}

function calledBy([finding]: readonly Finding[]): string | undefined {
  const [, name] = /whether VM (.*) is running/.exec(finding?.message ?? '') ?? [];
  return name?.replace(/^'(.*)'$/, '$1');
}

const variables = {
  vmName: "[concat(take(parameters('prefix'), 4), substring(uniqueString(resourceGroup().id), 0, 6))]",
};

describe('what messages call a resource', () => {
  it('its name, as far as that is known', async () => {
    expect(await calledIn({ name: 'vm' })).toBe('vm');
    expect(await calledIn({ name: "[concat(parameters('prefix'), '-vm')]" })).toBe("{parameters('prefix')}-vm");
  });

  it('the expression of the name, where nothing is known of it or much had to be cut', async () => {
    expect(await calledIn({ name: "[parameters('prefix')]" })).toBe("[parameters('prefix')]");
    expect(await calledIn({ name: "[variables('vmName')]" }, { variables })).toBe("[variables('vmName')]");
  });

  it('what is known of the name, where the expression is long', async () => {
    const long = "[concat(substring(concat(parameters('prefix'), resourceGroup().name), 0, 6), '-machine')]";
    expect(await calledIn({ name: long })).toBe('{substring(…)}-machine');
  });

  it('what tells the copies of a loop apart', async () => {
    const loop = { name: "[concat(variables('vmName'), copyIndex())]", copy: { name: 'machines', count: 1 } };
    expect(await calledIn(loop, { variables })).toMatch(/0$/);
  });

  it('its symbol', async () => {
    const vm = "'Microsoft.Compute/virtualMachines@2024-07-01'";
    const text = `param prefix string\nresource vm ${vm} = {\n  name: prefix\n  properties: {}\n}\n`;
    expect(calledBy(await found('VM-9', { 'main.bicep': text }))).toBe('vm');
    const loop = `param prefix string\nresource vm ${vm} = [for i in range(0, 1): {\n  name: take('\${prefix}\${i}', 8)\n  properties: {}\n}]\n`;
    expect(calledBy(await found('VM-9', { 'main.bicep': loop }))).toBe('vm[0]');
    const symbolic = {
      languageVersion: '2.0',
      contentVersion: '1.0.0.0',
      parameters: { prefix: { type: 'string' } },
      resources: {
        vm: {
          type: 'Microsoft.Compute/virtualMachines',
          apiVersion: '2024-07-01',
          name: "[parameters('prefix')]",
          properties: {},
        },
      },
    };
    expect(calledBy(await found('VM-9', { 'main.json': symbolic }))).toBe('vm');
  });
});

describe('what deploys a resource', () => {
  const vm = "resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {\n  name: 'vm'\n  properties: {}\n}\n";

  it('is named with the number of further calls', async () => {
    const main = "module web 'vm.bicep' = [for i in range(0, 3): {\n  name: 'web-${i}'\n}]\n";
    const [finding] = await found('VM-9', { 'main.bicep': main, 'vm.bicep': vm });
    expect(finding?.related.map(({ message }) => message)).toEqual(['deployed by web-0 (and 2 more)']);
  });

  it('is shown at its name', async () => {
    const nested = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'machines',
      properties: { mode: 'Incremental', templateLink: { relativePath: 'vm.json' } },
    };
    const resource = {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-07-01',
      name: 'vm',
      properties: {},
    };
    const template = { contentVersion: '1.0.0.0', resources: [nested] };
    const main = JSON.stringify({ $schema: schema, ...template });
    const [finding] = await found('VM-9', {
      'main.json': main,
      'vm.json': { contentVersion: '1.0.0.0', resources: [resource] },
    });
    const [related] = finding?.related ?? [];
    expect(related?.message).toBe('deployed by machines');
    expect(main.slice(related?.location.startOffset, related?.location.endOffset)).toBe('"machines"');
  });
});
