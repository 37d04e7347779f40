import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const problemsOf = (text: string, others: { readonly [name: string]: string } = {}) => show(text, others).problems;

describe('decorators', () => {
  it.each([
    ['@secure(1)\nparam a string', '1:2: error: @secure() expects 0 arguments, 1 is given [argument-count]'],
    ['@minLength()\nparam a string', '1:2: error: @minLength(length) expects 1 argument, 0 are given [argument-count]'],
    [
      "@secure()\nvar a = 'x'",
      "1:2: error: '@secure' applies to a parameter, an output or a type, not to a variable [misplaced-decorator]",
    ],
    [
      '@batchSize(2)\nparam a string',
      "1:2: error: '@batchSize' applies to a resource or a module, not to a parameter [misplaced-decorator]",
    ],
    ['@minValue(1)\nparam a string?', "1:2: error: '@minValue' narrows int, not string [misplaced-decorator]"],
    [
      'type t = {\n  @maxLength(3)\n  a: int\n}',
      "2:4: error: '@maxLength' narrows string or array, not int [misplaced-decorator]",
    ],
    [
      '@minLength(1)\n@minLength(2)\nparam a string',
      "2:2: error: '@minLength' occurs twice here [duplicate-decorator]",
    ],
  ])('%j', (text, problem) => {
    expect(problemsOf(`${text}\n`)).toContain(problem);
  });

  it('may stand before what they are for', () => {
    const text = `
@sys.description('d')
@allowed(['a'])
@minLength(1)
param a string = 'a'
@export()
@sealed()
type t = {
  @allowed(['b'])
  @secure()
  b: string
}
type int1 = int
@minValue(1)
param c int1 = 1
@description('l')
@batchSize(1)
resource disks 'Microsoft.Compute/disks@2024-03-02' = [for i in range(0, 2): { name: 'd\${i}' }]
`;
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('resourceInput and resourceOutput', () => {
  it.each([
    ['resourceInput<>', "1:10: error: resourceInput<'type@version'> expects 1 argument, 0 are given [argument-count]"],
    [
      "resourceOutput<'A.B/c@1', 'A.B/c@1'>",
      "1:10: error: resourceOutput<'type@version'> expects 1 argument, 2 are given [argument-count]",
    ],
    [
      "resourceInput<'Microsoft.Compute/disks'>",
      "1:24: error: resourceInput expects a text of the form 'Namespace/type@version' [bad-resource-type]",
    ],
    [
      "resourceInputs<'Microsoft.Compute/disks@2024-03-02'>",
      "1:10: error: 'resourceInputs' is not a type with arguments; did you mean 'resourceInput'? [unknown-type]",
    ],
  ])('%s', (type, problem) => {
    expect(problemsOf(`type t = ${type}\n`)).toContain(problem);
  });

  it('take the type and version of a resource', () => {
    expect(problemsOf("type t = resourceInput<'Microsoft.Compute/disks@2024-03-02'>.properties\n")).toEqual([]);
  });
});

describe('what is imported by name', () => {
  const others = {
    's.bicep': "@export()\nvar size = 1\nvar sizes = [1]\nparam place string = 'x'\n@export()\ntype t = int\n",
  };

  it.each([
    [
      'sizes',
      "1:9: error: 's.bicep' does not export 'sizes'; write @export() before its declaration there [not-exported]",
    ],
    ['sizee', "1:9: error: 's.bicep' exports nothing called 'sizee'; did you mean 'size'? [not-exported]"],
    [
      'place',
      "1:9: error: 'place' of 's.bicep' is no type, variable or function; nothing else can be imported [not-exported]",
    ],
  ])('%s', (name, problem) => {
    expect(problemsOf(`import {${name}} from 's.bicep'\n`, others)[0]).toBe(problem);
  });

  it('is checked behind the name of a whole file too', () => {
    const text = "import * as s from 's.bicep'\noutput a s.t = s.size\noutput b s.tt = s.sizes[0]\n";
    expect(problemsOf(text, others)).toEqual([
      "3:12: error: 's.bicep' exports nothing called 'tt'; did you mean 't'? [not-exported]",
      "3:19: error: 's.bicep' does not export 'sizes'; write @export() before its declaration there [not-exported]",
    ]);
  });

  it('has to be exported there', () => {
    expect(problemsOf("import {size as s, t} from 's.bicep'\noutput a t = s\n", others)).toEqual([]);
  });
});
