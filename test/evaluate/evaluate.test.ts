import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import { groupSchema } from '../arm/helpers.ts';
import { evaluated, valueOf } from './deployed.ts';

const parameters = {
  flag: { type: 'bool' },
  name: { type: 'string' },
  size: { type: 'string', allowedValues: ['small', 'large'] },
  list: { type: 'array' },
  maybe: { type: 'string', nullable: true },
  fixed: { type: 'string', defaultValue: 'given' },
};

describe('expressions', () => {
  it.each([
    ["if(true(), 'a', variables('none'))", 'a'],
    ["or(true(), parameters('flag'))", true],
    ["and(parameters('flag'), false())", false],
    ["and(parameters('flag'), true())", "<parameters('flag')>"],
    ["coalesce(parameters('maybe'), 'fallback')", 'fallback'],
    ["equals(parameters('name'), parameters('name'))", true],
    ["equals(concat('a', parameters('name')), concat('b', parameters('name')))", false],
    [
      "equals(concat('a', parameters('name')), concat('a', parameters('fixed')))",
      "<equals(concat('a', parameters('name')), 'agiven')>",
    ],
    ["if(equals(parameters('size'), 'small'), 1, if(equals(parameters('size'), 'large'), 2, 3))", '<{1 | 2}>'],
    ["contains(createArray('small', 'large'), parameters('size'))", true],
    ["empty(concat(parameters('list'), createArray(1)))", false],
    ["if(parameters('flag'), 'same', 'same')", 'same'],
    ["createObject('a', 1).A", 1],
    ["createArray('x', 'y')[1]", 'y'],
    ["tryGet(createObject('a', 1), 'b')", null],
  ])('%s', (expression, value) => {
    expect(valueOf(expression, { parameters })).toEqual(value);
  });

  it.each([
    ["createArray('x')[3]", 'index-out-of-range'],
    ["createObject('a', 1).b", 'missing-property'],
    ["add(1, 'x')", 'wrong-type'],
    ["if('perhaps', 1, 2)", 'wrong-type'],
    ['copyIndex()', 'no-copy-loop'],
    ["variables('none')", 'unknown-variable'],
    ["parameters('none')", 'unknown-parameter'],
  ])('%s is refused, and its value is unknown', (expression, code) => {
    const { values, problems } = evaluated({ it: expression }, { parameters });
    expect(problems).toEqual([code]);
    expect(values.it).toHaveProperty('$unknown');
  });

  it('an item beyond the end of a default: the parameter is named', () => {
    const zones = { type: 'array', defaultValue: [] };
    const sections = { parameters: { zones, other: { type: 'array' } }, variables: { first: "[parameters('zones')]" } };
    const { values } = evaluated({ it: "variables('first')[0]" }, sections);
    expect(values.it).toHaveProperty(
      '$unknown.reason',
      "index 0 is out of range: the array has 0 items (variables('first')); parameter 'zones' has its default",
    );
  });

  it('what cannot be read is unknown, and says why', () => {
    expect(valueOf("toLower(concat('a'")).toMatch(/^<expected .*>$/);
  });

  it('an error in a branch that may not be taken is not reported', () => {
    expect(evaluated({ it: "if(parameters('flag'), createArray()[1], 'ok')" }, { parameters }).problems).toEqual([]);
    expect(evaluated({ it: "if(false(), createArray()[1], 'ok')" }, { parameters }).problems).toEqual([]);
  });

  it('an error met twice is reported once', () => {
    const variables = { broken: "[add('x', 1)]" };
    expect(evaluated({ a: "variables('broken')", b: "variables('broken')" }, { variables }).problems).toEqual([
      'wrong-type',
    ]);
  });

  it('a circle of parameters and variables is said with its path', () => {
    const variables = { a: "[variables('b')]", b: "[concat(variables('a'), 'x')]" };
    expect(evaluated({ it: "variables('a')" }, { variables }).problems).toEqual(['circular-reference']);
  });
});

