import { describe, expect, it } from 'vitest';
import type { Concern, Judgement } from '../../../src/policy/judge/judgement.ts';
import { parameterValues } from '../../../src/policy/parameters.ts';
import { printable } from '../../../src/values/print.ts';
import { isUnknown, type Value } from '../../../src/values/value.ts';
import { said as spelled, written } from '../../spelled.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const diskType = 'Microsoft.Compute/disks';
const vmType = 'Microsoft.Compute/virtualMachines';
const disk = (rest: object = {}) => ({ type: diskType, apiVersion: '2024-03-02', name: 'disk', ...rest });
const vm = (disks: unknown, rest: object = {}) => ({
  type: vmType,
  apiVersion: '2024-07-01',
  name: 'vm',
  properties: { storageProfile: { dataDisks: disks } },
  ...rest,
});
const concerns = (judgements: readonly Judgement[]): Concern[] =>
  judgements.filter((each): each is Concern => 'message' in each);
const isPremium = { field: 'sku.name', equals: 'Premium_LRS' };

describe('what is judged', () => {
  const policy = policyOf({ resource: diskType, when: { field: 'tags.judge', exists: true }, require: isPremium });
  const tags = { judge: 'yes' };

  it('is narrowed by when', () => {
    const graph = graphOf({
      resources: [disk(), disk({ name: 'b', tags }), disk({ name: 'c', tags, sku: { name: 'Premium_LRS' } })],
    });
    expect(judgeAll(policy, graph).map(({ verdict }) => verdict)).toEqual(['notApplicable', 'fail', 'pass']);
  });

  it('passes where it holds, whether it is judged or not', () => {
    const parameters = { tags: { type: 'object' } };
    const open = graphOf({
      parameters,
      resources: [disk({ tags: "[parameters('tags')]", sku: { name: 'Premium_LRS' } })],
    });
    expect(judgeAll(policy, open).map(({ verdict }) => verdict)).toEqual(['pass']);
    const wrong = graphOf({ parameters, resources: [disk({ tags: "[parameters('tags')]" })] });
    const [concern] = concerns(judgeAll(policy, wrong));
    expect(concern?.verdict).toBe('open');
    expect(concern?.causes.map(written)).toEqual(["parameters('tags').judge"]);
  });

  it('leaves out existing resources and says when a resource may not exist', () => {
    const resources = {
      old: { ...disk({ name: 'old', tags }), existing: true },
      maybe: disk({ tags, condition: "[parameters('on')]" }),
    };
    const graph = graphOf({ languageVersion: '2.0', parameters: { on: { type: 'bool' } }, resources });
    const judged = judgeAll(policy, graph);
    expect(judged.map(({ verdict }) => verdict)).toEqual(['fail']);
    expect(spelled(printable(concerns(judged)[0]?.when ?? ''))).toBe("{parameters('on')}");
  });
});

describe('each', () => {
  const policy = policyOf({
    resource: vmType,
    each: 'properties.storageProfile.dataDisks[*]',
    require: { field: 'each.managedDisk.storageAccountType', equals: 'Premium_LRS' },
    violations: [
      {
        at: 'each.managedDisk.storageAccountType',
        message: 'disk {each.lun} of {name} is {each.managedDisk.storageAccountType}',
      },
    ],
  });
  const dataDisk = (lun: number, type: unknown) => ({ lun, managedDisk: { storageAccountType: type } });

  it('tells of each member that fails, at its place', () => {
    const graph = graphOf({
      resources: [vm([dataDisk(0, 'Premium_LRS'), dataDisk(1, 'Standard_LRS'), dataDisk(2, null)])],
    });
    expect(
      concerns(judgeAll(policy, graph)).map(({ message, at }) => `${spelled(message)} @${at.path.join('/')}`),
    ).toEqual([
      'disk 1 of vm is Standard_LRS @properties/storageProfile/dataDisks/1/managedDisk/storageAccountType',
      'disk 2 of vm is nothing @properties/storageProfile/dataDisks/2/managedDisk/storageAccountType',
    ]);
  });

  it('passes once where all do, and does not apply where there are none', () => {
    expect(
      judgeAll(policy, graphOf({ resources: [vm([dataDisk(0, 'Premium_LRS'), dataDisk(1, 'Premium_LRS')])] })).map(
        ({ verdict }) => verdict,
      ),
    ).toEqual(['pass']);
    expect(judgeAll(policy, graphOf({ resources: [vm([])] })).map(({ verdict }) => verdict)).toEqual(['notApplicable']);
  });

  it('says on what a member hangs', () => {
    const parameters = { on: { type: 'bool' }, name: { type: 'string' } };
    const bad = "createObject('lun', 0, 'managedDisk', createObject('storageAccountType', 'Standard_LRS'))";
    const said = (disks: string): string[] =>
      concerns(judgeAll(policy, graphOf({ parameters, resources: [vm(`[${disks}]`)] }))).map(
        ({ verdict, when }) => `${verdict} when ${spelled(printable(when ?? true))}`,
      );
    expect(said(`if(parameters('on'), createArray(${bad}), createArray())`)).toEqual(["fail when {parameters('on')}"]);
    expect(said(`if(parameters('on'), createArray(), createArray(${bad}))`)).toEqual([
      "fail when {not(parameters('on'))}",
    ]);
    expect(said(`if(equals(parameters('name'), 'x'), createArray(${bad}), createArray())`)).toEqual([
      "fail when {equals(parameters('name'), 'x')}",
    ]);
    expect(said(`createArray(${bad})`)).toEqual(['fail when true()']);
  });

  it('is open for members that nobody knows', () => {
    const graph = graphOf({ parameters: { disks: { type: 'array' } }, resources: [vm("[parameters('disks')]")] });
    expect(judgeAll(policy, graph).map(({ verdict }) => verdict)).toEqual(['open']);
  });
});

