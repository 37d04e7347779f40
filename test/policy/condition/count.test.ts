import { describe, expect, it } from 'vitest';
import { verdictOn } from '../helpers.ts';

const rules = (...ports: unknown[]) => ({
  properties: { rules: ports.map((port) => ({ port, kind: { name: 'x' } })) },
});
const list = { type: 'array' };

describe('count over a field', () => {
  const high = { field: 'properties.rules[*]', where: { field: 'properties.rules[*].port', greater: 100 } };
  it('counts the members that hold', () => {
    expect(verdictOn({ count: high, equals: 2 }, rules(1, 200, 300))).toBe('pass');
    expect(verdictOn({ count: high, less: 2 }, rules(1, 200, 300))).toBe('fail');
    expect(verdictOn({ count: { field: 'properties.rules[*]' }, in: [2, 3] }, rules(1, 200, 300))).toBe('pass');
    expect(verdictOn({ count: high, equals: 0 }, {})).toBe('pass');
  });

  it('knows a count that the unknown members cannot change', () => {
    const options = { parameters: { port: { type: 'int' }, ports: list } };
    const body = rules(200, "[parameters('port')]");
    expect(verdictOn({ count: high, greater: 0 }, body, options)).toBe('pass');
    expect(verdictOn({ count: high, greater: 1 }, body, options)).toBe('open');
    expect(verdictOn({ count: high, less: 3 }, body, options)).toBe('pass');
    expect(verdictOn({ count: high, notEquals: 5 }, body, options)).toBe('pass');
    expect(verdictOn({ count: high, equals: 1.5 }, body, options)).toBe('fail');
  });

  it('has no upper bound for an array that nobody knows', () => {
    const options = { parameters: { zones: list, more: { type: 'array', minLength: 2 } } };
    expect(
      verdictOn({ count: { field: 'zones[*]' }, greaterOrEquals: 0 }, { zones: "[parameters('zones')]" }, options),
    ).toBe('pass');
    expect(verdictOn({ count: { field: 'zones[*]' }, less: 100 }, { zones: "[parameters('zones')]" }, options)).toBe(
      'open',
    );
    expect(verdictOn({ count: { field: 'zones[*]' }, greater: 1 }, { zones: "[parameters('more')]" }, options)).toBe(
      'pass',
    );
    expect(
      verdictOn({ count: { field: 'zones[*]' }, greater: 1 }, { zones: "[parameters('more').inner]" }, options),
    ).toBe('open');
  });

  it('does not take one member for all of an unknown array', () => {
    const options = {
      parameters: { items: { type: 'array', items: { type: 'object', properties: { on: { type: 'bool' } } } } },
    };
    const on = {
      count: { field: 'properties.items[*]', where: { field: 'properties.items[*].on', equals: true } },
      equals: 0,
    };
    const off = {
      count: { field: 'properties.items[*]', where: { field: 'properties.items[*].on', equals: false } },
      equals: 0,
    };
    expect(verdictOn({ anyOf: [on, off] }, { properties: { items: "[parameters('items')]" } }, options)).toBe('open');
  });

  it('counts the items of each alternative of a choice', () => {
    const options = { parameters: { two: { type: 'bool' } } };
    const body = { zones: "[if(parameters('two'), createArray('1', '2'), createArray('1'))]" };
    expect(verdictOn({ count: { field: 'zones[*]' }, in: [1, 2] }, body, options)).toBe('pass');
    expect(verdictOn({ count: { field: 'zones[*]' }, equals: 2 }, body, options)).toBe('open');
    expect(verdictOn({ count: { field: 'zones[*]' }, greater: 2 }, body, options)).toBe('fail');
  });

  it('reads paths of the counted array from the member, and others from the resource', () => {
    const where = {
      allOf: [
        { field: 'properties.rules[*].kind.name', equals: 'x' },
        { field: 'name', equals: 'account' },
      ],
    };
    expect(verdictOn({ count: { field: 'properties.rules[*]', where }, equals: 2 }, rules(1, 2))).toBe('pass');
  });

  it('gives field() a one-element array inside, and all members outside', () => {
    const where = { value: "[length(field('properties.rules[*].port'))]", equals: 1 };
    expect(verdictOn({ count: { field: 'properties.rules[*]', where }, equals: 2 }, rules(1, 2))).toBe('pass');
    expect(verdictOn({ value: "[length(field('properties.rules[*].port'))]", equals: 2 }, rules(1, 2))).toBe('pass');
  });
});

describe('count over a value', () => {
  it('names its members by current()', () => {
    const count = {
      value: ['westeurope', 'northeurope'],
      name: 'region',
      where: { field: 'location', equals: "[current('region')]" },
    };
    expect(verdictOn({ count, equals: 1 }, {})).toBe('pass');
    const unnamed = { value: ['westeurope', 'x'], where: { value: '[current()]', like: '*europe' } };
    expect(verdictOn({ count: unnamed, equals: 1 }, {})).toBe('pass');
  });

  it('nests, each member by its name', () => {
    const inner = {
      value: [1, 2, 3],
      name: 'inner',
      where: { value: "[current('inner')]", equals: "[current('outer')]" },
    };
    const outer = { value: [2, 3, 4], name: 'outer', where: { count: inner, equals: 1 } };
    expect(verdictOn({ count: outer, equals: 2 }, {})).toBe('pass');
  });

  it('selects members of a field by current() with their path', () => {
    const where = { value: "[current('properties.rules[*].port')]", greater: 1 };
    expect(verdictOn({ count: { field: 'properties.rules[*]', where }, equals: 1 }, rules(1, 2))).toBe('pass');
  });
});
