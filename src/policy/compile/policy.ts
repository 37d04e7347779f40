import type { Applicability } from '../../graph/change.ts';
import type { Condition, DocumentPath } from '../condition/condition.ts';
import type { PolicyDocument, PolicySeverity, Preset } from '../document/policy.ts';
import type { PolicyExpression } from '../expression/expression.ts';
import type { Join } from '../join/join.ts';
import type { FieldPath } from '../value/path.ts';

/** A policy ready to judge. */
export interface Policy {
  readonly document: PolicyDocument;
  /** The types that any of its rules judges, in lower case. */
  readonly types: readonly string[];
  /** Compiled when first asked for: most templates hold few of the types that policies judge. */
  readonly rules: () => readonly Rule[];
  /** The facts it asks for, to be loaded before it judges. */
  readonly facts: readonly string[];
  /** The class of its fixes, where a configuration says it. */
  readonly fixes?: Applicability;
}

export interface Rule {
  /** The judged types, in lower case. */
  readonly types: readonly string[];
  /** The same as they are written, and where. */
  readonly resources: readonly { readonly name: string; readonly at: DocumentPath }[];
  /** Narrows what is judged; all else is not applicable. */
  readonly when?: Condition;
  /** The members of an array that are judged one by one. */
  readonly each?: { readonly path: FieldPath; readonly at: DocumentPath };
  /** Of the resources of this set, only the first declared is judged: a fault of a group is told once. */
  readonly once?: string;
  readonly joins: ReadonlyMap<string, Join>;
  /** What has to hold; absent where only the running resource can tell. */
  readonly require?: Condition;
  readonly review?: Violation;
  readonly violations: readonly Violation[];
  /** Policies that say the same of a resource more closely. */
  readonly yieldsTo: readonly string[];
  readonly at: DocumentPath;
}

export interface Violation {
  readonly when?: Condition;
  readonly severity?: PolicySeverity;
  readonly preset?: Preset;
  readonly at: FieldPath;
  readonly message: MessageTemplate;
  readonly help?: MessageTemplate;
  readonly related: readonly Related[];
  readonly fixes: readonly FixTemplate[];
}

export interface Related {
  readonly when?: Condition;
  readonly resources?: string;
  readonly at: FieldPath;
  readonly message: MessageTemplate;
}

/** Literal text and placeholders in turn. */
export type MessageTemplate = readonly (string | Placeholder)[];

export type Placeholder = PlaceholderSource & {
  readonly text: string;
  /** It stands in quotes: each of its values does. */
  readonly quoted?: boolean;
};

type PlaceholderSource =
  /** `{name}`, `{properties.size}` */
  | { readonly kind: 'field'; readonly path: FieldPath }
  /** `{subnets.name}`, `{subnets.properties.addressPrefix}` */
  | { readonly kind: 'set'; readonly join: string; readonly path: FieldPath }
  /** `{parameters.level}`, `{[length(field('zones'))]}` */
  | { readonly kind: 'expression'; readonly expression: PolicyExpression };

export interface FixTemplate {
  readonly when?: Condition;
  readonly title: MessageTemplate;
  readonly applicability: Applicability;
  readonly why: string;
  readonly operations: readonly OperationTemplate[];
  readonly at: DocumentPath;
}

export interface OperationTemplate {
  /** It is left out unless this is known to hold. */
  readonly when?: Condition;
  readonly operation: 'addOrReplace' | 'add' | 'remove';
  readonly field: FieldPath;
  readonly value?: PolicyExpression;
}