describe('violations', () => {
  it('speak in order; an unknown when is passed over', () => {
    const policy = policyOf({
      resource: diskType,
      require: isPremium,
      violations: [
        { when: { field: 'tags.a', exists: true }, message: 'first' },
        { when: { field: 'zones[0]', equals: '1' }, message: 'second' },
        { message: 'last' },
      ],
    });
    const said = (body: object): string | undefined => {
      const parameters = { tags: { type: 'object' } };
      return concerns(judgeAll(policy, graphOf({ parameters, resources: [disk(body)] }))).map(({ message }) =>
        spelled(message),
      )[0];
    };
    expect(said({ tags: { a: 1 }, zones: ['1'] })).toBe('first');
    expect(said({ tags: "[parameters('tags')]", zones: ['1'] })).toBe('second');
    expect(said({})).toBe('last');
  });

  it('fill in values, sets, parameters and expressions', () => {
    const policy = policyOf(
      {
        resource: vmType,
        let: { disks: { follow: 'properties.storageProfile.dataDisks[*].managedDisk.id' } },
        require: { count: { resources: 'disks', where: isPremium }, greater: "[parameters('most')]" },
        violations: [
          {
            message:
              "{{{name}}} {tags.x} {zones}: {disks.name} ({disks.sku.name}), {parameters.most} {[length(field('zones'))]} {properties.gone}",
          },
        ],
      },
      { parameters: { most: { type: 'integer', defaultValue: 9, description: 'x' } } },
    );
    const ids = ['a', 'b', 'c', 'd'].map((name) => ({ managedDisk: { id: `[resourceId('${diskType}', '${name}')]` } }));
    const resources = [
      vm(ids, { zones: ['1', '2'], tags: { x: true } }),
      ...['a', 'b', 'c'].map((name) => disk({ name, sku: { name: 'Standard_LRS' } })),
    ];
    expect(spelled(concerns(judgeAll(policy, graphOf({ resources })))[0]?.message ?? '')).toBe(
      '{vm} true 1 and 2: a, b, c and 1 more (Standard_LRS and {outside}), 9 2 nothing'.replace(
        'and {outside}',
        'and /subscriptions/{subscription().subscriptionId}/resourceGroups/{resourceGroup().name}/providers/Microsoft.Compute/disks/d',
      ),
    );
  });

  it('never print a secret', () => {
    const policy = policyOf({ resource: diskType, require: isPremium, violations: [{ message: '{tags.x} {tags.y}' }] });
    const parameters = { secret: { type: 'secureString', defaultValue: 'hunter2' }, none: { type: 'secureString' } };
    const tags = { x: "[parameters('secret')]", y: "[concat('a', parameters('none'))]" };
    const message = concerns(judgeAll(policy, graphOf({ parameters, resources: [disk({ tags })] })))[0]?.message ?? '';
    expect(message).not.toContain('hunter2');
    expect(message).not.toContain("parameters('none')");
  });
});

