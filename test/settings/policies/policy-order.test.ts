import { expect, it } from 'vitest';
import { comparePolicyIds } from '../../../src/settings/policies/policy-order.ts';

it('orders policies as people count, pack by pack', () => {
  const ids = ['VMSS-2', 'VM-10', 'DR-1', 'VM-2', 'contoso', 'VM-1'];
  expect(ids.sort(comparePolicyIds)).toEqual(['contoso', 'DR-1', 'VM-1', 'VM-2', 'VM-10', 'VMSS-2']);
});
