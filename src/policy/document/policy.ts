import type { Scalar } from '../../template/expression.ts';

/** A JSON value as read from a document. */
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

export type PolicySeverity = 'high' | 'medium' | 'low';

/** A policy as it is written. `schemas/policy.schema.json` is generated from `schema.ts` beside this file. */
export interface PolicyDocument extends RuleDocument {
  readonly $schema?: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly severity: PolicySeverity;
  readonly source: { readonly document: string; readonly url: string };
  readonly preset?: 'recommended' | 'all';
  readonly since?: string;
  readonly precision?: 'very-high' | 'high' | 'medium' | 'low';
  readonly securitySeverity?: string;
  readonly tags?: readonly string[];
  readonly replaces?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterDocument>>;
  /** Conditions by name, for `{ "condition": "name" }`. */
  readonly conditions?: Readonly<Record<string, Json>>;
  /** Several rules where the same recommendation is read from several types; else the rule's words stand here. */
  readonly rules?: readonly RuleDocument[];
}

export interface ParameterDocument {
  readonly type: ParameterType;
  readonly defaultValue: Json;
  readonly allowedValues?: readonly Json[];
  readonly description: string;
}

export type ParameterType = 'string' | 'integer' | 'boolean' | 'array' | 'object';

export interface RuleDocument {
  readonly resource?: string | readonly string[];
  readonly when?: Json;
  readonly each?: string;
  readonly once?: string;
  readonly let?: Readonly<Record<string, Json>>;
  readonly require?: Json;
  readonly review?: ViolationDocument;
  readonly violations?: readonly ViolationDocument[];
  /** Of a document with `rules`: what all of them yield to. */
  readonly yieldsTo?: readonly string[];
}

export interface ViolationDocument {
  readonly when?: Json;
  /** Of what weighs less than the rest of the policy. */
  readonly severity?: PolicySeverity;
  readonly at?: string;
  /** The headline: what is wrong, of which resource. */
  readonly message: string;
  /** What to do, and why. */
  readonly help?: string;
  readonly related?: readonly RelatedDocument[];
  readonly fix?: FixDocument | readonly FixDocument[];
}

export interface RelatedDocument {
  readonly when?: Json;
  readonly resources?: string;
  readonly at?: string;
  readonly message: string;
}

export interface FixDocument {
  readonly when?: Json;
  readonly title: string;
  readonly applicability: 'safe' | 'unsafe';
  readonly operations: readonly OperationDocument[];
}

export interface OperationDocument {
  readonly when?: Json;
  readonly operation: 'addOrReplace' | 'add' | 'remove';
  readonly field: string;
  readonly value?: Json;
}