describe('where it is deployed', () => {
  it('is unknown until it is said', () => {
    expect(valueOf('resourceGroup().location')).toBe('<resourceGroup().location>');
    expect(valueOf('resourceGroup().location', {}, { location: 'northeurope' })).toBe('northeurope');
    expect(valueOf('subscription().subscriptionId', {}, { subscriptionId: 's' })).toBe('s');
    expect(valueOf('deployment().name', {}, { deploymentName: 'd' })).toBe('d');
  });

  it('is part of ids, known or not', () => {
    const id = "resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')";
    const known = { subscriptionId: 'sub', resourceGroup: 'rg' };
    expect(valueOf(id, {}, known)).toBe(
      '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s',
    );
    expect(valueOf(`equals(${id}, ${id})`)).toBe(true);
    expect(valueOf("resourceId('other', 'Microsoft.Network/virtualNetworks', 'v')", {}, known)).toContain(
      '/resourceGroups/other/',
    );
  });

  it('a type and its names must fit', () => {
    expect(evaluated({ it: "resourceId('Microsoft.Network/virtualNetworks/subnets', 'v')" }).problems).toEqual([
      'bad-resource-id',
    ]);
  });

  it.each([
    "resourceId('notatype', 'x')",
    "resourceId('a', 'b', 'notatype', 'x')",
    "resourceId('a', 'b', 'c', 'Microsoft.Network/virtualNetworks', 'v')",
    "resourceId(null(), 'v')",
    "subscriptionResourceId('notatype', 'x')",
    "subscriptionResourceId('sub', 'group', 'Microsoft.Network/virtualNetworks', 'v')",
    "managementGroupResourceId('notatype', 'x')",
    "tenantResourceId('sub', 'Microsoft.Network/virtualNetworks', 'v')",
    "extensionResourceId('/a', 'notatype', 'x')",
    "extensionResourceId('/a', 'Microsoft.Authorization/locks', 'x', 'y')",
  ])('%s has no type where one belongs', (call) => {
    expect(evaluated({ it: call }).problems).toEqual(['bad-resource-id']);
  });

  it('of a call with a type that is not known nothing is said', () => {
    const parameters = { any: { type: 'string' } };
    for (const call of ["resourceId(parameters('any'), 'x')", "extensionResourceId('/a', parameters('any'), 'x')"])
      expect(evaluated({ it: call }, { parameters }).problems).toEqual([]);
  });
});

describe('a nested template with outer scope', () => {
  it('has its variables from the parent, and what is escaped from itself and its own loops', () => {
    const ip = { type: 'Microsoft.Network/publicIPAddresses', apiVersion: '2023-05-01' };
    const nested = {
      $schema: groupSchema,
      contentVersion: '1.0.0.0',
      parameters: { n: { type: 'string' } },
      variables: { a: "[variables('v')]", b: "[[concat(parameters('n'), '-b')]" },
      resources: [{ ...ip, name: 'x' }],
      outputs: {
        a: { type: 'string', value: "[[variables('a')]" },
        b: { type: 'string', value: "[[variables('b')]" },
        c: { type: 'array', copy: { count: 2, input: "[[concat(variables('b'), copyIndex())]" } },
      },
    };
    const resources = [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'd',
        properties: { mode: 'Incremental', parameters: { n: { value: 'passed' } }, template: nested },
      },
    ];
    const output = (name: string): string => `reference('d').outputs.${name}.value`;
    const { values, problems } = evaluated(
      { a: output('a'), b: output('b'), c: output('c') },
      { variables: { v: 'of the parent' }, resources },
    );
    expect(problems).toEqual([]);
    expect(values).toEqual({ a: 'of the parent', b: 'passed-b', c: ['passed-b0', 'passed-b1'] });
  });

  it('is evaluated by the parent with all that is nested in it, of inner scope too', () => {
    const inner = {
      $schema: groupSchema,
      contentVersion: '1.0.0.0',
      parameters: { own: { type: 'string' } },
      resources: [],
      outputs: {
        a: { type: 'string', value: "[parameters('n')]" },
        b: { type: 'string', value: "[[parameters('own')]" },
      },
    };
    const nested = (name: string, template: JsonObject, more: JsonObject) => ({
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name,
      properties: { mode: 'Incremental', template, ...more },
    });
    const outer = {
      $schema: groupSchema,
      contentVersion: '1.0.0.0',
      resources: [
        nested('deep', inner, {
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: { own: { value: "[concat(parameters('n'), '-passed')]" } },
        }),
      ],
      outputs: { o: { type: 'object', value: "[[reference('deep').outputs]" } },
    };
    const parameters = { n: { type: 'string', defaultValue: 'of the root' } };
    const of = (name: string): string => `reference('d').outputs.o.value.${name}.value`;
    const { values, problems } = evaluated(
      { a: of('a'), b: of('b') },
      { parameters, resources: [nested('d', outer, {})] },
    );
    expect(problems).toEqual([]);
    expect(values).toEqual({ a: 'of the root', b: 'of the root-passed' });
  });
});
