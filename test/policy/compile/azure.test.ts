import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileAzureCondition } from '../../../src/policy/compile/azure.ts';

const messages = (json: unknown): string[] =>
  compileAzureCondition(json as never, ['effect']).problems.map(({ message }) => message);

describe("the conditions of Azure Policy's own definitions", () => {
  it('ignore the case of keywords', () => {
    expect(
      messages({ AllOf: [{ Field: 'type', Equals: 'a' }, { NOT: { field: 'tags[x]', exists: 'false' } }] }),
    ).toEqual([]);
  });

  it.each([
    ['environment()'],
    ['deployer()'],
    ["lambdaVariables('x')"],
    ["readEnvironmentVariable('x')"],
    ["map('a', 'b')"],
    ["dateTimeAdd('a', 'P1D')"],
    ["listKeys('x', '2024-01-01')"],
  ])('say of %s that only templates have it', (call) => {
    expect(messages({ value: `[${call}]`, equals: 1 }).join()).toContain(
      'is a function of templates that policies lack',
    );
  });

  it('know no functions of templates', () => {
    expect(messages({ value: "[reference('x').y]", equals: 1 })).toEqual([
      "'reference' is a function of templates that policies lack",
    ]);
  });

  it('say what is missing', () => {
    expect(messages({ field: 'type' })[0]).toMatch(/^a condition compares/);
    expect(messages({ equals: 1 })[0]).toMatch(/^a condition has one of/);
  });

  const checkout = process.env.AZURE_POLICY;
  const folder = checkout && join(checkout, 'built-in-policies', 'policyDefinitions');
  it.skipIf(folder === undefined)(
    'compile, of every built-in definition (AZURE_POLICY names a checkout of Azure/azure-policy)',
    () => {
      const problems: string[] = [];
      for (const file of readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' })) {
        if (!file.endsWith('.json')) continue;
        const { properties } = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8').replace(/^\uFEFF/, ''));
        if (properties?.policyRule?.if === undefined) continue;
        const found = compileAzureCondition(
          properties.policyRule.if,
          Object.keys(properties.parameters ?? {}),
        ).problems;
        problems.push(...found.map(({ message }) => `${file}: ${message}`));
      }
      expect(problems).toEqual([]);
    },
  );
});
