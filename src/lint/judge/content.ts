import { declaredOf } from '../../fix/trace.ts';
import type { Judgement } from '../../policy/judge/judgement.ts';

/** What policies are content with: an edit that reaches it would change what needs no change. */
export interface Content {
  note(judgement: Judgement): void;
  /**
   * Whether a policy is content with some instance of a declaration. `call`: of those alone that are deployed by this
   * call, for the others an edit of its arguments does not reach.
   */
  has(policy: string, declaration: object, call?: object): boolean;
}

/** The calls are kept by policy: those from the root template down to each instance. */
export function openContent(): Content {
  const known = new WeakMap<object, Map<string, Set<object>>>();
  return {
    note({ node, policy }) {
      const { declaration } = node.origin;
      const { id } = policy.document;
      const byPolicy = known.get(declaration) ?? new Map<string, Set<object>>();
      const calls = byPolicy.get(id) ?? new Set();
      for (let each = declaredOf(node)?.frame.deployment; each; each = each.parent)
        if (each.call) calls.add(each.call.declaration);
      known.set(declaration, byPolicy.set(id, calls));
    },
    has(policy, declaration, call) {
      const calls = known.get(declaration)?.get(policy);
      return calls !== undefined && (call === undefined || calls.has(call));
    },
  };
}
