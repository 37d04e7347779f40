import type { Applicability } from '../../graph/change.ts';
import type { Scalar } from '../../template/expression.ts';

/** A JSON value as read from a document. */
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

export type PolicySeverity = 'high' | 'medium' | 'low';

/** What a deployment is for, as far as somebody says so. */
export const environments = ['production', 'development'] as const;

export type Environment = (typeof environments)[number];

/** The presets, each with all that stands in those before it. */
export const presets = ['essential', 'recommended', 'all'] as const;

export type Preset = (typeof presets)[number];

/** A policy as it is written: `schemas/policy.schema.json` is generated from `schema.ts` beside this file. */
export interface WrittenPolicy extends Omit<PolicyDocument, 'source'> {
  /** As it is, or by its name in the vocabulary. */
  readonly source: string | SourceDocument;
}

/** A policy with all that it takes from vocabularies. */
export interface PolicyDocument extends RuleDocument {
  readonly $schema?: string;
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly category: string;
  readonly severity: PolicySeverity;
  readonly source: SourceDocument;
  /** The smallest preset that has it. */
  readonly preset?: Preset;
  /** Why it is in that one and in no smaller or larger. */
  readonly presetWhy?: string;
  /** What it is asked in, where that is known; in all of them when absent. */
  readonly environments?: readonly Environment[];
  readonly since?: string;
  readonly precision?: 'very-high' | 'high' | 'medium' | 'low';
  readonly securitySeverity?: string;
  readonly tags?: readonly string[];
  readonly replaces?: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterDocument>>;
  /** What the documents say that it judges. */
  readonly covers?: readonly (string | CoverDocument)[];
  /** Rules of other tools that ask for the same. */
  readonly same?: SameDocument;
  /** Places by name, for rules that judge them. */
  readonly places?: Readonly<Record<string, PlaceDocument>>;
  /** Conditions by name, for `{ "condition": "name" }`. */
  readonly conditions?: Readonly<Record<string, Json>>;
  /** Several rules where the same recommendation is read from several types; else the rule's words stand here. */
  readonly rules?: readonly RuleDocument[];
}

/** A document that recommends. */
export interface SourceDocument {
  readonly document: string;
  readonly url: string;
}

/** Something that a document says, in a few words; of the policy's own source where none is named. */
export interface CoverDocument {
  /** A name of the vocabulary. */
  readonly source?: string;
  readonly says: string;
  /** Why a template does not show all of it. */
  readonly why?: string;
}

/** The names that a rule has elsewhere. */
export interface SameDocument {
  /** PSRule for Azure: `Azure.VM.UseManagedDisks` */
  readonly psrule?: readonly string[];
  /** Checkov: `CKV_AZURE_92` */
  readonly checkov?: readonly string[];
  /** The Azure Proactive Resiliency Library: GUIDs of its recommendations. */
  readonly aprl?: readonly string[];
  /** Azure Policy: GUIDs of built-in definitions. */
  readonly azurePolicy?: readonly string[];
}

/** Names that policies share. */
export interface VocabularyDocument {
  readonly $schema?: string;
  readonly sources?: Readonly<Record<string, SourceDocument>>;
  readonly places?: Readonly<Record<string, PlaceDocument>>;
  readonly conditions?: Readonly<Record<string, Json>>;
  readonly let?: Readonly<Record<string, Json>>;
}

/** One idea that stands in several types of resources. */
export interface PlaceDocument {
  readonly description?: string;
  readonly targets: readonly PlaceTarget[];
}

/** Where a place is in a type of resources. Its own paths begin at the resource. */
export interface PlaceTarget {
  readonly resource: string | readonly string[];
  readonly when?: Json;
  /** The object of the resource that is the place. */
  readonly at?: string;
  /** The array whose members are places. */
  readonly each?: string;
  /** What messages call it, for `{place}`. */
  readonly called?: string;
  /** Paths that have one name in all targets. */
  readonly paths?: Readonly<Record<string, string>>;
  readonly let?: Readonly<Record<string, Json>>;
  readonly conditions?: Readonly<Record<string, Json>>;
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
  /** The name of a place, instead of a resource. */
  readonly judges?: string;
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
  /** Of what only a larger preset than the policy's says. */
  readonly preset?: Preset;
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
  readonly applicability: Applicability;
  readonly why: string;
  readonly operations: readonly OperationDocument[];
}

export interface OperationDocument {
  readonly when?: Json;
  readonly operation: 'addOrReplace' | 'add' | 'remove';
  readonly field: string;
  readonly value?: Json;
}
