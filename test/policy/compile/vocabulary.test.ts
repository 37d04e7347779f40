import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../src/policy/check/check.ts';
import { compilePolicy, deferPolicy } from '../../../src/policy/compile/compile.ts';
import type { Vocabulary } from '../../../src/policy/compile/library.ts';
import type { VocabularyDocument, WrittenPolicy } from '../../../src/policy/document/policy.ts';
import { loadPolicy, loadVocabulary } from '../../../src/policy/load.ts';
import { openTypes } from '../../../src/resource-types/open.ts';
import { sourceText } from '../../../src/source/text.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll } from '../helpers.ts';

const nicType = 'Microsoft.Network/networkInterfaces';
const vmType = 'Microsoft.Compute/virtualMachines';
const setType = 'Microsoft.Compute/virtualMachineScaleSets';

const shared: VocabularyDocument = {
  sources: { guide: { document: 'The guide', url: 'https://example.com/guide' } },
  places: {
    interface: {
      targets: [
        { resource: nicType, when: { count: { resources: 'machines' }, greater: 0 }, paths: { size: 'tags.size' } },
        {
          resource: vmType,
          each: 'properties.networkProfile.networkInterfaceConfigurations[*]',
          called: 'an interface of {name}',
          paths: { size: 'properties.hardwareProfile.vmSize', own: 'each.name' },
        },
      ],
    },
    profile: {
      targets: [
        {
          resource: vmType,
          at: 'properties',
          conditions: { isSpot: { field: 'properties.priority', equals: 'Spot' } },
        },
        {
          resource: setType,
          at: 'properties.virtualMachineProfile',
          conditions: { isSpot: { field: 'properties.virtualMachineProfile.priority', equals: 'Spot' } },
        },
      ],
    },
  },
  conditions: {
    filtered: {
      anyOf: [
        { condition: 'filteredHere' },
        { count: { resources: 'subnets', where: { condition: 'filteredHere' } }, greater: 0 },
      ],
    },
    filteredHere: { field: 'properties.networkSecurityGroup.id', exists: true },
  },
  let: {
    machines: { referencedBy: vmType, through: 'properties.networkProfile.networkInterfaces[*].id' },
    subnets: {
      follow: 'properties.ipConfigurations[*].properties.subnet.id',
      type: 'Microsoft.Network/virtualNetworks/subnets',
    },
    groups: {
      follow: 'properties.networkSecurityGroup.id',
      type: 'Microsoft.Network/networkSecurityGroups',
      of: 'subnets',
    },
  },
};
const vocabulary: Vocabulary = { document: shared, title: 'the shared names' };

const written = (rest: object): WrittenPolicy =>
  ({
    id: 'OWN-1',
    name: 'Own',
    title: 'Own',
    category: 'own',
    severity: 'low',
    source: 'guide',
    ...rest,
  }) as WrittenPolicy;
const filtered = written({
  judges: 'interface',
  require: { condition: 'filtered' },
  violations: [
    {
      when: { field: 'size', equals: 'big' },
      at: 'properties.networkSecurityGroup',
      message: '{place} is big ({size})',
      fix: {
        title: 'Go',
        applicability: 'disruptive',
        why: 'names are resolved by other servers',
        operations: [{ operation: 'remove', field: 'properties.dnsSettings' }],
      },
    },
    { at: 'name', message: '{place} ({name}, {resource.name}) is open, as is {subnets.name}' },
  ],
});

