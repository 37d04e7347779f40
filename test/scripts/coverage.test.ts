import { expect, it } from 'vitest';
import { coverageTables } from '../../scripts/policies/coverage.ts';
import type { PolicyRow } from '../../scripts/policies/tables.ts';

const policies = ['VM-1', 'VM-2', 'DR-1'].map(
  (id) => ({ path: `policies/${id.slice(0, 2).toLowerCase()}/${id}.json`, document: { id } }) as PolicyRow,
);
const document = (...rows: { says: string; policies?: string[]; why?: string }[]) => [
  { title: 'Rules', url: 'https://example.com', rows },
];

it('links each recommendation to the policies that judge it, or says why none does', () => {
  const rows = document({ says: 'Use two', policies: ['VM-1', 'VM-2'] }, { says: 'Think', why: 'nobody can tell' });
  const table = coverageTables(rows, policies);
  expect(table).toContain('| Use two | [VM-1](../policies/vm/VM-1.md), [VM-2](../policies/vm/VM-2.md) |  |');
  expect(table).toContain('| Think |  | nobody can tell |');
});

it('leaves nothing unaccounted for', () => {
  const of = (row: Parameters<typeof document>[0]) => () => coverageTables(document(row), policies);
  expect(of({ says: 'Use two' })).toThrow("nothing judges 'Use two', and nobody says why");
  expect(of({ says: 'Use two', policies: ['VM-3'] })).toThrow('VM-3, which is no policy');
  expect(of({ says: 'Use two', policies: ['VM-1'] })).toThrow('no document asks for VM-2');
  expect(of({ says: 'Copy', policies: ['DR-1'] })).not.toThrow();
});
