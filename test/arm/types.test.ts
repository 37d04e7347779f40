import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/source/json.ts';
import type { TypeModel } from '../../src/template/types.ts';
import { show, template } from './helpers.ts';

function typeOf(declaration: JsonObject): TypeModel | undefined {
  return template({ parameters: { p: declaration } }).parameters.get('p')?.type;
}

describe('types of parameters', () => {
  it.each([
    ['string', 'string', false],
    ['String', 'string', false],
    ['secureString', 'string', true],
    ['securestring', 'string', true],
    ['SecureObject', 'object', true],
    ['int', 'int', false],
    ['Bool', 'bool', false],
    ['array', 'array', false],
    ['number', 'any', false],
  ])('%s', (written, type, secure) => {
    expect(typeOf({ type: written })).toMatchObject({ type, secure, nullable: false });
  });

  it('have bounds and allowed values', () => {
    const type = typeOf({ type: 'int', minValue: 1, maxValue: 9, allowedValues: [1, 2] });
    expect(type).toMatchObject({ minValue: 1, maxValue: 9, allowedValues: [1, 2] });
    expect(typeOf({ type: 'string', minLength: 3, maxLength: 24, nullable: true })).toMatchObject({
      minLength: 3,
      maxLength: 24,
      nullable: true,
    });
  });

  it('unescape allowed values and keep structured ones as expressions', () => {
    const allowed = typeOf({ type: 'object', allowedValues: ['[[x]', { a: 1 }] })?.allowedValues;
    expect(allowed?.[0]).toBe('[x]');
    expect(show(allowed?.[1] as never)).toBe('{a: 1}');
  });

  it('take an empty list of allowed values for none', () => {
    expect(typeOf({ type: 'string', allowedValues: [] })).not.toHaveProperty('allowedValues');
  });

  it('an array allows items, unless whole arrays are listed', () => {
    const items = typeOf({ type: 'array', allowedValues: ['a', 'b'] });
    expect(items?.items?.allowedValues).toEqual(['a', 'b']);
    expect(items).not.toHaveProperty('allowedValues');
    expect(typeOf({ type: 'array', allowedValues: [['a'], ['b']] })?.allowedValues).toHaveLength(2);
  });

  it('describe objects', () => {
    const type = typeOf({
      type: 'object',
      properties: { Name: { type: 'string' }, inner: { type: 'object', additionalProperties: { type: 'int' } } },
      additionalProperties: false,
    });
    expect(type?.additionalProperties).toBe(false);
    expect(type?.properties?.get('name')).toMatchObject({ name: 'Name', type: { type: 'string' } });
    expect(type?.properties?.get('inner')?.type.additionalProperties).toMatchObject({ type: 'int' });
  });

  it('describe arrays and tuples', () => {
    expect(typeOf({ type: 'array', items: { type: 'bool' } })?.items?.type).toBe('bool');
    const tuple = typeOf({ type: 'array', prefixItems: [{ type: 'int' }, { type: 'string' }], items: false });
    expect(tuple?.prefixItems?.map((item) => item.type)).toEqual(['int', 'string']);
    expect(tuple).toMatchObject({ maxLength: 2 });
    expect(tuple).not.toHaveProperty('items');
  });

  it('describe tagged unions', () => {
    const type = typeOf({
      type: 'object',
      discriminator: { propertyName: 'kind', mapping: { A: { $ref: '#/definitions/a' }, b: { type: 'object' } } },
    });
    expect(type?.discriminator?.property).toBe('kind');
    expect([...(type?.discriminator?.mapping.keys() ?? [])]).toEqual(['A', 'b']);
    expect(type?.discriminator?.mapping.get('A')?.reference).toBe('a');
  });

  it('refer to definitions, where null may be taken away again', () => {
    expect(typeOf({ $ref: '#/definitions/my_type' })).toMatchObject({
      type: 'any',
      reference: 'my_type',
      nullable: false,
    });
    expect(typeOf({ $ref: '#/definitions/x', nullable: false })).toMatchObject({ nonNullable: true });
    expect(typeOf({ $ref: 'https://elsewhere/x' })).not.toHaveProperty('reference');
  });
});

describe('definitions', () => {
  const json = {
    definitions: {
      Network: {
        type: 'object',
        properties: {
          'a/b': { type: 'int' },
          list: { type: 'array', items: { type: 'bool' }, prefixItems: [{ type: 'string' }] },
        },
      },
      self: { type: 'object', properties: { next: { $ref: '#/definitions/self', nullable: true } } },
      alias: { $ref: '#/definitions/alias' },
    },
  };
  const { definitions } = template(json);

  it('are found by name, ignoring case, and read once', () => {
    expect(definitions.get('network')?.type).toBe('object');
    expect(definitions.get('NETWORK')).toBe(definitions.get('network'));
    expect(definitions.get('missing')).toBeUndefined();
    expect(definitions.has('toString')).toBe(false);
  });

  it.each([
    ['network/properties/a~1b', 'int'],
    ['Network/Properties/list', 'array'],
    ['network/properties/list/items', 'bool'],
    ['network/properties/list/prefixItems/0', 'string'],
    ['self/properties/next', 'any'],
  ])('answer pointers into them: %s', (pointer, type) => {
    expect(definitions.get(pointer)?.type).toBe(type);
  });

  it.each(['network/properties/list/prefixItems/9', 'network/properties/none', 'network/type/x', ''])(
    'no such part: %s',
    (pointer) => {
      expect(definitions.get(pointer)).toBeUndefined();
    },
  );

  it('are listed under their names', () => {
    expect([...definitions.keys()]).toEqual(['network', 'self', 'alias']);
    expect(definitions.size).toBe(3);
    expect([...definitions].map(([key, type]) => `${key} ${type.type}`)).toEqual([
      'network object',
      'self object',
      'alias any',
    ]);
    const seen: string[] = [];
    definitions.forEach((type, key) => {
      seen.push(`${key}:${type.type}`);
    });
    expect(seen).toHaveLength(3);
    expect([...definitions.values()]).toHaveLength(3);
  });
});