const nic = (tags: object) => ({
  type: nicType,
  apiVersion: '2023-04-01',
  name: 'nic',
  tags,
  properties: {
    ipConfigurations: [
      { properties: { subnet: { id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'net', 'inner')]" } } },
    ],
  },
});
const machine = (properties: object) => ({ type: vmType, apiVersion: '2024-07-01', name: 'vm', properties });
const uses = machine({ networkProfile: { networkInterfaces: [{ id: `[resourceId('${nicType}', 'nic')]` }] } });
const holds = machine({
  hardwareProfile: { vmSize: 'big' },
  networkProfile: {
    networkInterfaceConfigurations: [
      { name: 'first', properties: { networkSecurityGroup: { id: '/x' } } },
      { name: 'second', properties: {} },
    ],
  },
});

const said = (policy: WrittenPolicy, resources: object[]) => {
  const { policy: compiled, problems } = compilePolicy(policy, [vocabulary]);
  expect(problems).toEqual([]);
  return judgeAll(compiled, graphOf({ resources })).map((each) =>
    'message' in each ? `${each.verdict} ${each.at.path.join('.')}: ${each.message}` : each.verdict,
  );
};

describe('a place', () => {
  it('is judged wherever it is, and its paths begin there', () => {
    const subnet = {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      apiVersion: '2023-04-01',
      name: 'net/inner',
      properties: {},
    };
    expect(said(filtered, [nic({ size: 'small' }), uses, subnet])).toEqual([
      'fail name: nic (nic, nic) is open, as is inner',
      'notApplicable',
    ]);
    expect(said(filtered, [nic({}), holds])).toEqual([
      'notApplicable',
      'fail properties.networkProfile.networkInterfaceConfigurations.1.properties.networkSecurityGroup: An interface of vm is big (big)',
    ]);
  });

  it('has conditions of its own, which begin at the resource', () => {
    const spot = written({
      judges: 'profile',
      require: { not: { condition: 'isSpot' } },
      violations: [{ at: 'priority', message: '{place}' }],
    });
    expect(said(spot, [machine({ priority: 'Spot' })])).toEqual(['fail properties.priority: vm']);
    const set = {
      type: setType,
      apiVersion: '2024-07-01',
      name: 'set',
      properties: { virtualMachineProfile: { priority: 'Spot' } },
    };
    expect(said(spot, [set])).toEqual(['fail properties.virtualMachineProfile.priority: set']);
  });

  it('has members that are judged one by one', () => {
    const each = written({
      judges: 'interface',
      each: 'properties.ipConfigurations[*]',
      require: { field: 'each.name', exists: true },
      violations: [{ at: 'each', message: '{place}, {resource.name}' }],
    });
    expect(said(each, [nic({}), uses])[0]).toBe('fail properties.ipConfigurations.0: nic, nic');
  });
});

describe('what a policy takes from vocabularies', () => {
  it('becomes part of it, and nothing else does', () => {
    const { policy } = compilePolicy(filtered, [vocabulary]);
    const { source, places, conditions, let: joins } = policy.document;
    expect(source).toEqual({ document: 'The guide', url: 'https://example.com/guide' });
    expect([places, conditions, joins].map((each) => Object.keys(each ?? {}))).toEqual([
      ['interface'],
      ['filtered', 'filteredHere'],
      ['machines', 'subnets'],
    ]);
    const kept = deferPolicy(policy.document, policy.types, policy.facts);
    expect(kept.rules().map(({ types }) => types)).toEqual([[nicType.toLowerCase()], [vmType.toLowerCase()]]);
  });

  it('yields to what the policy has itself, also in what others start from', () => {
    const own = written({
      resource: nicType,
      let: { hosts: 'machines', subnets: { resources: 'Microsoft.Network/virtualNetworks/subnets' } },
      conditions: { filteredHere: { count: { resources: 'groups' }, greater: 0 } },
      require: { condition: 'filtered' },
      violations: [{ message: '{hosts.name}: {subnets.name}' }],
    });
    const subnet = {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      apiVersion: '2023-04-01',
      name: 'net/other',
      properties: {},
    };
    expect(said(own, [nic({}), uses, subnet])).toEqual(['fail name: vm: other']);
  });
});

describe('what is wrong', () => {
  const types = openTypes();
  const told = async (policy: object, names: VocabularyDocument = shared) => {
    const own = await loadVocabulary(sourceText('vocabulary.json', JSON.stringify(names, undefined, 2)));
    const text = JSON.stringify({ ...written({}), ...policy }, undefined, 2);
    const loaded = await loadPolicy(sourceText('OWN-1.json', text), (each) => checkPolicy(each, types), [
      ...(own.vocabulary ? [own.vocabulary] : []),
      { document: shared, title: 'the shipped vocabulary' },
    ]);
    return [...own.diagnostics, ...loaded.diagnostics].map(({ place, message }) => `${place.source.path}: ${message}`);
  };
  const rule = (rest: object) => ({
    require: { field: 'properties', exists: true },
    violations: [{ message: 'x' }],
    ...rest,
  });

  it('is told of each name, with what was meant', async () => {
    expect(await told(rule({ judges: 'interfaces' }))).toEqual([
      "OWN-1.json: there is no place 'interfaces'; did you mean 'interface'?",
    ]);
    expect(await told(rule({ source: 'guid', resource: nicType }))).toEqual([
      "OWN-1.json: there is no source 'guid' in the vocabulary; did you mean 'guide'?",
    ]);
    expect(await told(rule({ resource: nicType, when: { condition: 'filtred' } }))).toEqual([
      "OWN-1.json: there is no condition 'filtred'; did you mean 'filtered'?",
    ]);
    expect(await told(rule({ resource: nicType, let: { hosts: 'machine' } }))).toEqual([
      "OWN-1.json: there is no shared 'let' named 'machine'; did you mean 'machines'?",
    ]);
    expect(await told(rule({ resource: nicType, when: { count: { resources: 'machine' }, greater: 0 } }))).toEqual([
      "OWN-1.json: there is no 'let' named 'machine'; did you mean 'machines'?",
    ]);
  });

  it('is told of every target of a place', async () => {
    const [problem] = await told(rule({ judges: 'interface', require: { field: 'properties.nicType', exists: true } }));
    expect(problem).toContain(
      "'properties.networkProfile.networkInterfaceConfigurations[*].properties' of Microsoft.Compute/virtualMachines has no property 'nicType'",
    );
  });

  it('is told in the vocabulary of a user, and at what uses the shipped one', async () => {
    const wrong = { conditions: { small: { field: 'properties.hardwareProfil', exists: true } } };
    const [own] = await told(rule({ resource: vmType, when: { condition: 'small' } }), wrong);
    expect(own).toBe(
      "vocabulary.json: 'properties' of Microsoft.Compute/virtualMachines has no property 'hardwareProfil'; did you mean 'properties.hardwareProfile'?",
    );
    const [misused] = await told(rule({ resource: vmType, when: { condition: 'filteredHere' } }), {});
    expect(misused).toMatch(/^OWN-1.json: 'filteredHere' of the shipped vocabulary does not fit here: /);
  });

  it('is refused by the schemas', async () => {
    expect(await told(rule({ resource: nicType, judges: 'interface' }))).toEqual([
      "OWN-1.json: only one of 'resource' and 'judges' can stand here",
    ]);
    expect(await told(rule({}))).toEqual(["OWN-1.json: a rule judges a 'resource', or a place: 'judges'"]);
    expect(await told({ rules: [rule({ resource: nicType })], when: {} })).toEqual([
      "OWN-1.json: 'when' stands in each of the 'rules'",
    ]);
    const both = { places: { x: { targets: [{ resource: nicType, at: 'properties', each: 'zones[*]' }] } } };
    expect(await told(rule({ resource: nicType }), both)).toEqual([
      "vocabulary.json: only one of 'at' and 'each' can stand here",
    ]);
    expect(await told(rule({ resource: nicType }), { let: { each: { parent: true } } })).toEqual([
      "vocabulary.json: 'each' is taken: paths begin so",
    ]);
  });
});
