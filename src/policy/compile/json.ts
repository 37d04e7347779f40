import type { Json } from '../document/policy.ts';

export type DocumentObject = { readonly [key: string]: Json };

export function isDocumentObject(value: Json | undefined): value is DocumentObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The members of an object by lower-case name, each with its name as spelled. Policies ignore the case of keywords. */
export function membersByName(object: DocumentObject): Map<string, { readonly key: string; readonly value: Json }> {
  return new Map(Object.entries(object).map(([key, value]) => [key.toLowerCase(), { key, value }] as const));
}
