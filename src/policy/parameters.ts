import { jsonText, shortJson } from '../source/json/write.ts';
import { listed } from '../template/list.ts';
import { closest, hint } from '../template/suggest.ts';
import type { Value } from '../values/value.ts';
import { arrayOf, objectOf } from '../values/value.ts';
import { isDocumentObject, isJsonArray } from './compile/json.ts';
import type { Json, ParameterDocument, ParameterType, PolicyDocument } from './document/policy.ts';

export interface ParameterValues {
  /** By lower-case name. */
  readonly values: ReadonlyMap<string, Value>;
  /** What is wrong with the settings, each with the parameter it concerns. */
  readonly problems: readonly { readonly name: string; readonly message: string }[];
}

/** The values of a policy's parameters: a configuration's settings over the defaults. */
export function parameterValues(
  document: PolicyDocument,
  settings: Readonly<Record<string, Json>> = {},
): ParameterValues {
  const declared = Object.entries(document.parameters ?? {});
  const values = new Map(
    declared.map(([name, { defaultValue }]) => [name.toLowerCase(), valueOfJson(defaultValue)] as const),
  );
  const problems: { name: string; message: string }[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    const parameter = declared.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
    const message = parameter
      ? misfit(parameter, setting)
      : `${document.id} has no parameter '${name}'${hint(
          closest(
            name,
            declared.map(([each]) => each),
          ),
        )}`;
    if (message === undefined) values.set(name.toLowerCase(), valueOfJson(setting));
    else problems.push({ name, message });
  }
  return { values, problems };
}

/** Why a value is none for the parameter; `undefined` if it is one. */
function misfit(
  { type, allowedValues }: Pick<ParameterDocument, 'type' | 'allowedValues'>,
  value: Json,
): string | undefined {
  if (typeOf(value) !== type)
    return `expected ${type === 'array' || type === 'integer' || type === 'object' ? 'an' : 'a'} ${type}, found ${typeOf(value) ?? 'a number'}`;
  const allowed = allowedValues?.map((each) => jsonText(each).toLowerCase());
  if (allowed === undefined || allowed.includes(jsonText(value).toLowerCase())) return undefined;
  return `expected one of ${listed((allowedValues ?? []).map((each) => shortJson(each)))}`;
}

function typeOf(value: Json): ParameterType | undefined {
  if (isJsonArray(value)) return 'array';
  if (isDocumentObject(value)) return 'object';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'bigint' || Number.isInteger(value) ? 'integer' : undefined;
}

function valueOfJson(json: Json): Value {
  if (isJsonArray(json)) return arrayOf(json.map(valueOfJson));
  if (isDocumentObject(json))
    return objectOf(Object.entries(json).map(([key, value]) => [key, valueOfJson(value)] as const));
  return json;
}
