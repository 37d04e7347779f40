import { declaredOf } from '../../graph/way.ts';
import type { Judgement } from '../../policy/judge/judgement.ts';

/** What policies are satisfied with: an edit that reaches it would change what needs no change. */
export interface Satisfied {
  /** `root`: the template that was judged. */
  note(judgement: Judgement, root: string): void;
  /** In which files edits may be made for what a template deploys. */
  noteSources(root: string, sources: ReadonlySet<string>): void;
  /**
   * Whether a policy is satisfied with some instance of a declaration that an edit of these files may reach. `call`: of
   * those alone that are deployed by this call, for the others an edit of its arguments does not reach.
   */
  has(policy: string, declaration: object, files: readonly string[], call?: object): boolean;
}

interface Instances {
  /** Those from the root template down to each instance. */
  readonly calls: Set<object>;
  readonly roots: Set<string>;
}

export function openSatisfied(): Satisfied {
  const known = new WeakMap<object, Map<string, Instances>>();
  const sourcesOf = new Map<string, ReadonlySet<string>>();
  return {
    note({ node, policy }, root) {
      const { declaration } = node.origin;
      const { id } = policy.document;
      const byPolicy = known.get(declaration) ?? new Map<string, Instances>();
      const instances = byPolicy.get(id) ?? { calls: new Set(), roots: new Set() };
      for (let each = declaredOf(node)?.frame.deployment; each; each = each.parent)
        if (each.call) instances.calls.add(each.call.declaration);
      instances.roots.add(root);
      known.set(declaration, byPolicy.set(id, instances));
    },
    noteSources(root, sources) {
      sourcesOf.set(root, sources);
    },
    has(policy, declaration, files, call) {
      const instances = known.get(declaration)?.get(policy);
      if (instances === undefined || (call !== undefined && !instances.calls.has(call))) return false;
      return [...instances.roots].some((root) => files.some((file) => sourcesOf.get(root)?.has(file) ?? true));
    },
  };
}
