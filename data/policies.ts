/**
 * All policies of `policies/`. Bundling runs this file and keeps what it exports; where resilint runs from its source,
 * it runs as any other. That they are in order is checked by `scripts/policies/generate.ts --check`.
 */
import { packOf, policyPaths, textAt, vocabularyAt } from '../scripts/policies/files.ts';
import { compilePolicy } from '../src/policy/compile/compile.ts';
import type { PolicyDocument, WrittenPolicy } from '../src/policy/document/policy.ts';

/** A policy with what it takes from the vocabulary, the types that it judges, and the names of the facts it asks for. */
export interface PackedPolicy {
  readonly pack: string;
  readonly types: readonly string[];
  readonly facts: readonly string[];
  readonly document: PolicyDocument;
}

const root = new URL('../', import.meta.url);
const vocabulary = vocabularyAt(root);
const policies: readonly PackedPolicy[] = policyPaths(root).map((path) => {
  const written = JSON.parse(textAt(root, path)) as WrittenPolicy;
  const { types, facts, document } = compilePolicy(written, [vocabulary]).policy;
  const { $schema: _, covers: __, ...kept } = document;
  return { pack: packOf(path), types, facts, document: kept };
});

export default policies;
