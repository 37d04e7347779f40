import type { Condition, DocumentPath } from '../condition/condition.ts';
import type { FieldPath } from '../value/path.ts';

/** A `let`: a set of other resources, found from the judged one (or from another set, `of`). */
export interface Join {
  readonly name: string;
  /** Where it is written in the policy. */
  readonly at: DocumentPath;
  readonly source: JoinSource;
  /** The set to start from; the judged resource when absent. */
  readonly of?: string;
  /** Keeps those for which it holds. */
  readonly where?: Condition;
  /** Its resources may live in another deployment: unless the template is the whole, more may exist. */
  readonly elsewhere: boolean;
}

export type JoinSource =
  /** The resources whose ids the path holds. */
  | { readonly kind: 'follow'; readonly path: FieldPath; readonly type?: string }
  /** Resources of a type that hold the start's id at the path. */
  | { readonly kind: 'referencedBy'; readonly type: string; readonly through: FieldPath }
  | { readonly kind: 'parent' }
  /** Child resources of a type, declared inline or on their own. */
  | { readonly kind: 'children'; readonly type: string }
  /** Extension resources of a type that are scoped to the start. */
  | { readonly kind: 'extensions'; readonly type: string }
  /** All resources of a type in the run. */
  | { readonly kind: 'resources'; readonly type: string }
  /** All instances of the start's loop, the start itself among them. */
  | { readonly kind: 'loop' };
