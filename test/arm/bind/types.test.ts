import { describe, expect, it } from 'vitest';
import { bind } from '../helpers.ts';

describe('types', () => {
  it('refer to what is defined', () => {
    const json = {
      definitions: {
        vnet: { type: 'object', properties: { name: { type: 'string' } } },
        loop: { $ref: '#/definitions/pool' },
        pool: { $ref: '#/definitions/LOOP' },
        tree: { type: 'object', properties: { child: { $ref: '#/definitions/tree', nullable: true } } },
      },
      parameters: {
        a: { $ref: '#/definitions/VNET' },
        b: { $ref: '#/definitions/vnet/properties/name' },
        c: { $ref: '#/definitions/vnett' },
        d: { $ref: 'vnet' },
        e: { type: 'array', items: { type: 'strng' }, prefixItems: [{ $ref: '#/definitions/x' }] },
        f: { type: 'object', additionalProperties: true, discriminator: { propertyName: 'kind', mapping: { a: 7 } } },
        g: { type: 'object', discriminator: {} },
      },
    };
    expect(bind(json)).toEqual([
      "circular-reference definitions/loop/$ref: the definition 'pool' is nothing but a reference to itself; break the circle",
      "circular-reference definitions/pool/$ref: the definition 'LOOP' is nothing but a reference to itself; break the circle",
      "unknown-type parameters/c/$ref: the template has no definition 'vnett'; did you mean 'vnet'?",
      "unknown-type parameters/d/$ref: a '$ref' has the form '#/definitions/name'",
      "unknown-type parameters/e/items/type: 'strng' is not a type; did you mean 'string'?",
      "unknown-type parameters/e/prefixItems/0/$ref: the template has no definition 'x'",
      "invalid-type parameters/f/discriminator/mapping/a: a type is an object with 'type' or '$ref', this is a number",
      "invalid-type parameters/g/discriminator: a 'discriminator' is an object with 'propertyName' and 'mapping'",
    ]);
  });
});
