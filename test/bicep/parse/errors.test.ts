import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../../src/bicep/parse.ts';
import { broken, errorPlaces } from '../show.ts';

function messages(text: string, kind: 'bicep' | 'bicepparam' = 'bicep'): string[] {
  return parseBicep(text, kind).errors.map((error) => error.message);
}

describe('a syntax error says what was expected, what was found, and what to do', () => {
  it.each([
    ['parm a string', ["Expected a statement, found 'parm'. Did you mean 'param'?"]],
    ['}', ["Expected a statement, found '}'. Nothing is open that it could close: remove it."]],
    [
      'param a',
      [
        'Expected a type, found the end of the file. Write string, int, bool, object, array, the name of a type, or a literal.',
      ],
    ],
    [
      'param\n',
      [
        'Expected a name for the parameter, found the end of the line. A parameter is written param name type = default, all on one line.',
      ],
    ],
    ['param null string', ["Expected a name for the parameter, found 'null'. true, false and null cannot be names."]],
    ["var a 'b'\n", ["Expected '=', found the end of the line. A variable is written var name = value."]],
    [
      'var a =\n  1',
      [
        'Expected a value, found the end of the line. Bicep has no line continuation: begin the value on this line.',
        "Expected a statement, found '1'. A statement of a .bicep file begins with one of: targetScope, metadata, type, param, var, func, resource, output, module, test, import, extension, assert.",
      ],
    ],
    ['var a = --1', ["Expected a value, found '-'. Put a value with a sign of its own into parentheses."]],
    ['var a = "b"', ['Strings are written between single quotes in Bicep: replace " by \'.']],
    ['var a = f(1,)', ["Expected an argument after the comma, found ')'. Remove the comma after the last argument."]],
    [
      'var a = f(1\n2)',
      [
        'Expected a comma between two arguments, found the end of the line. Unlike the items of an array, arguments are not separated by line ends.',
      ],
    ],
    [
      'var a = [1,\n2]',
      [
        'Expected the next item after the comma, found the end of the line. Items on lines of their own need no comma: remove it.',
      ],
    ],
    ['var a = [1 2]', ["Expected a comma or the end of the line between two items, found '2'."]],
    ['var a = {1: 2}', ["Expected the name of a property, found '1'. Write a name like this between single quotes."]],
    ['var a = {b = 2}', ["Expected ':', found '='. A property is written name: value."]],
    [
      'var a = b[]',
      ["Expected an index between '[' and ']', found ']'. Write a number, or the name of a property in quotes."],
    ],
    [
      'var a = (\n1\n)',
      ["Parentheses cannot hold line ends: write the expression directly after '(' and put ')' directly after it."],
    ],
    ['var a = ()', ["Parentheses hold exactly one expression, found none. Write one between '(' and ')'."]],
    [
      'var a = b ? c',
      ["Expected ':', found the end of the file. A conditional expression is written condition ? value : otherwise."],
    ],
    [
      "var a = '${[]}'",
      [
        "Expected a value without objects and arrays, found '['. Objects and arrays cannot be written within a string or an index: put it into a variable.",
      ],
    ],
    ["var a = '${b c}'", ["Expected '}' to end the hole, found 'c'. A hole of a string holds one expression."]],
    [
      'var a = b.?c()',
      ["A function cannot be called with '.?'. Write '.' instead; only properties can be accessed safely."],
    ],
    [
      'var a = 99999999999999999999',
      ["Expected a number of 64 bits, found '99999999999999999999'. The largest is 9223372036854775807."],
    ],
    [
      'var a = [for b c: d]',
      ["Expected 'in', found 'c'. A loop is written [for item in list: …] or [for (item, index) in list: …]."],
    ],
    [
      'var a = [for (b) in c: d]',
      [
        'Between the parentheses of a loop stand two names, found 1. A loop is written [for item in list: …] or [for (item, index) in list: …].',
      ],
    ],
    ['var a = map(b, (1) => 2)', ['Expected the name of a variable. Between the parentheses stand names only.']],
    [
      'var a = 1 2',
      ["Expected the end of the line after the statement, found '2'. Each statement stands on lines of its own."],
    ],
    ["type a = 'b' |\n", ["Expected a type after '|', found the end of the line. Write it on the line of its '|'."]],
    [
      'type a = { b: }',
      ["Expected a type, found '}'. Write string, int, bool, object, array, the name of a type, or a literal."],
    ],
    [
      'resource a {}',
      [
        "Expected the type of the resource as a string, found '{'. Write '<namespace>/<type>@<api-version>', such as 'Microsoft.Compute/virtualMachines@2024-07-01'.",
      ],
    ],
    ["resource a 'b@c' =\nif (d)\n", ["Expected '{', found the end of the line."]],
    [
      "resource a 'b@c' =\n",
      [
        "Expected '{', 'if (…) {' or '[for …]', found the end of the line. The body begins on the line of the equals sign.",
      ],
    ],
    [
      "resource a 'b@c' = [for d in e: f]",
      ["Expected '{' or 'if (…) {', found 'f'. A resource or module repeated by a loop has its body after the colon."],
    ],
    ["import 'a' b", ["Expected 'with', 'as' or the end of the line, found 'b'."]],
    [
      "import a from 'b'",
      [
        "Expected '{' or '*', found 'a'. Write import { name } from 'file.bicep' or import * as name from 'file.bicep'.",
      ],
    ],
    [
      "import { 'a' } from 'b'",
      ["A name imported as a string needs a name to be used by: add 'as' and a name after it."],
    ],
    [
      "import * from 'b'",
      [
        "Expected 'as' and a name after '*', found 'from'. Write import { name } from 'file.bicep' or import * as name from 'file.bicep'.",
      ],
    ],
    ['@secure()\n', ['No declaration follows the decorator. Write one on the next line, or remove the decorator.']],
    [
      '@secure() param a string',
      [
        "Expected the end of the line after the decorator, found 'param'. A decorator is written @name() on a line of its own.",
      ],
    ],
    [
      'func a(b) string => b',
      ["Expected a type, found ')'. Write string, int, bool, object, array, the name of a type, or a literal."],
    ],
  ])('%s', (text, expected) => {
    expect(messages(text)).toEqual(expected);
  });

  it('in parameter files too', () => {
    expect(messages('resource a', 'bicepparam')[0]).toContain(
      'A statement of a .bicepparam file begins with one of: using,',
    );
    expect(messages('using main', 'bicepparam')).toEqual([
      "Expected the path of a Bicep file as a string, or 'none', found 'main'. Write using 'main.bicep', or using none.",
    ]);
    expect(messages('param a string', 'bicepparam')).toEqual([
      "Expected '=', found 'string'. A value is given by param name = value.",
    ]);
    expect(messages('extends', 'bicepparam')).toEqual([
      "Expected the path of a .bicepparam file as a string, found the end of the file. Write extends 'shared.bicepparam'.",
    ]);
  });

  it('quotes only the beginning of long text', () => {
    expect(messages('x'.repeat(200))[0]).toContain(`found '${'x'.repeat(40)}…'. A`);
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