describe('fixes', () => {
  const fixed = (operations: object[], body: object, when?: object): unknown => {
    const fix = {
      title: 'Mend {name}',
      applicability: 'disruptive',
      why: 'it restarts',
      operations,
      ...(when && { when }),
    };
    const policy = policyOf({
      resource: vmType,
      require: { field: 'tags.ok', exists: true },
      violations: [{ message: 'x', fix: fix as never }],
    });
    const concern = concerns(
      judgeAll(policy, graphOf({ parameters: { disks: { type: 'array' } }, resources: [body] })),
    )[0];
    return concern?.fixes[0]?.operations.map(({ operation, path, value }) => [operation, path.join('/'), shown(value)]);
  };
  const shown = (value: Value | undefined): unknown =>
    isUnknown(value)
      ? `${value.type}: ${written(value)}`
      : typeof value === 'object' && value !== null
        ? spelled(printable(value))
        : value;

  it('name operations with their values', () => {
    expect(
      fixed(
        [
          { operation: 'addOrReplace', field: 'zones', value: 'x' },
          { operation: 'remove', field: 'plan' },
        ],
        vm([]),
      ),
    ).toEqual([
      ['addOrReplace', 'zones', 'x'],
      ['remove', 'plan', undefined],
    ]);
  });

  it('change every member behind [*]', () => {
    const operations = [{ operation: 'remove', field: 'properties.storageProfile.dataDisks[*].vhd' }];
    expect(fixed(operations, vm([{ lun: 0 }, { lun: 1 }]))).toEqual([
      ['remove', 'properties/storageProfile/dataDisks/0/vhd', undefined],
      ['remove', 'properties/storageProfile/dataDisks/1/vhd', undefined],
    ]);
    expect(fixed(operations, vm("[parameters('disks')]"))).toBeUndefined();
  });

  it('leave expressions of the loop as expressions', () => {
    const operations = [{ operation: 'addOrReplace', field: 'zones', value: '[string(add(mod(loopIndex(), 3), 1))]' }];
    expect(fixed(operations, vm([]))).toEqual([['addOrReplace', 'zones', '1']]);
    const looped = vm([], { name: "[concat('vm', copyIndex())]", copy: { name: 'vms', count: 2 } });
    expect(fixed(operations, looped)).toEqual([['addOrReplace', 'zones', "string: add(mod(copyIndex('vms'), 3), 1)"]]);
  });

  it('are offered only where their when is known to hold', () => {
    const operations = [{ operation: 'remove', field: 'plan' }];
    expect(fixed(operations, vm([]), { field: 'name', equals: 'vm' })).toHaveLength(1);
    expect(
      fixed(operations, vm("[parameters('disks')]"), {
        count: { field: 'properties.storageProfile.dataDisks[*]' },
        equals: 0,
      }),
    ).toBeUndefined();
  });
});

describe('parameters', () => {
  const document = policyOf(
    { resource: diskType, require: { value: "[parameters('level')]", equals: 1 } },
    {
      parameters: { level: { type: 'integer', defaultValue: 1, allowedValues: [1, 2], description: 'x' } },
    },
  ).document;

  it('take what a configuration sets, if it fits', () => {
    expect(parameterValues(document).values.get('level')).toBe(1);
    expect(parameterValues(document, { LEVEL: 2 })).toEqual({ values: new Map([['level', 2]]), problems: [] });
    expect(parameterValues(document, { level: 'two' }).problems[0]?.message).toBe('expected an integer, found string');
    expect(parameterValues(document, { level: 3 }).problems[0]?.message).toBe('expected one of 1, 2');
    expect(parameterValues(document, { lvel: 2 }).problems[0]?.message).toBe(
      "TEST-1 has no parameter 'lvel'; did you mean 'level'?",
    );
  });
});

describe('review', () => {
  it('is for a person to look at', () => {
    const policy = policyOf(
      { resource: diskType, when: isPremium, review: { message: 'look at {name}', at: 'sku.name' } },
      { violations: [] },
    );
    const graph = graphOf({ resources: [disk({ sku: { name: 'Premium_LRS' } }), disk({ name: 'b' })] });
    expect(judgeAll(policy, graph).map(({ verdict }) => verdict)).toEqual(['review', 'notApplicable']);
    expect(concerns(judgeAll(policy, graph))[0]?.message).toBe('look at disk');
  });
});

describe('severity', () => {
  const rest = { severity: 'high' as const };
  const rule = {
    resource: diskType,
    require: isPremium,
    violations: [
      { when: { field: 'sku.name', exists: false }, severity: 'low', message: 'none' },
      { message: 'wrong' },
    ],
  };
  const severityOf = (sku: object, severity: 'high' | 'medium' | 'low') =>
    concerns(judgeAll(policyOf(rule, { ...rest, severity }), graphOf({ resources: [disk(sku)] })))[0]?.severity;

  it('is that of the policy, unless the violation weighs less', () => {
    expect(severityOf({ sku: { name: 'Standard_LRS' } }, 'high')).toBe('high');
    expect(severityOf({}, 'high')).toBe('low');
  });

  it('is never above that of the policy', () => {
    const lowered = policyOf({ ...rule, violations: [{ severity: 'medium', message: 'wrong' }] }, { severity: 'low' });
    expect(concerns(judgeAll(lowered, graphOf({ resources: [disk()] })))[0]?.severity).toBe('low');
  });
});
