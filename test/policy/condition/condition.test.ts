import { describe, expect, it } from 'vitest';
import { verdictOn } from '../helpers.ts';

const noValue = { type: 'string' };

describe('logic', () => {
  const yes = { field: 'location', equals: 'westeurope' };
  const no = { field: 'location', equals: 'elsewhere' };
  const open = { field: 'sku.name', equals: 'a' };
  const body = { sku: { name: "[parameters('sku')]" } };
  const options = { parameters: { sku: noValue } };
  const cases: [string, object, string][] = [
    ['allOf, one false', { allOf: [open, no] }, 'fail'],
    ['allOf, one open', { allOf: [open, yes] }, 'open'],
    ['allOf of nothing', { allOf: [] }, 'pass'],
    ['anyOf, one true', { anyOf: [open, yes] }, 'pass'],
    ['anyOf, one open', { anyOf: [open, no] }, 'open'],
    ['anyOf of nothing', { anyOf: [] }, 'fail'],
    ['not of open', { not: open }, 'open'],
    ['exactlyOne, two true', { exactlyOne: [yes, yes, open] }, 'fail'],
    ['exactlyOne, one true', { exactlyOne: [yes, no] }, 'pass'],
    ['exactlyOne, one true and one open', { exactlyOne: [yes, open] }, 'open'],
    ['exactlyOne, none', { exactlyOne: [no, no] }, 'fail'],
    ['an unknown or its opposite', { anyOf: [open, { not: open }] }, 'open'],
    ['an assumption about the unknown', { ...open, ifUnknown: true }, 'pass'],
  ];
  it.each(cases)('%s', (_, condition, expected) => {
    expect(verdictOn(condition as never, body, options)).toBe(expected);
  });
});

describe('cases of finite unknowns', () => {
  const sku = { type: 'string', allowedValues: ['Premium_LRS', 'Standard_LRS'] };
  const flag = { type: 'bool' };

  it('decides what holds in every case', () => {
    const condition = {
      anyOf: [
        { field: 'sku.name', equals: 'Premium_LRS' },
        { field: 'sku.name', equals: 'standard_lrs' },
      ],
    };
    expect(verdictOn(condition, { sku: { name: "[parameters('sku')]" } }, { parameters: { sku } })).toBe('pass');
  });

  it('sees that two values hang on one condition', () => {
    const body = {
      sku: "[if(parameters('big'), createObject('name', 'Premium_LRS'), null())]",
      tags: "[if(parameters('big'), null(), createObject('small', 'yes'))]",
    };
    const condition = {
      exactlyOne: [
        { field: 'sku.name', exists: true },
        { field: 'tags.small', exists: true },
      ],
    };
    expect(verdictOn(condition, body, { parameters: { big: flag } })).toBe('pass');
    expect(verdictOn({ not: condition }, body, { parameters: { big: flag } })).toBe('fail');
  });

  it('reads a resource under its own condition', () => {
    const body = {
      condition: "[parameters('big')]",
      sku: { name: "[if(parameters('big'), 'Premium_LRS', 'Standard_LRS')]" },
    };
    expect(verdictOn({ field: 'sku.name', equals: 'Premium_LRS' }, body, { parameters: { big: flag } })).toBe('pass');
  });

  it('computes terms again in each case', () => {
    const body = { tags: { size: "[concat(toLower(parameters('sku')), '-x')]" } };
    const condition = { field: 'tags.size', in: ['premium_lrs-x', 'standard_lrs-x'] };
    expect(verdictOn(condition, body, { parameters: { sku } })).toBe('pass');
  });

  it('leaves open what differs', () => {
    const body = { sku: { name: "[if(parameters('big'), 'Premium_LRS', 'Standard_LRS')]" } };
    expect(verdictOn({ field: 'sku.name', equals: 'Premium_LRS' }, body, { parameters: { big: flag } })).toBe('open');
  });
});

describe('fields', () => {
  const body = {
    name: 'account',
    tags: { 'cost.center': 'x' },
    zones: ['1', '2'],
    properties: { Nested: { deep: true }, targetLocation: 'eastus2' },
  };
  const cases: [string, object][] = [
    ['name', { field: 'name', equals: 'account' }],
    ['fullName', { field: 'fullName', equals: 'account' }],
    ['type', { field: 'type', equals: 'microsoft.storage/storageaccounts' }],
    ['id', { field: 'id', like: '*/storageAccounts/account' }],
    ['location as people write it', { field: 'location', equals: 'West Europe' }],
    ['location in a list', { field: 'location', in: ['West Europe'] }],
    ['a property that ends in location', { field: 'properties.targetLocation', equals: 'East US 2' }],
    ['apiVersion', { field: 'apiVersion', greaterOrEquals: '2022-01-01' }],
    ['a key with a dot', { field: "tags['cost.center']", equals: 'X' }],
    ['case does not matter', { field: 'PROPERTIES.nested.DEEP', equals: true }],
    ['an item', { field: 'zones[1]', equals: '2' }],
    ['an item that is not there', { field: 'zones[2]', exists: false }],
    ['below what has no members', { field: 'name.x', exists: false }],
    ['a field named by an expression', { field: "[concat('zo', 'nes')]", exists: true }],
  ];
  it.each(cases)('%s', (_, condition) => {
    expect(verdictOn(condition as never, body)).toBe('pass');
  });
});

describe('the implicit all-of over [*]', () => {
  const condition = { field: 'zones[*]', in: ['1', '2'] };
  it('holds for every member, and for none', () => {
    expect(verdictOn(condition, { zones: ['1', '2'] }, { azure: true })).toBe('pass');
    expect(verdictOn(condition, { zones: ['1', '3'] }, { azure: true })).toBe('fail');
    expect(verdictOn(condition, { zones: [] }, { azure: true })).toBe('pass');
    expect(verdictOn(condition, {}, { azure: true })).toBe('pass');
  });
  it('is open for members that nobody knows', () => {
    expect(
      verdictOn(
        condition,
        { zones: "[parameters('zones')]" },
        { azure: true, parameters: { zones: { type: 'array' } } },
      ),
    ).toBe('open');
    const zones = { zones: "[concat(parameters('zones'), createArray('3'))]" };
    expect(verdictOn(condition, zones, { azure: true, parameters: { zones: { type: 'array' } } })).toBe('fail');
  });
});
