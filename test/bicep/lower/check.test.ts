import { describe, expect, it } from 'vitest';
import { show } from './show.ts';

const problemsOf = (text: string): readonly string[] => show(text).problems;

describe('names that nobody declares', () => {
  it('are pointed at, with the name that was meant', () => {
    expect(problemsOf('param location string\noutput here string = locaton\n')).toEqual([
      "2:22: error: there is nothing called 'locaton' in this file; did you mean 'location'? [unknown-name]",
    ]);
  });

  it('are found in parts that are never evaluated', () => {
    const text = "var unused = { a: ['${nothing}'] }\noutput a int = false ? missing : 1\n";
    expect(problemsOf(text)).toEqual([
      "1:23: error: there is nothing called 'nothing' in this file [unknown-name]",
      "2:24: error: there is nothing called 'missing' in this file [unknown-name]",
    ]);
  });

  it('are case-sensitive', () => {
    expect(problemsOf('var size = 1\noutput a int = Size\n')).toEqual([
      "2:16: error: there is nothing called 'Size' in this file; did you mean 'size'? [unknown-name]",
    ]);
  });

  it('are not variables of loops and lambdas, nor nested resources', () => {
    const text = `
resource vnet 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'v'
  resource first 'subnets' = { name: 'a' }
  resource second 'subnets' = { name: 'b', properties: { next: first.name } }
}
output a array = [for (x, i) in [1, 2]: map([x], y => x + y + i)]
`;
    expect(problemsOf(text)).toEqual([]);
  });

  it('are not blamed on what a statement that cannot be read may declare', () => {
    const [only, ...others] = problemsOf('para size string\noutput a string = size\n');
    expect(only).toMatch(/^1:1: error: .*bicep-/);
    expect(others).toEqual([]);
  });
});

describe('functions', () => {
  it.each([
    ["toLowr('A')", "'toLowr' is not a function of Bicep; did you mean 'toLower'? [unknown-function]"],
    [
      'az.resourceGrup().id',
      "'resourceGrup' is not a function of Bicep; did you mean 'resourceGroup'? [unknown-function]",
    ],
    [
      "parameters('a')",
      "'parameters' is not a function of Bicep; in Bicep write the name of the parameter [unknown-function]",
    ],
    ['if(true, 1, 2)', "'if' is not a function of Bicep; in Bicep write condition ? a : b [unknown-function]"],
    ['toLower()', 'toLower(stringToChange) expects 1 argument, 0 are given [argument-count]'],
    ['twice(1, 2)', 'twice(n) expects 1 argument, 2 are given [argument-count]'],
    ['twice', "'twice' is a function; call it: twice(…) [not-a-value]"],
  ])('%s', (call, message) => {
    const [first] = problemsOf(`func twice(n int) int => n * 2\noutput a object = any(${call})\n`);
    expect(first).toContain(message);
  });

  it('any list function of a resource is one', () => {
    const text = `
resource store 'Microsoft.Storage/storageAccounts@2024-01-01' = { name: 's' }
output a object = store.listKeys()
output b object = listSomething(store.id, '2024-01-01')
`;
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('types and decorators', () => {
  it('names of types are checked', () => {
    expect(problemsOf('type size = int\nparam a sise[]\nparam b strin?\n')).toEqual([
      "2:9: error: there is no type called 'sise' in this file; did you mean 'size'? [unknown-type]",
      "3:9: error: there is no type called 'strin' in this file; did you mean 'string'? [unknown-type]",
    ]);
  });

  it('a value is no type, a type no value', () => {
    expect(problemsOf('var size = 1\ntype kind = string\nparam a size\noutput b object = kind\n')).toEqual([
      "3:9: error: 'size' is a value, not a type [not-a-type]",
      "4:19: error: 'kind' is a type, not a value [not-a-value]",
    ]);
  });

  it('decorators are checked', () => {
    expect(problemsOf('@alowed([1])\nparam a int\n')).toEqual([
      "1:2: error: '@alowed' is not a decorator of Bicep; did you mean '@allowed'? [unknown-decorator]",
    ]);
  });
});
