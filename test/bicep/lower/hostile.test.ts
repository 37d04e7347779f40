import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const store = (symbol: string, body: string): string =>
  `resource ${symbol} 'Microsoft.Storage/storageAccounts@2024-01-01' = { ${body} }\n`;

const machineIf = (symbol: string, condition: string): string =>
  `resource ${symbol} 'Microsoft.Compute/virtualMachines@2024-07-01' = if (${condition}) { name: 'x' }\n`;

const looped = (symbol: string, body: string): string =>
  `resource ${symbol} 'Microsoft.Compute/virtualMachines@2024-07-01' = [for i in range(0, 2): ${body}]\n`;

describe('resources that lead back to themselves', () => {
  it.each([
    ['by name', `${store('a', 'name: b.name')}${store('b', 'name: a.name')}`],
    ['by parent', `${store('a', "name: 'x', parent: b")}${store('b', "name: 'y', parent: a")}`],
    ['by scope', `${store('a', "name: 'x', scope: a")}`],
    ['by loop', "resource a 'Microsoft.Storage/storageAccounts@2024-01-01' = [for x in a[0].name: { name: x }]\n"],
    ['by condition', `${machineIf('a', "a.?name == 'x'")}`],
    ['by conditions of one another', `${machineIf('a', 'b.?properties.on')}${machineIf('b', "a.?id == 'x'")}`],
    ['by condition, in a loop', `${looped('a', "if (a[0].?name == 'x') { name: 'x${i}' }")}`],
    ['by condition, as a module', "module a 'a.bicep' = if (contains(a.?outputs, 'x')) { name: 'x' }\n"],
    ['by the index of its own parent', `${looped('a', "{ name: 'x', parent: a[length(a[0].id)] }")}`],
    [
      'by the index of a parent',
      `${looped('a', "{ name: 'x', parent: b[length(a[0].id)] }")}${looped('b', "{ name: 'x' }")}`,
    ],
  ])('%s are an error', (_, text) => {
    expect(show(text).problems.join('\n')).toMatch(/leads back to itself .*\[circular-reference\]/);
  });
});

describe('files that are made to be slow', () => {
  it('names that double from one resource to the next end', () => {
    const resources = Array.from({ length: 60 }, (_, index) =>
      store(`r${index}`, index === 0 ? "name: 'x'" : `name: '\${r${index - 1}.name}\${r${index - 1}.name}'`),
    );
    const start = performance.now();
    expect(show(resources.join('')).problems.join('\n')).toMatch(/too-large/);
    expect(performance.now() - start).toBeLessThan(30_000);
  }, 60_000);

  it('a chain of thousands of variables costs no stack', () => {
    const variables = Array.from({ length: 5000 }, (_, index) => `var v${index} = v${index + 1}\n`);
    const { outputs } = show(`${variables.join('')}var v5000 = 1\nparam a int = v4990\noutput x int = a\n`);
    expect(outputs).toEqual({ x: 1 });
  });

  it('a chain of thousands of names of resources ends', () => {
    const resources = Array.from({ length: 2000 }, (_, index) => store(`r${index}`, `name: r${index + 1}.name`));
    expect(show(`${resources.join('')}${store('r2000', "name: 'x'")}`).problems.join('\n')).toContain(
      'depends on more than',
    );
  }, 60_000);
});
