import { expect, it } from 'vitest';
import { coverageTables } from '../../scripts/policies/coverage.ts';
import type { PolicyRow } from '../../scripts/policies/tables.ts';

const sources = {
  rules: { document: 'Rules', url: 'https://example.com/rules' },
  advice: { document: 'Advice', url: 'https://example.com/advice' },
};
const policy = (id: string, covers?: PolicyRow['document']['covers']): PolicyRow => {
  const document = { id, title: `Title of ${id}`, source: sources.rules, ...(covers && { covers }) };
  return { path: `policies/vm/${id}.json`, document: document as PolicyRow['document'] };
};

it('links each recommendation to the policies that judge it, or says why none does', () => {
  const policies = [
    policy('VM-1', ['Use two', { source: 'advice', says: 'Spread', why: 'in part' }]),
    policy('VM-2', ['Use two']),
  ];
  const table = coverageTables(sources, policies, { rules: [{ says: 'Think', why: 'nobody can tell' }] });
  expect(table).toContain('| Use two | [VM-1](../policies/vm/VM-1.md), [VM-2](../policies/vm/VM-2.md) |  |');
  expect(table).toContain('| Think |  | nobody can tell |');
  expect(table).toContain('| Spread | [VM-1](../policies/vm/VM-1.md) | in part |');
});

it('takes a policy that says nothing for what its source recommends', () => {
  expect(coverageTables(sources, [policy('VM-99')], {})).toContain(
    '| Title of VM-99 | [VM-99](../policies/vm/VM-99.md) |  |',
  );
});

it('leaves nothing unaccounted for, and names the file that does', () => {
  const of = (uncovered: object) => () => coverageTables(sources, [], uncovered as never);
  expect(of({ rules: [{ says: 'Use two' }] })).toThrow(
    "scripts/policies/coverage.json: nothing judges 'Use two', and nobody says why",
  );
  expect(of({ rule: [] })).toThrow("there is no source 'rule' in policies/vocabulary.json; did you mean 'rules'?");
});
