import { expect, it } from 'vitest';
import { pillarLinks, pillarPages } from '../../scripts/policies/pillars.ts';
import type { PolicyRow } from '../../scripts/policies/tables.ts';

const row = (id: string, category: string, severity: string) =>
  ({ path: `policies/vm/${id}.json`, document: { id, category, severity, title: `Title of ${id}` } }) as PolicyRow;
const rows = [
  row('VM-1', 'disaster-recovery', 'low'),
  row('VM-2', 'disaster-recovery', 'high'),
  row('VM-3', 'security', 'low'),
];

it('a page for each category, with the weightiest policies first', () => {
  const pages = pillarPages(rows);
  expect([...pages.keys()]).toEqual(['docs/pillars/disaster-recovery.md', 'docs/pillars/security.md']);
  const page = pages.get('docs/pillars/disaster-recovery.md') ?? '';
  expect(page).toMatch(/^# Disaster recovery\n/);
  expect(page.indexOf('[VM-2](../../policies/vm/VM-2.md)')).toBeLessThan(page.indexOf('[VM-1]'));
  expect(page).not.toContain('VM-3');
});

it('a list of the categories with their policies', () => {
  expect(pillarLinks(rows)).toBe(
    '- [Disaster recovery](pillars/disaster-recovery.md): VM-1, VM-2\n- [Security](pillars/security.md): VM-3\n',
  );
});
