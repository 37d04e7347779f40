import { describe, expect, it } from 'vitest';
import { expressionFrom } from '../../../src/arm/expression/model.ts';
import { readBicepFile, readBicepTemplate } from '../../../src/bicep/read.ts';
import { sourceText } from '../../../src/source/text.ts';
import type { TypeModel } from '../../../src/template/types.ts';

const unread = { reason: 'there are no other files here' };

/** The types of the parameters of a file by name, references as they are. */
function typesOf(text: string): { [name: string]: TypeModel } {
  const template = readBicepTemplate(readBicepFile(sourceText('main.bicep', text)), {
    bicep: () => undefined,
    compiled: () => undefined,
    text: () => unread,
    base64: () => unread,
    directory: () => unread,
    expression: expressionFrom,
    extensions: () => [],
  });
  return Object.fromEntries(Array.from(template.parameters, ([name, parameter]) => [name, parameter.type]));
}

describe('types of parameters', () => {
  it('a union of literals is what is allowed; null in it makes it nullable', () => {
    const { a, b, c } = typesOf("param a 'x' | 'y'\nparam b ('x' | 'y')?\nparam c 'x' | 'y' | null\n");
    expect(a).toMatchObject({ type: 'string', nullable: false, allowedValues: ['x', 'y'] });
    expect(b).toMatchObject({ type: 'string', nullable: true, allowedValues: ['x', 'y'] });
    expect(c).toMatchObject({ type: 'string', nullable: true, allowedValues: ['x', 'y'] });
  });

  it('a question mark behind the last member of a union is that member’s, and so the union’s', () => {
    expect(typesOf("param a 'x' | 'y'?\n").a).toMatchObject({ nullable: true, allowedValues: ['x', 'y'] });
  });

  it('constraints come from decorators', () => {
    const { a, b } = typesOf('@minLength(2)\n@maxLength(5)\n@secure()\nparam a string\n@minValue(-3)\nparam b int\n');
    expect(a).toMatchObject({ type: 'string', secure: true, minLength: 2, maxLength: 5 });
    expect(b).toMatchObject({ type: 'int', minValue: -3 });
  });

  it('parts of types are followed', () => {
    const { a, b, c, d } = typesOf(`
type pair = [string, int]
type bag = { name: string, *: bool }
type list = pair[]
param a pair[1]
param b bag.name
param c bag.*
param d list[*]
`);
    expect(a?.type).toBe('int');
    expect(b?.type).toBe('string');
    expect(c?.type).toBe('bool');
    expect(d).toMatchObject({ reference: 'pair' });
  });

  it('a discriminator says which type of a union it is', () => {
    const { a } = typesOf(`
type cat = { kind: 'cat', lives: int }
type dog = { kind: 'dog', name: string }
@discriminator('kind')
param a cat | dog
`);
    expect(a).toMatchObject({ type: 'object', discriminator: { property: 'kind' } });
    expect(Array.from(a?.discriminator?.mapping ?? [], ([value, type]) => [value, type.reference])).toEqual([
      ['cat', 'cat'],
      ['dog', 'dog'],
    ]);
  });

  it('of a resource’s type the parts that are always objects are known', () => {
    const { a, b } = typesOf(`
param a resourceInput<'Microsoft.Storage/storageAccounts@2024-01-01'>.properties
param b resourceInput<'Microsoft.Storage/storageAccounts@2024-01-01'>.properties.minimumTlsVersion
`);
    expect([a?.type, b?.type]).toEqual(['object', 'any']);
  });
});
