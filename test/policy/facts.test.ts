import { beforeAll, describe, expect, it } from 'vitest';
import { describeFact, factNames, type LoadedFacts, loadFacts } from '../../src/policy/facts.ts';

let facts: LoadedFacts;
beforeAll(async () => {
  facts = await loadFacts();
});

describe('a virtual machine size', () => {
  it('answers what the SKU API and the series page say of it', () => {
    const size = 'Standard_D4ds_v5';
    expect(facts.fact('vmSize.vCPUs', size)).toBe(4);
    expect(facts.fact('vmSize.acceleratedNetworking', size)).toBe('required');
    expect(facts.fact('vmSize.premiumStorage', size)).toBe(true);
    expect(facts.fact('vmSize.encryptionAtHost', size)).toBe(true);
    expect(facts.fact('vmSize.temporaryDisk', size)).toBe(true);
    expect(facts.fact('vmSize.isolated', size)).toBe(false);
  });

  it.each([
    ['Standard_B2ms', 'unsupported'],
    ['Standard_B20ms', 'supported'],
    ['Standard_DS1_v2', 'unsupported'],
    ['Standard_D2s_v3', 'supported'],
    ['Standard_DC4as_v6', 'unsupported'],
    ['Standard_DC2as_v5', 'unsupported'],
    ['Standard_EC96iads_v5', 'unsupported'],
    ['Standard_DC4as_cc_v5', 'supported'],
    ['Standard_DC4s_v3', 'supported'],
    ['Standard_D8ps_v6', 'required'],
    ['Standard_E16as_v7', 'supported'],
  ])('%s: accelerated networking is %s', (size, expected) => {
    expect(facts.fact('vmSize.acceleratedNetworking', size)).toBe(expected);
  });

  it.each([
    ['Standard_DC2as_v5', true],
    ['Standard_DC16eds_v6', true],
    ['Standard_EC96ias_v5', true],
    ['Standard_NCC40ads_H100_v5', true],
    ['Standard_DC4as_cc_v5', undefined],
    ['Standard_DC4s_v3', undefined],
    ['Standard_D2s_v5', undefined],
  ])('%s has confidential machines: %s', (size, expected) => {
    expect(facts.fact('vmSize.confidential', size)).toBe(expected);
  });

  it.each([
    ['Standard_E8-2ads_v5', 2],
    ['Standard_DS14-4_v2', 4],
    ['Standard_DS5_v2', 16],
    ['Standard_B1ls', 1],
  ])('%s counts the processors that the guest gets: %d', (size, expected) => {
    expect(facts.fact('vmSize.vCPUs', size)).toBe(expected);
  });

  it('is found whatever the case of its name', () => {
    expect(facts.fact('vmSize.vCPUs', 'STANDARD_d2S_v5')).toBe(2);
  });

  it.each(['Standard_D2s_v99', '', '__proto__', 'constructor', 'D2s_v5'])('%j is unknown', (size) => {
    for (const { name, subject } of factNames) {
      if (subject === 'vmSize') expect(facts.fact(name, size)).toBeUndefined();
    }
    expect(facts.sources('vmSize.vCPUs', size)).toEqual([]);
  });

  it('names the source of each fact, a public page', () => {
    const [source] = facts.sources('vmSize.acceleratedNetworking', 'Standard_D4ds_v5');
    expect(source?.url).toBe('https://learn.microsoft.com/azure/virtual-machines/sizes/general-purpose/ddsv5-series');
    expect(source?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(facts.sources('vmSize.vCPUs', 'Standard_D4ds_v5').length).toBeGreaterThan(0);
  });
});

describe('a region', () => {
  it('has zones and a pair', () => {
    expect(facts.fact('region.zones', 'westeurope')).toBe(true);
    expect(facts.fact('region.zoneCount', 'westeurope')).toBe(3);
    expect(facts.fact('region.pair', 'westeurope')).toBe('northeurope');
    expect(facts.fact('region.hasPair', 'westeurope')).toBe(true);
  });

  it('is known to have no zones', () => {
    expect(facts.fact('region.zones', 'westus')).toBe(false);
    expect(facts.fact('region.zoneCount', 'westus')).toBe(0);
  });

  it('is known to have no pair, which is not an unknown pair', () => {
    expect(facts.fact('region.hasPair', 'polandcentral')).toBe(false);
    expect(facts.fact('region.pair', 'polandcentral')).toBeUndefined();
  });

  it('may be written as people write it', () => {
    expect(facts.fact('region.pair', 'East US 2')).toBe('centralus');
    expect(facts.fact('region.displayName', 'EASTUS2')).toBe('East US 2');
  });

  it('is told from a geography', () => {
    expect(facts.fact('region.physical', 'northeurope')).toBe(true);
    expect(facts.fact('region.physical', 'europe')).toBe(false);
    expect(facts.fact('region.zones', 'europe')).toBeUndefined();
  });

  it.each(['usgovvirginia', 'chinanorth3', 'toString', '__proto__'])('%s is unknown', (region) => {
    expect(facts.fact('region.zones', region)).toBeUndefined();
    expect(facts.sources('region.zones', region)).toEqual([]);
  });
});

describe('a publisher', () => {
  it.each([
    ['paloaltonetworks', true],
    ['Fortinet', true],
    ['Canonical', false],
    ['MicrosoftWindowsServer', false],
    ['contoso', undefined],
    ['hasOwnProperty', undefined],
  ])('%s: network appliance %s', (publisher, expected) => {
    expect(facts.fact('publisher.networkAppliance', publisher)).toBe(expected);
    expect(facts.sources('publisher.networkAppliance', publisher)).toHaveLength(expected === undefined ? 0 : 1);
  });
});

describe('the names of facts', () => {
  it('are described, and only they are', () => {
    expect(describeFact('vmSize.acceleratedNetworking')?.values).toEqual(['supported', 'required', 'unsupported']);
    expect(describeFact('region.zones')?.type).toBe('boolean');
    expect(describeFact('vmSize.vcpus')).toBeUndefined();
    expect(describeFact('constructor')).toBeUndefined();
  });

  it('give values of the type they promise', () => {
    const keys = { vmSize: 'Standard_D4ds_v5', region: 'westeurope', publisher: 'fortinet' } as const;
    const keyOf = { 'vmSize.confidential': 'Standard_DC2as_v5' } as Readonly<Record<string, string>>;
    for (const { name, subject, type } of factNames)
      expect(typeof facts.fact(name, keyOf[name] ?? keys[subject]), name).toBe(type);
  });

  it('are refused when misspelt', async () => {
    expect(() => facts.fact('vmSize.cores', 'Standard_D2s_v5')).toThrow('there is no fact vmSize.cores');
    await expect(loadFacts(['region.zone'])).rejects.toThrow('there is no fact region.zone');
  });

  it('decide which files are read', async () => {
    const some = await loadFacts(['region.zones']);
    expect(some.fact('region.pair', 'westeurope')).toBe('northeurope');
    expect(() => some.fact('vmSize.vCPUs', 'Standard_D2s_v5')).toThrow('were not loaded');
  });
});
