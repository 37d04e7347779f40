import { isJsonObject, type JsonValue } from '../source/json.ts';
import { tableOf } from '../source/own.ts';
import type { ScopeKind } from '../template/template.ts';
import { textIn } from './json.ts';

export type ArmKind = 'template' | 'parameters' | 'other';

/** `…/2019-04-01/subscriptionDeploymentTemplate.json#`, any date, http or https, with or without the `#`. */
const schemaPattern =
  /^\s*https?:\/\/[^\s?#]+\/(subscription|managementGroup|tenant)?deployment(template|parameters)\.json#?\s*$/i;
const quickPattern = /deployment(?:template|parameters)\.json/i;
/** Where `$schema` stands in nearly every file that has one. */
const headLength = 2048;

const scopes = tableOf<ScopeKind>({
  subscription: 'subscription',
  managementgroup: 'managementGroup',
  tenant: 'tenant',
});

/** What a JSON document is, by its `$schema`. */
export function classify(json: JsonValue): ArmKind {
  const kind = schemaMatch(json)?.[2]?.toLowerCase();
  return kind === 'template' || kind === 'parameters' ? kind : 'other';
}

/** Whether a JSON document is a template of any scope, by its `$schema`. */
export function isTemplate(json: JsonValue): boolean {
  return classify(json) === 'template';
}

/** The scope a template's `$schema` names; the resource group where it names none. */
export function scopeOfSchema(json: JsonValue): ScopeKind {
  return scopes.get(schemaMatch(json)?.[1]?.toLowerCase() ?? '') ?? 'resourceGroup';
}

function schemaMatch(json: JsonValue): RegExpExecArray | null {
  const schema = isJsonObject(json) ? textIn(json, '$schema') : undefined;
  return schema === undefined ? null : schemaPattern.exec(schema);
}

/**
 * Whether a text can be a template or a parameter file, before it is parsed. Says yes to some that are not (a file
 * that mentions a template's schema), never no to one that is.
 */
export function mayBeArm(text: string): boolean {
  if (quickPattern.test(text.slice(0, headLength))) return true;
  return /schema"/i.test(text) && quickPattern.test(text);
}
