import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../../src/bicep/parse.ts';
import { broken, errorPlaces } from '../show.ts';

function messages(text: string, kind: 'bicep' | 'bicepparam' = 'bicep'): string[] {
  return parseBicep(text, kind).errors.map((error) => error.message);
}

describe('a syntax error says what was expected, what was found, and what to do', () => {
  it.each([
    ['parm a string', ["expected a statement, found 'parm'; did you mean 'param'?"]],
    ['}', ["expected a statement, found '}'; nothing is open that it could close: remove it"]],
    [
      'param a',
      [
        'expected a type, found the end of the file; write string, int, bool, object, array, the name of a type, or a literal',
      ],
    ],
    [
      'param\n',
      [
        'expected a name for the parameter, found the end of the line; a parameter is written param name type = default, all on one line',
      ],
    ],
    ['param null string', ["expected a name for the parameter, found 'null'; true, false and null cannot be names"]],
    ["var a 'b'\n", ["expected '=', found the end of the line; a variable is written var name = value"]],
    [
      'var a =\n  1',
      [
        'expected a value, found the end of the line; Bicep has no line continuation: begin the value on this line',
        "expected a statement, found '1'; a statement of a .bicep file begins with one of: targetScope, metadata, type, param, var, func, resource, output, module, test, import, extension, assert",
      ],
    ],
    ['var a = --1', ["expected a value, found '-'; put a value with a sign into parentheses"]],
    ['var a = "b"', ['strings are written between single quotes in Bicep: replace " by \'']],
    ['var a = f(1,)', ["expected an argument after the comma, found ')'; remove the comma after the last argument"]],
    [
      'var a = f(1\n2)',
      [
        'expected a comma between two arguments, found the end of the line; unlike the items of an array, arguments are not separated by line ends',
      ],
    ],
    [
      'var a = [1,\n2]',
      [
        'expected the next item after the comma, found the end of the line; items on separate lines need no comma: remove it',
      ],
    ],
    ['var a = [1 2]', ["expected a comma or the end of the line between two items, found '2'"]],
    ['var a = {1: 2}', ["expected the name of a property, found '1'; write a name like this between single quotes"]],
    ['var a = {b = 2}', ["expected ':', found '='; a property is written name: value"]],
    [
      'var a = b[]',
      ["expected an index between '[' and ']', found ']'; write a number, or the name of a property in quotes"],
    ],
    [
      'var a = (\n1\n)',
      ["parentheses cannot hold line ends: write the expression directly after '(' and put ')' directly after it"],
    ],
    ['var a = ()', ["parentheses hold exactly one expression, found none; write one between '(' and ')'"]],
    [
      'var a = b ? c',
      ["expected ':', found the end of the file; a conditional expression is written condition ? value : other"],
    ],
    [
      "var a = '${[]}'",
      [
        "expected a value without objects and arrays, found '['; objects and arrays cannot be written within a string or an index: put it into a variable",
      ],
    ],
    ["var a = '${b c}'", ["expected '}' to end the hole, found 'c'; a hole of a string holds one expression"]],
    [
      'var a = b.?c()',
      ["a function cannot be called with '.?'; write '.' instead; only properties can be accessed safely"],
    ],
    [
      'var a = 99999999999999999999',
      ["expected a number of 64 bits, found '99999999999999999999'; the largest is 9223372036854775807"],
    ],
    [
      'var a = [for b c: d]',
      ["expected 'in', found 'c'; a loop is written [for item in list: …] or [for (item, index) in list: …]"],
    ],
    [
      'var a = [for (b) in c: d]',
      [
        'between the parentheses of a loop are two names, found 1; a loop is written [for item in list: …] or [for (item, index) in list: …]',
      ],
    ],
    ['var a = map(b, (1) => 2)', ['expected the name of a variable; between the parentheses are names only']],
    [
      'var a = 1 2',
      ["expected the end of the line after the statement, found '2'; write each statement on a separate line"],
    ],
    ["type a = 'b' |\n", ["expected a type after '|', found the end of the line; write it on the line of its '|'"]],
    [
      'type a = { b: }',
      ["expected a type, found '}'; write string, int, bool, object, array, the name of a type, or a literal"],
    ],
    [
      'resource a {}',
      [
        "expected the type of the resource as a string, found '{'; write '<namespace>/<type>@<api-version>', such as 'Microsoft.Compute/virtualMachines@2024-07-01'",
      ],
    ],
    ["resource a 'b@c' =\nif (d)\n", ["expected '{', found the end of the line"]],
    [
      "resource a 'b@c' =\n",
      [
        "expected '{', 'if (…) {' or '[for …]', found the end of the line; the body begins on the line of the equals sign",
      ],
    ],
    [
      "resource a 'b@c' = [for d in e: f]",
      ["expected '{' or 'if (…) {', found 'f'; a resource or module repeated by a loop has its body after the colon"],
    ],
    ["import 'a' b", ["expected 'with', 'as' or the end of the line, found 'b'"]],
    [
      "import a from 'b'",
      ["expected '{' or '*', found 'a'; write import { name } from 'file.bicep' or import * as name from 'file.bicep'"],
    ],
    [
      "import { 'a' } from 'b'",
      ["a name imported as a string needs a name to be used by: add 'as' and a name after it"],
    ],
    [
      "import * from 'b'",
      [
        "expected 'as' and a name after '*', found 'from'; write import { name } from 'file.bicep' or import * as name from 'file.bicep'",
      ],
    ],
    ['@secure()\n', ['no declaration follows the decorator; write one on the next line, or remove the decorator']],
    [
      '@secure() param a string',
      [
        "expected the end of the line after the decorator, found 'param'; a decorator is written @name() on a separate line",
      ],
    ],
    [
      'func a(b) string => b',
      ["expected a type, found ')'; write string, int, bool, object, array, the name of a type, or a literal"],
    ],
  ])('%s', (text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('in parameter files too', () => {
    expect(messages('resource a', 'bicepparam')[0]).toContain(
      'a statement of a .bicepparam file begins with one of: using,',
    );
    expect(messages('using main', 'bicepparam')).toEqual([
      "expected the path of a Bicep file as a string, or 'none', found 'main'; write using 'main.bicep', or using none",
    ]);
    expect(messages('param a string', 'bicepparam')).toEqual([
      "expected '=', found 'string'; a value is given by param name = value",
    ]);
    expect(messages('extends', 'bicepparam')).toEqual([
      "expected the path of a .bicepparam file as a string, found the end of the file; write extends 'shared.bicepparam'",
    ]);
  });

  it('quotes only the beginning of long text', () => {
    expect(messages('x'.repeat(200))[0]).toContain(`found '${'x'.repeat(40)}…'; a`);
  });
});

describe('errors', () => {
  it('stand at the text a person would change', () => {
    expect(errorPlaces('param a string\nparam b\nvar c = [\n  1,\n]\n')).toEqual([
      '2:8 expected-type',
      '4:5 line-end-after-comma',
    ]);
    expect(errorPlaces('var a = {\r\n  b: \r\n}\r\n')).toEqual(['2:6 expected-expression']);
  });

  it('tell which bracket is open', () => {
    const text = 'var a = [\n  {\n    b: 1\n]\n';
    const [error] = parseBicep(text, 'bicep').errors;
    expect(error?.opener).toBeDefined();
    expect(text.slice(error?.opener?.start, error?.opener?.end)).toBe('{');
  });

  it('are one for one fault, at one place', () => {
    expect(broken('"a" + 1')).toBe('(error) double-quote at "\\"a\\""');
    expect(broken("'a\\q'")).toBe('(error) invalid-escape at "\\\\q"');
    expect(broken("{ 'a\\q': 1 }")).toBe('(object (objectProperty (error) (integer 1))) invalid-escape at "\\\\q"');
  });

  it('leave the parts around them in the tree', () => {
    expect(broken('a +')).toBe('(binary + (variableAccess a) (error)) expected-expression at ""');
    expect(broken('{ a: , b: 2 }')).toContain('(objectProperty a (error))');
    expect(broken('f(a, , c)')).toBe(
      '(functionCall f (variableAccess a) (error) (variableAccess c)) expected-expression at ","',
    );
    expect(broken('a.')).toBe('(propertyAccess (variableAccess a) ?) expected-name at ""');
  });

  it('come in order and end with a remark when there are too many', () => {
    const { errors } = parseBicep('?\n'.repeat(5000), 'bicep');
    expect(errors).toHaveLength(1000);
    expect(errors.at(-1)?.code).toBe('too-many-errors');
    expect(errors.every((error, index) => index === 0 || error.start >= (errors[index - 1]?.start ?? 0))).toBe(true);
  });
});
