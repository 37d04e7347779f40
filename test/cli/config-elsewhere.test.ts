import { describe, expect, it } from 'vitest';
import { badMachine, resilint, workspace } from './helpers.ts';

const name = 'resilint.config.json';

describe('the configuration in the commands beside check', () => {
  it('gives graph the context', () => {
    const folder = workspace({
      'main.json': { resources: [], outputs: { group: { type: 'string', value: '[resourceGroup().location]' } } },
      [name]: '{ "context": { "location": "norwayeast" } }',
    });
    const location = (...args: string[]): unknown =>
      JSON.parse(resilint(folder, 'graph', 'main.json', '--format', 'json', ...args).stdout).outputs.group;
    expect(location()).toBe('norwayeast');
    expect(location('--location', 'uksouth')).toBe('uksouth');
    expect(JSON.stringify(location('--no-config'))).not.toContain('norwayeast');
  });

  it('shows in rules what is off and the severities that hold here', () => {
    const folder = workspace({ [name]: '{ "policies": { "VM-3": "off", "VM-2": "low" } }' });
    const { stdout } = resilint(folder, 'rules');
    expect(stdout).toMatch(/^VM-3\s+off/m);
    expect(stdout).toMatch(/^VM-2\s+low/m);
    expect(resilint(folder, 'rules', '--no-config').stdout).toMatch(/^VM-3\s+high/m);
    const entries = JSON.parse(resilint(folder, 'rules', '--format', 'json').stdout);
    expect(entries.find(({ id }: { id: string }) => id === 'VM-3')).toMatchObject({ enabled: false });
  });

  it("gives trace the policy's parameters, the context and whether the template is the whole", () => {
    const folder = workspace({
      'main.json': badMachine,
      [name]: '{ "whole": true, "policies": { "VM-19": { "parameters": { "level": "platform" } } } }',
    });
    expect(resilint(folder, 'trace', 'VM-19', 'legacy').stdout).toContain(
      "yes value [parameters('level')] equals platform",
    );
    expect(resilint(folder, 'trace', 'VM-7', 'legacy').stdout).toContain('=> fail');
    expect(resilint(folder, 'trace', 'VM-7', 'legacy', '--no-config').stdout).toContain('=> undecided');
  });

  it('is refused by each of them with the place of what is wrong', () => {
    const folder = workspace({ 'main.json': badMachine, [name]: '{ "polices": {} }' });
    for (const args of [['graph', 'main.json'], ['rules'], ['explain', 'VM-1'], ['trace', 'VM-1', 'legacy']]) {
      const { code, stderr } = resilint(folder, ...args);
      expect(code).toBe(2);
      expect(stderr).toContain(`${name}:1:3`);
    }
  });
});
