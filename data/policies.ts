/**
 * All policies of `policies/`. Bundling runs this file and keeps what it exports; where resilint runs from its source,
 * it runs as any other. That they are in order is checked by `scripts/policies/generate.ts --check`.
 */
import { packOf, policyPaths, textAt } from '../scripts/policies/files.ts';
import { compilePolicy } from '../src/policy/compile/compile.ts';
import type { PolicyDocument } from '../src/policy/document/policy.ts';

/** A policy as it is written, with the names of the facts that it asks for. */
export interface PackedPolicy {
  readonly pack: string;
  readonly facts: readonly string[];
  readonly document: PolicyDocument;
}

const root = new URL('../', import.meta.url);
const policies: readonly PackedPolicy[] = policyPaths(root).map((path) => {
  const { $schema: _, ...document } = JSON.parse(textAt(root, path)) as PolicyDocument;
  return { pack: packOf(path), facts: compilePolicy(document).policy.facts, document };
});

export default policies;
