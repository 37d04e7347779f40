import { describe, expect, it } from 'vitest';
import { propertyAt } from '../../src/resource-types/property.ts';
import { farms, property } from './sample.ts';

describe('propertyAt finds', () => {
  it('a property in any letter case, and spells it as the type does', () => {
    const found = property(farms(), 'PROPERTIES.Fields[*].properties.CROP');
    expect(found.path).toBe('properties.fields[*].properties.crop');
    expect(found.type).toEqual({ kind: 'string', values: [{ value: 'Wheat' }, { value: 'Rye' }], open: true });
  });

  it('an item by its number', () => {
    expect(property(farms(), 'zones[0]')).toMatchObject({ path: 'zones[0]', type: { kind: 'string' } });
  });

  it('closed enums, integers with limits, booleans, arrays, objects, anything', () => {
    expect(property(farms(), 'properties.facing').type).toMatchObject({ kind: 'string', open: false });
    expect(property(farms(), 'properties.fields[*].properties.size.hectares').type).toEqual({
      kind: 'integer',
      minimum: 1,
      maximum: 900,
    });
    expect(property(farms(), 'properties.fields').type).toMatchObject({ kind: 'array', minLength: 1, maxLength: 3 });
    expect(property(farms(), 'properties').type).toMatchObject({ kind: 'object', name: 'FarmProperties' });
    expect(property(farms(), 'properties.extra').type).toEqual({ kind: 'any' });
    expect(property(farms(), 'properties.owner').type).toMatchObject({ kind: 'choice', of: [{}, {}] });
  });

  it('what is read-only, also below something read-only', () => {
    expect(property(farms(), 'properties.fields[*].properties.yield').readOnly).toBe(true);
    expect(property(farms(), 'properties.state.phase').readOnly).toBe(true);
    expect(property(farms(), 'properties.facing').readOnly).toBe(false);
  });

  it('what is known without deploying although it cannot be set', () => {
    expect(property(farms(), 'id')).toMatchObject({ readOnly: true, constant: true });
    expect(property(farms(), 'name')).toMatchObject({ readOnly: false, constant: true, required: true });
  });

  it('secrets and descriptions', () => {
    expect(property(farms(), 'properties.password')).toMatchObject({ writeOnly: true, type: { sensitive: true } });
    expect(property(farms(), 'properties.facing').description).toBe('Where the farm looks.');
  });

  it('tags, and what lies in a value of any type, as not described', () => {
    expect(property(farms(), "tags['cost centre']")).toMatchObject({ undescribed: true, type: { kind: 'string' } });
    expect(property(farms(), 'properties.extra.deep[*].deeper')).toMatchObject({
      undescribed: true,
      type: { kind: 'any' },
    });
  });

  it('a property of some variants, and says of which', () => {
    expect(property(farms(), 'properties.driver.volts').variants).toEqual([
      { path: 'properties.driver', discriminator: 'kind', values: [{ value: 'Robot' }] },
    ]);
    expect(property(farms(), 'properties.driver.since').variants).toEqual([]);
    expect(property(farms(), 'properties.driver.kind').type).toMatchObject({
      values: [{ value: 'Person' }, { value: 'Robot' }],
    });
  });

  it('one name with another type in each variant', () => {
    expect(property(farms(), 'properties.driver.shared').type).toMatchObject({ kind: 'choice' });
  });
});

describe('propertyAt says what is wrong', () => {
  it.each([
    ['properties.facin', 'no such property', 'facin', 'properties', ['properties.facing']],
    ['facing', 'no such property', 'facing', '', ['properties.facing']],
    ['properties.zones', 'no such property', 'zones', 'properties', ['zones']],
    ['properties.fields.name', 'items need [*]', 'name', 'properties.fields', ['properties.fields[*].name']],
    ['properties.facing[*]', 'not an array', '[*]', 'properties.facing', ['properties.facing']],
    ['properties.facing.x', 'not an object', 'x', 'properties.facing', []],
    [
      'properties.fields[*].crop',
      'no such property',
      'crop',
      'properties.fields[*]',
      ['properties.fields[*].properties.crop'],
    ],
    ['properties.hectares', 'no such property', 'hectares', 'properties', ['properties.owner.hectares']],
    ['properties.driver.voltz', 'no such property', 'voltz', 'properties.driver', ['properties.driver.volts']],
    ['propertys.fieldz', 'no such property', 'propertys', '', ['properties']],
  ])('%s: %s', (path, problem, segment, parent, suggestions) => {
    const offset = path.lastIndexOf(segment);
    expect(propertyAt(farms(), path)).toMatchObject({
      kind: 'unknown',
      path,
      problem,
      segment,
      parent,
      suggestions,
      offset,
      length: segment.length,
    });
  });

  it('a path that is none', () => {
    expect(propertyAt(farms(), 'a..b')).toMatchObject({ kind: 'malformed', offset: 1 });
  });

  it.each(['__proto__', 'constructor', 'toString', 'properties.__proto__.x'])('%s is no property', (path) => {
    expect(propertyAt(farms(), path).kind).toBe('unknown');
  });
});
