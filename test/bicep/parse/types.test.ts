import { describe, expect, it } from 'vitest';
import { statements, type } from '../show.ts';

describe('types', () => {
  it('are names and what is taken from them', () => {
    expect(type('string')).toBe('(typeName string)');
    expect(type('a.b.c')).toBe('(typeProperty (typeProperty (typeName a) b) c)');
    expect(type('a[0]')).toBe('(typeIndex (typeName a) (integer 0))');
    expect(type('a[*].*')).toBe('(typeAdditionalProperties (typeItems (typeName a)))');
    expect(type('a.b!')).toBe('(nonNullableType (typeProperty (typeName a) b))');
  });

  it('are arrays and nullable, in the order written', () => {
    expect(type('int[][]?')).toBe('(nullableType (arrayType (arrayType (typeName int))))');
    expect(type("('a' | 'b')[]")).toBe('(arrayType (parenthesizedType (unionType (string "a") (string "b"))))');
  });

  it('are literals', () => {
    expect(type("'a'")).toBe('(string "a")');
    expect(type('-1')).toBe('(unaryType - (integer 1))');
    expect(type('!true')).toBe('(unaryType ! (boolean true))');
    expect(type('null')).toBe('(null)');
  });

  it('are unions, on one line or several, a first bar or none', () => {
    const union = '(unionType (string "a") (string "b") (nullableType (typeName c)))';
    expect(type("'a' | 'b' | c?")).toBe(union);
    expect(type("'a'\n  | 'b'\n  | c?")).toBe(union);
    expect(type("| 'a' | 'b' | c?")).toBe(union);
    expect(type("\n  | 'a'\n  | 'b'\n  | c?")).toBe(union);
    expect(type("| 'a'")).toBe('(unionType (string "a"))');
  });

  it('are objects with decorated properties and a type for the rest', () => {
    const text = "{\n  @description('b')\n  @secure()\n  a: string\n  'b-c': int?\n\n  *: object\n}";
    expect(type(text)).toBe(
      '(objectType (objectTypeProperty (decorator (functionCall description (string "b"))) ' +
        '(decorator (functionCall secure)) a (typeName string)) ' +
        '(objectTypeProperty (string "b-c") (nullableType (typeName int))) (objectTypeRest (typeName object)))',
    );
    expect(type('{ a: string, b: int }')).toContain('(objectTypeProperty b (typeName int))');
  });

  it('are tuples with decorated items', () => {
    expect(type('[string, int]')).toBe('(tupleType (tupleItem (typeName string)) (tupleItem (typeName int)))');
    expect(type('[\n  @minLength(1)\n  string\n]')).toBe(
      '(tupleType (tupleItem (decorator (functionCall minLength (integer 1))) (typeName string)))',
    );
  });

  it("are resources' types", () => {
    expect(type("resourceInput<'a@b'>.properties")).toBe(
      '(typeProperty (typeCall resourceInput (string "a@b")) properties)',
    );
    expect(type("sys.resourceOutput<'a@b'>")).toBe('(typeCall (typeName sys) resourceOutput (string "a@b"))');
    expect(statements("param a resource 'b@c'\noutput d resource = e")).toEqual([
      '(param a (resourceType (string "b@c")))',
      '(output d (resourceType) (variableAccess e))',
    ]);
  });
});
