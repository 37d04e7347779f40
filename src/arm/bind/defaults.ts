import type { JsonObject, JsonScalar, JsonValue } from '../../source/json.ts';
import { jsonPlace } from '../../template/place.ts';
import { isExpression } from '../expression/literal.ts';
import { describeJson, type Field, lowerCase, textIn, valueIn } from '../json.ts';
import { typeNames } from '../types.ts';
import { report, type Walk } from './walk.ts';

/**
 * A default that is written out should fit its type and the allowed values. Azure looks at it only where no value is
 * passed, so templates live on with defaults that would be refused: a warning.
 */
export function checkDefault(walk: Walk, name: string, declaration: JsonObject, { value, route }: Field): void {
  const type = typeNames.get(lowerCase(textIn(declaration, 'type') ?? ''));
  if (value === null || type === undefined || (typeof value === 'string' && isExpression(value))) return;
  const flaw = typeFlaw(value, type.type) ?? allowedFlaw(value, valueIn(declaration, 'allowedValues'));
  if (flaw === undefined) return;
  const message = `the default of parameter '${name}' ${flaw.message}; Azure checks it where no value is passed`;
  report(walk, 'warning', flaw.code, message, jsonPlace(walk.source, route));
}

interface DefaultFlaw {
  readonly code: string;
  readonly message: string;
}

function typeFlaw(value: JsonValue, type: string): DefaultFlaw | undefined {
  if (typeOf(value) === type) return undefined;
  return { code: 'wrong-type', message: `is ${describeJson(value)}, its type is ${type}` };
}

function typeOf(value: JsonValue): string {
  if (typeof value === 'object') return Array.isArray(value) ? 'array' : 'object';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string') return 'string';
  return typeof value === 'bigint' || Number.isInteger(value) ? 'int' : 'float';
}

function allowedFlaw(value: JsonValue, allowed: JsonValue | undefined): DefaultFlaw | undefined {
  if (!Array.isArray(allowed) || allowed.length === 0 || typeof value === 'object') return undefined;
  if (allowed.some((each) => isSame(each, value))) return undefined;
  return { code: 'not-allowed-value', message: "is not among its 'allowedValues'" };
}

/** Strings are compared ignoring case, so as to call nothing wrong that may be right. */
function isSame(allowed: JsonValue, value: JsonScalar): boolean {
  if (typeof allowed !== 'string' || typeof value !== 'string') return allowed === value;
  return isExpression(allowed) || allowed.toLowerCase() === value.toLowerCase();
}
