import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/policy/document/policy.ts';
import type { Concern } from '../../../src/policy/judge/judgement.ts';
import { said as spelled } from '../../spelled.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const disk = { type: 'Microsoft.Compute/disks', apiVersion: '2024-03-02', name: 'disk', sku: { name: 'Premium_LRS' } };

function said(violation: Record<string, Json>, resource: object = disk): Concern {
  const policy = policyOf({
    resource: 'Microsoft.Compute/disks',
    require: { field: 'zones', exists: true },
    violations: [violation as never],
  });
  const options = { fact: (_: string, size: string) => (size === 'Premium_LRS' ? 'fast' : undefined) };
  return judgeAll(policy, graphOf({ resources: [resource] }), options)[0] as Concern;
}

describe('a message', () => {
  it('is a headline, and help with placeholders of its own', () => {
    const { message, help } = said({ message: '{name} is in no zone', help: 'give {name} of {sku.name} a zone' });
    expect([message, help]).toEqual(['disk is in no zone', 'give disk of Premium_LRS a zone']);
    expect(said({ message: 'no zone' })).not.toHaveProperty('help');
  });

  it('has quotes around each of several names, and around none where there are none', () => {
    const message = "'{name}' '{tags.names}' '{tags.x}', the '{name}'s '{[length(field('tags.names'))]}'";
    const resource = { ...disk, name: "[concat('vm', resourceGroup().location)]", tags: { names: ['a', 'b'] } };
    const found = said({ message }, resource).message;
    expect(spelled(found)).toBe(
      "'vm{resourceGroup().location}' 'a' and 'b' nothing, the 'vm{resourceGroup().location}'s '2'",
    );
  });

  it('has the related places whose condition is known to hold', () => {
    const related = [
      { when: { field: 'sku.name', equals: 'Premium_LRS' }, at: 'sku', message: 'premium' },
      { when: { field: 'sku.name', equals: 'Standard_LRS' }, at: 'sku', message: 'standard' },
      { when: { field: 'tags', exists: true }, at: 'tags', message: 'tags' },
    ];
    const open = { ...disk, tags: "[if(equals(deployment().name, 'x'), createObject('a', 'b'), null())]" };
    expect(said({ message: 'no zone', related }, open).related.map(({ message }) => message)).toEqual(['premium']);
  });
});

describe('the operations of a fix', () => {
  const operation = (when: Json, value: Json) => ({ operation: 'addOrReplace', field: 'tags.speed', value, when });
  const fix = (...operations: Json[]) =>
    said({ message: 'no zone', fix: { title: 'Say so', applicability: 'disruptive', why: 'it restarts', operations } })
      .fixes;

  it('are those whose condition is known to hold', () => {
    const [made] = fix(
      operation({ field: 'name', equals: 'disk' }, 'yes'),
      operation({ field: 'name', equals: 'x' }, 'no'),
    );
    expect(made?.operations.map(({ value }) => value)).toEqual(['yes']);
    expect(fix(operation({ field: 'name', equals: 'x' }, 'no'))).toEqual([]);
  });

  it('write what a fact says, and what is given where none is recorded', () => {
    const always = { field: 'name', exists: true };
    const [made] = fix(
      operation(always, "[fact('vmSize.vCPUs', field('sku.name'), 'slow')]"),
      operation(always, "[fact('vmSize.vCPUs', 'Standard_LRS', 'slow')]"),
    );
    expect(made?.operations.map(({ value }) => value)).toEqual(['fast', 'slow']);
  });

  it('name facts that there are, so that these can be loaded', () => {
    const value = (text: string) => () => fix(operation({ field: 'name', exists: true }, text));
    expect(value("[fact('vmSize.cores', 'x')]")).toThrow("there is no fact 'vmSize.cores'; did you mean");
    expect(value("[fact(field('name'), 'x')]")).toThrow('the name of a fact is written out');
  });
});
