import { describe, expect, it } from 'vitest';
import { matchParameters } from '../../src/arm/match.ts';
import { readParameterFile } from '../../src/arm/parameter-file.ts';
import type { JsonObject, JsonValue } from '../../src/source/json.ts';
import { line, open, template } from './helpers.ts';

/** What is wrong with the values of a parameter file for the parameters of a template. */
function match(parameters: JsonObject, values: Record<string, JsonValue>, definitions: JsonObject = {}): string[] {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  const document = open({ parameters: given });
  const set = readParameterFile(document.source, document.json);
  return matchParameters(template({ parameters, definitions }), set).map((each) => line(each, document.json));
}

describe('parameters', () => {
  it('that fit', () => {
    const parameters = {
      a: { type: 'string' },
      b: { type: 'int' },
      c: { type: 'bool' },
      d: { type: 'object' },
      e: { type: 'array' },
      f: { type: 'securestring' },
      g: {},
    };
    expect(match(parameters, { A: '', b: 0, c: false, d: {}, e: [], f: 'x', g: 1.5 })).toEqual([]);
  });

  it('of the wrong type, at the value', () => {
    const parameters = {
      a: { type: 'string' },
      b: { type: 'int' },
      c: { type: 'bool' },
      d: { type: 'object' },
      e: { type: 'array' },
      f: { type: 'int' },
    };
    expect(match(parameters, { a: 1, b: '1', c: 'true', d: [], e: {}, f: 1.5 })).toEqual([
      "wrong-type parameters/a/value: parameter 'a' is an integer, expected a string",
      "wrong-type parameters/b/value: parameter 'b' is a string, expected an integer",
      "wrong-type parameters/c/value: parameter 'c' is a string, expected true or false",
      "wrong-type parameters/d/value: parameter 'd' is an array, expected an object",
      "wrong-type parameters/e/value: parameter 'e' is an object, expected an array",
      "wrong-type parameters/f/value: parameter 'f' has decimals, expected an integer",
    ]);
  });

  it('that are missing, unless they have a default or allow null', () => {
    const parameters = {
      a: { type: 'string' },
      b: { type: 'string', defaultValue: '' },
      c: { type: 'string', nullable: true },
      d: { $ref: '#/definitions/maybe' },
      e: { $ref: '#/definitions/maybe', nullable: false },
    };
    expect(match(parameters, {}, { maybe: { type: 'int', nullable: true } })).toEqual([
      "warning missing-parameter parameters key: parameter 'a' of main.json has no default and gets no value",
      "warning missing-parameter parameters key: parameter 'e' of main.json has no default and gets no value",
    ]);
  });

  it('that are missing secrets, which are passed when deploying', () => {
    expect(match({ password: { type: 'securestring' } }, {})).toEqual([
      "note missing-parameter parameters key: parameter 'password' of main.json has no default and gets no value",
    ]);
  });

  it('that are null', () => {
    const parameters = {
      a: { type: 'string' },
      b: { type: 'string', defaultValue: 'x' },
      c: { type: 'string', nullable: true },
    };
    expect(match(parameters, { a: null, b: null, c: null })).toEqual([
      "wrong-type parameters/a/value: parameter 'a' is null, expected a string",
    ]);
  });

  it('that the template does not declare', () => {
    expect(match({ vmSize: { type: 'string', defaultValue: '' } }, { vmsize: 'x', vmSise: 'y', zzz: 1 })).toEqual([
      "unknown-parameter parameters/vmSise/value: main.json has no parameter 'vmSise'; did you mean 'vmSize'?",
      "unknown-parameter parameters/zzz/value: main.json has no parameter 'zzz'",
    ]);
  });

  it('that are not allowed', () => {
    const parameters = {
      a: { type: 'string', allowedValues: ['Yes', 'No'] },
      b: { type: 'int', allowedValues: [1, 2] },
      c: { type: 'array', allowedValues: ['x', 'y'] },
      d: { type: 'string', allowedValues: ['[f()]'] },
    };
    expect(match(parameters, { a: 'yes', b: 2, c: ['x'], d: 'anything' })).toEqual([]);
    expect(match(parameters, { a: 'maybe', b: 3, c: ['x', 'z'], d: '' })).toEqual([
      "not-allowed-value parameters/a/value: parameter 'a' does not allow 'maybe'; allowed are 'Yes', 'No'",
      "not-allowed-value parameters/b/value: parameter 'b' does not allow 3; allowed are 1, 2",
      "not-allowed-value parameters/c/value/1: parameter 'c[1]' does not allow 'z'; allowed are 'x', 'y'",
    ]);
  });

  it('that are out of bounds', () => {
    const parameters = {
      a: { type: 'int', minValue: 1, maxValue: 5 },
      b: { type: 'int', maxValue: 5 },
      c: { type: 'string', minLength: 3 },
      d: { type: 'array', maxLength: 1 },
    };
    expect(match(parameters, { a: 1, b: 5, c: 'abc', d: [1] })).toEqual([]);
    expect(match(parameters, { a: 0, b: 6, c: 'ab', d: [1, 2] })).toEqual([
      "out-of-range parameters/a/value: parameter 'a' is less than 1, the least allowed",
      "out-of-range parameters/b/value: parameter 'b' is more than 5, the most allowed",
      "wrong-length parameters/c/value: parameter 'c' has 2 characters, fewer than the 3 characters it needs",
      "wrong-length parameters/d/value: parameter 'd' has 2 items, more than the 1 items it may have",
    ]);
  });

  it('that are secret are never shown', () => {
    const parameters = {
      a: { type: 'securestring', allowedValues: ['x'] },
      b: { type: 'secureObject', properties: { p: { type: 'string', minLength: 20, allowedValues: ['y'] } } },
      c: { type: 'securestring', minLength: 20 },
    };
    const said = match(parameters, { a: 'hunter2', b: { p: 'hunter2' }, c: 'hunter2' });
    expect(said).toHaveLength(4);
    expect(said.join()).not.toMatch(/hunter2|\b7\b/);
  });

  it('that are Key Vault references or computed are not judged', () => {
    const document = open({
      parameters: {
        a: { reference: { keyVault: { id: 'x' }, secretName: 's' } },
        b: { expression: "[externalInputs('x')]" },
      },
    });
    const set = readParameterFile(document.source, document.json);
    expect(matchParameters(template({ parameters: { a: { type: 'int' }, b: { type: 'int' } } }), set)).toEqual([]);
  });
});

