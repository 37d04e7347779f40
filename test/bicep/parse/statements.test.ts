import { describe, expect, it } from 'vitest';
import { parseBicep } from '../../../src/bicep/parse.ts';
import { statements } from '../show.ts';

describe('statements of a .bicep file', () => {
  it('name its scope, metadata, parameters, variables, outputs', () => {
    const text = `targetScope = 'subscription'
metadata owner = { team: 'a' }
@minLength(3)
param name string = 'x'
param size int?
var kinds = ['a']
var typed string[] = kinds
@description('id')
output id string = name
assert positive = size > 0
`;
    expect(statements(text)).toEqual([
      '(targetScope (string "subscription"))',
      '(metadata owner (object (objectProperty team (string "a"))))',
      '(param (decorator (functionCall minLength (integer 3))) name (typeName string) (string "x"))',
      '(param size (nullableType (typeName int)))',
      '(var kinds (array (string "a")))',
      '(var typed (arrayType (typeName string)) (variableAccess kinds))',
      '(output (decorator (functionCall description (string "id"))) id (typeName string) (variableAccess name))',
      '(assert positive (binary > (variableAccess size) (integer 0)))',
    ]);
  });

  it('declare types and functions', () => {
    const text = `@export()
type pair = { a: string }
func join(a string, b int[]) string => '\${a}'
func none() pair =>
  { a: 'b' }
func lines(
  a string,
  b string
) bool => a == b
`;
    const shown = statements(text);
    expect(shown[0]).toBe(
      '(type (decorator (functionCall export)) pair (objectType (objectTypeProperty a (typeName string))))',
    );
    expect(shown[1]).toBe(
      '(func join (typedLambda (typedParameter a (typeName string)) (typedParameter b (arrayType (typeName int))) ' +
        '(typeName string) (interpolatedString (stringPiece "") (variableAccess a) (stringPiece ""))))',
    );
    expect(shown[2]).toContain('(typedLambda (typeName pair) (object');
    expect(shown[3]).toContain('(typedParameter b (typeName string)) (typeName bool)');
  });

  it('declare resources: existing, conditional, repeated, nested', () => {
    const text = `resource a 'r@1' existing = { name: 'a' }
resource b 'r@1' = if (c) {
  name: 'b'
  resource d 's' = {
    name: 'd'
  }
  @batchSize(1)
  resource e 's' = [for i in range(0, 2): if (i > 0) { name: 'e\${i}' }]
}
resource f 'r@1' =
if (true) {}
resource g 'r@1' = [for (x, i) in y: {
  name: x
}]
`;
    expect(statements(text)).toEqual([
      '(resource existing a (string "r@1") (object (objectProperty name (string "a"))))',
      '(resource b (string "r@1") (if (parenthesized (variableAccess c)) (object (objectProperty name (string "b")) ' +
        '(resource d (string "s") (object (objectProperty name (string "d")))) ' +
        '(resource (decorator (functionCall batchSize (integer 1))) e (string "s") ' +
        '(for i (functionCall range (integer 0) (integer 2)) (if (parenthesized (binary > (variableAccess i) (integer 0))) ' +
        '(object (objectProperty name (interpolatedString (stringPiece "e") (variableAccess i) (stringPiece ""))))))))))',
      '(resource f (string "r@1") (if (parenthesized (boolean true)) (object)))',
      '(resource g (string "r@1") (for x i (variableAccess y) (object (objectProperty name (variableAccess x)))))',
    ]);
  });

  it('call modules and tests', () => {
    const text = `module a './a.bicep' = {}
module b 'br:x/y:1' = [for i in c: { params: { i: i } }]
module d 'ts/z:1' = if (e) { name: 'd' }
test f 'a.bicep' = { params: {} }
`;
    expect(statements(text).map((shown) => shown.slice(0, 40))).toEqual(
      [
        '(module a (string "./a.bicep") (object))',
        '(module b (string "br:x/y:1") (for i (var',
        '(module d (string "ts/z:1") (if (parenthe',
        '(test f (string "a.bicep") (object (objec',
      ].map((shown) => shown.slice(0, 40)),
    );
  });

  it('import names and extensions', () => {
    const text = `import { a, b as c, 'd-e' as f } from 'x.bicep'
import {
  g
  h
} from 'x.bicep'
import * as ns from 'y.json'
extension az
extension 'br:x/y:1' with { a: 1 } as z
extension k8s as kube
import 'kubernetes@1.0'
`;
    expect(statements(text)).toEqual([
      '(import (importList (importItem a) (importItem b c) (importItem (string "d-e") f)) (string "x.bicep"))',
      '(import (importList (importItem g) (importItem h)) (string "x.bicep"))',
      '(import (wildcardImport ns) (string "y.json"))',
      '(extension az)',
      '(extension (string "br:x/y:1") (object (objectProperty a (integer 1))) z)',
      '(extension k8s kube)',
      '(extension (string "kubernetes@1.0"))',
    ]);
  });

  it('carry decorators of any namespace, with lines between', () => {
    const text = `@sys.description('a')

@sys.allowed([
  'b'
])
// comment
param c string
@secure
param d string
`;
    expect(statements(text)).toEqual([
      '(param (decorator (methodCall (variableAccess sys) description (string "a"))) ' +
        '(decorator (methodCall (variableAccess sys) allowed (array (string "b")))) c (typeName string))',
      '(param (decorator (variableAccess secure)) d (typeName string))',
    ]);
  });

  it('know where their keyword and their parts stand', () => {
    const text = '@secure()\nparam  a string\n';
    const [statement] = parseBicep(text, 'bicep').program.statements;
    expect(statement).toMatchObject({ kind: 'param', start: 0, keyword: 10, end: 25, name: { start: 17, end: 18 } });
  });

  it('may be none at all', () => {
    for (const text of ['', '\n\n', '// a\n', '\r\n/* b */', '#disable-diagnostics a'])
      expect(statements(text)).toEqual([]);
  });
});

describe('statements of a .bicepparam file', () => {
  it('name the template and give values', () => {
    const text = `using './main.bicep'
extends 'base.bicepparam'
import { a } from 'x.bicep'
type t = string
var b = 'c'
param d = readEnvironmentVariable('E', b)
param f = [for g in h: g]
extensionConfig kube with { a: 1 }
`;
    expect(statements(text, 'bicepparam')).toEqual([
      '(using (string "./main.bicep"))',
      '(extends (string "base.bicepparam"))',
      '(import (importList (importItem a)) (string "x.bicep"))',
      '(type t (typeName string))',
      '(var b (string "c"))',
      '(paramAssignment d (functionCall readEnvironmentVariable (string "E") (variableAccess b)))',
      '(paramAssignment f (for g (variableAccess h) (variableAccess g)))',
      '(extensionConfig kube (object (objectProperty a (integer 1))))',
    ]);
  });

  it('use no template, or one with settings', () => {
    expect(statements('using none', 'bicepparam')).toEqual(['(using (none))']);
    expect(statements("using 'a.bicep' with { b: 1 }", 'bicepparam')).toEqual([
      '(using (string "a.bicep") (object (objectProperty b (integer 1))))',
    ]);
  });
});
