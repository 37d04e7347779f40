import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import { evaluated, valueOf } from './deployed.ts';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const account = (name: string, more: JsonObject): JsonObject => ({
  type: 'Microsoft.Storage/storageAccounts',
  apiVersion: '2024-01-01',
  name,
  location: 'westeurope',
  sku: { name: "[if(equals(copyIndex(), 0), 'Standard_LRS', 'Standard_ZRS')]" },
  properties: { accessTier: 'Hot' },
  ...more,
});
const loop = (name: string, count: number | string): JsonObject => ({ copy: { name, count } });
const part: JsonObject = {
  type: 'Microsoft.Resources/deployments',
  apiVersion: '2024-03-01',
  name: "[format('part{0}', copyIndex())]",
  copy: { name: 'parts', count: 2 },
  properties: {
    mode: 'Incremental',
    expressionEvaluationOptions: { scope: 'inner' },
    parameters: { i: { value: '[copyIndex()]' } },
    template: {
      $schema: schema,
      contentVersion: '1.0.0.0',
      parameters: { i: { type: 'int' } },
      resources: [],
      outputs: { label: { type: 'string', value: "[format('part-{0}', parameters('i'))]" } },
    },
  },
};
const sections: JsonObject = {
  languageVersion: '2.0',
  parameters: { count: { type: 'int' }, open: { type: 'bool' } },
  resources: {
    accounts: account("[format('st{0}', copyIndex())]", loop('copies', 2)),
    some: account("[format('so{0}', copyIndex())]", { ...loop('some', 3), condition: '[not(equals(copyIndex(), 1))]' }),
    perhaps: account("[format('pe{0}', copyIndex())]", { ...loop('perhaps', 2), condition: "[parameters('open')]" }),
    endless: account("[format('en{0}', copyIndex())]", loop('endless', "[parameters('count')]")),
    single: account('si', { sku: { name: 'Standard_LRS' } }),
    parts: part,
  },
};
const skus = (name: string): string => `map(references('${name}', 'full'), lambda('s', lambdaVariables('s').sku.name))`;

describe('references()', () => {
  it.each([
    ["length(references('accounts'))", 2],
    ["length(references('ACCOUNTS', 'Properties'))", 2],
    ["map(references('accounts'), lambda('s', lambdaVariables('s').accessTier))", ['Hot', 'Hot']],
    [skus('accounts'), ['Standard_LRS', 'Standard_ZRS']],
    ["map(references('parts'), lambda('p', lambdaVariables('p').outputs.label.value))", ['part-0', 'part-1']],
    ["references('accounts', 'Full')[1].name", 'st1'],
    ["map(references('some', 'full'), lambda('s', lambdaVariables('s').name))", ['so0', 'so2']],
    ["length(references(if(parameters('open'), 'accounts', 'some')))", 2],
    // The name of the copy loop is what the compiler writes into templates without symbolic names.
    ["length(references('copies'))", 2],
  ])('%s', (expression, value) => {
    expect(evaluated({ it: expression }, sections)).toEqual({ values: { it: value }, problems: [] });
  });

  it('finds a copy loop by its name in a template without symbolic names', () => {
    const resources = [account("[format('st{0}', copyIndex())]", loop('copies', 2))];
    expect(valueOf(skus('copies'), { resources })).toEqual(['Standard_LRS', 'Standard_ZRS']);
  });

  it('holds as many as the loop makes', () => {
    expect(valueOf("length(references('endless'))", sections)).toBe("<parameters('count')>");
    expect(valueOf("references('endless')[3].accessTier", sections)).toBe('Hot');
    expect(valueOf("length(references('perhaps'))", sections)).toMatch(/^<length/);
    const { values } = evaluated({ it: "references('perhaps')" }, sections);
    expect(values.it).toHaveProperty('$unknown.reason', "parameter 'open' has no value and no default");
  });

  it('says nothing of what is no loop', () => {
    for (const name of ['single', 'none'])
      expect(valueOf(`references('${name}')`, sections)).toBe(`<references('${name}')>`);
  });
});

describe("reference(…, 'full')", () => {
  const full = "reference('single', '2024-01-01', 'full')";
  const context = { subscriptionId: 's', resourceGroup: 'g' };

  it.each([
    [`${full}.id`, '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/si'],
    [`${full}.name`, 'si'],
    [`${full}.type`, 'Microsoft.Storage/storageAccounts'],
    [`${full}.sku.name`, 'Standard_LRS'],
    [`${full}.properties.accessTier`, 'Hot'],
  ])('%s', (expression, value) => {
    expect(valueOf(expression, sections, context)).toBe(value);
  });
});