describe('user-defined types', () => {
  const definitions = {
    subnet: {
      type: 'object',
      properties: { name: { type: 'string' }, size: { type: 'int', nullable: true } },
      additionalProperties: false,
    },
    tree: { type: 'object', properties: { child: { $ref: '#/definitions/tree', nullable: true } } },
    circle: { $ref: '#/definitions/circle' },
    shape: {
      type: 'object',
      discriminator: {
        propertyName: 'kind',
        mapping: {
          circle: {
            type: 'object',
            properties: { kind: { type: 'string', allowedValues: ['circle'] }, r: { type: 'int' } },
          },
          again: { $ref: '#/definitions/shape' },
        },
      },
    },
  };

  it('are followed into objects and arrays', () => {
    const parameters = { a: { type: 'array', items: { $ref: '#/definitions/subnet' } } };
    expect(match(parameters, { a: [{ Name: 'x', SIZE: 1 }] }, definitions)).toEqual([]);
    expect(match(parameters, { a: [{ name: 1 }, { nam: 'y' }, 'z'] }, definitions)).toEqual([
      "wrong-type parameters/a/value/0/name: parameter 'a[0].name' is an integer, expected a string",
      "unknown-property parameters/a/value/1/nam: parameter 'a[1]' has a property 'nam' that its type does not know; did you mean 'name'?",
      "missing-property parameters/a/value/1: parameter 'a[1]' has no property 'name'",
      "wrong-type parameters/a/value/2: parameter 'a[2]' is a string, expected an object",
    ]);
  });

  it('describe tuples and further properties', () => {
    const parameters = {
      t: { type: 'array', prefixItems: [{ type: 'int' }, { type: 'string' }], items: false },
      m: { type: 'object', additionalProperties: { type: 'int' } },
    };
    expect(match(parameters, { t: [1, 'x'], m: { a: 1 } })).toEqual([]);
    expect(match(parameters, { t: [1, 2, 3], m: { a: 'x' } })).toEqual([
      "wrong-length parameters/t/value: parameter 't' has 3 items, more than the 2 items it may have",
      "wrong-type parameters/t/value/1: parameter 't[1]' is an integer, expected a string",
      "wrong-type parameters/m/value/a: parameter 'm.a' is a string, expected an integer",
    ]);
  });

  it('describe kinds of objects', () => {
    const parameters = { s: { $ref: '#/definitions/shape' } };
    expect(match(parameters, { s: { kind: 'circle', r: 1 } }, definitions)).toEqual([]);
    expect(match(parameters, { s: { r: 1 } }, definitions)).toEqual([
      "missing-property parameters/s/value: parameter 's' has no property 'kind', which tells its kind",
    ]);
    expect(match(parameters, { s: { kind: 'square' } }, definitions)).toEqual([
      "not-allowed-value parameters/s/value/kind: parameter 's.kind' tells the kind of object: one of 'circle', 'again'",
    ]);
    expect(match(parameters, { s: { kind: 'circle', r: 'x' } }, definitions)).toEqual([
      "wrong-type parameters/s/value/r: parameter 's.r' is a string, expected an integer",
    ]);
  });

  it('that refer to themselves end', () => {
    const parameters = {
      a: { $ref: '#/definitions/tree' },
      b: { $ref: '#/definitions/circle' },
      c: { $ref: '#/definitions/shape' },
      d: { $ref: '#/definitions/none' },
    };
    expect(
      match(
        parameters,
        { a: { child: { child: { child: 1 } } }, b: { x: 1 }, c: { kind: 'again' }, d: 1 },
        definitions,
      ),
    ).toEqual([
      "wrong-type parameters/a/value/child/child/child: parameter 'a.child.child.child' is an integer, expected an object",
    ]);
  });
});
