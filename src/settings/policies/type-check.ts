import type { DocumentCheck } from '../../policy/load.ts';

/** Checks policies against the types of Azure's resources; the index is opened once, when it is first needed. */
export async function typeCheck(folder?: string): Promise<DocumentCheck> {
  const [{ checkPolicy }, { openTypes }] = await Promise.all([
    import('../../policy/check/check.ts'),
    import('../../resource-types/open.ts'),
  ]);
  const index = openTypes(folder);
  return (policy) => checkPolicy(policy, index);
}
