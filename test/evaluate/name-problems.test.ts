import { describe, expect, it } from 'vitest';
import { allDeployments } from '../../src/evaluate/deployments.ts';
import { nameProblems } from '../../src/evaluate/name-problems.ts';
import type { JsonObject } from '../../src/source/json.ts';
import { said } from '../spelled.ts';
import { deployed } from './deployed.ts';

const parameters = {
  n: { type: 'string', defaultValue: 'vm1' },
  later: { type: 'string' },
  count: { type: 'int' },
  on: { type: 'bool' },
  oneOf: { type: 'string', allowedValues: ['a', 'b'] },
};

const resource = (type: string, name: unknown, more: JsonObject = {}): JsonObject => ({
  type,
  apiVersion: '2023-09-01',
  name: name as string,
  ...more,
});

const vm = 'Microsoft.Compute/virtualMachines';
const extension = `${vm}/extensions`;

const problemsOf = (...resources: JsonObject[]): string[] =>
  allDeployments(deployed({ parameters, resources })).flatMap((each) =>
    nameProblems(each).map(({ message }) => said(message)),
  );

describe('a name that does not fit its type', () => {
  it.each([
    [extension, "[concat(parameters('n'), '-ext')]", "the name 'vm1-ext' has 1 segment; "],
    [extension, "[concat(parameters('later'), '/one/two')]", 'the name has at least 3 segments; '],
    [extension, "[parameters('oneOf')]", 'the name has 1 segment; '],
    [extension, "[if(parameters('on'), 'a', 'b/c/d')]", "the name 'a' has 1 segment; "],
    [vm, 'a/b', "the name 'a/b' has 2 segments; "],
    [vm, '', 'the name of a resource is a text, this one is empty'],
    [vm, '[null()]', 'the name of a resource is a text, this one is null'],
    ['virtualMachines', 'x', "'virtualMachines' is no resource type"],
    [
      `${vm}/providers/locks`,
      'vm/Microsoft.Authorization/one/lock',
      "the name 'vm/Microsoft.Authorization/one/lock' has 4 segments",
    ],
  ])('%s %s', (type, name, message) => {
    expect(problemsOf(resource(type, name))).toEqual([expect.stringContaining(message)]);
  });

  it('nested in its parent, counts against its own type', () => {
    const nested = (type: string, name: string) =>
      problemsOf(resource(vm, 'vm1', { resources: [resource(type, name)] }));
    expect(nested('extensions', 'vm1/inner')).toEqual([
      "the name 'vm1/inner' has 2 segments; nested in its parent, 'extensions' needs a name of 1",
    ]);
    expect(nested('extensions', 'inner')).toEqual([]);
    expect(nested(extension, 'vm1/inner')).toEqual([]);
  });

  it('is told once for all copies', () => {
    const name = "[concat(parameters('n'), '-', copyIndex())]";
    expect(problemsOf(resource(extension, name, { copy: { name: 'c', count: 3 } }))).toHaveLength(1);
  });

  it('says which parameter the name hangs on', () => {
    expect(problemsOf(resource(vm, "[concat(parameters('n'), '/x')]"))).toEqual([
      expect.stringMatching(/; parameter 'n' has its default 'vm1'$/),
    ]);
  });
});

describe('a name that may fit', () => {
  it.each([
    [extension, "[concat(parameters('later'), '-x')]"],
    [extension, "[if(parameters('on'), 'a', 'b/c')]"],
    [vm, "[concat('vm', parameters('count'))]"],
    [`${vm}/providers/locks`, 'vm/Microsoft.Authorization/lock'],
    ["[parameters('later')]", 'x'],
  ])('%s %s is not told', (type, name) => {
    expect(problemsOf(resource(type, name))).toEqual([]);
  });

  it('because it is never deployed, or perhaps not', () => {
    expect(problemsOf(resource(vm, 'a/b', { condition: false }))).toEqual([]);
    expect(problemsOf(resource(vm, 'a/b', { condition: "[parameters('on')]" }))).toEqual([]);
  });
});
