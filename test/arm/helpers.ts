import { bindTemplate } from '../../src/arm/bind.ts';
import { type ArmTemplate, readTemplate } from '../../src/arm/template.ts';
import { isJsonObject, type JsonObject, type JsonValue, readJson } from '../../src/source/json.ts';
import { keysOf } from '../../src/source/route.ts';
import { type SourceText, sourceText } from '../../src/source/text.ts';
import type { Diagnostic } from '../../src/template/diagnostic.ts';
import type { Expression } from '../../src/template/expression.ts';
import type { Signature } from '../../src/template/functions.ts';
import type { Place } from '../../src/template/place.ts';

export const groupSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** A document read from its text, as a file is. */
export function open(json: JsonValue | string, path = 'main.json'): { source: SourceText; json: JsonValue } {
  const source = sourceText(path, typeof json === 'string' ? json : JSON.stringify(json));
  const read = readJson(source.text);
  if (read.kind === 'error') throw new Error(read.problems[0]?.message);
  return { source, json: read.value };
}

export function template(json: JsonObject | string): ArmTemplate {
  const document = open(json);
  return readTemplate(document.source, document.json);
}

/** An expression as text that shows its structure: calls in round brackets, accesses in square ones, objects in braces. */
export function show(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case undefined:
      return 'nothing';
    case 'literal': {
      const { value, deferred } = expression;
      const shown = typeof value === 'string' ? `'${value}'` : `${value}${typeof value === 'bigint' ? 'n' : ''}`;
      return deferred ? `${shown} later ${show(deferred)}` : shown;
    }
    case 'call': {
      const name = expression.namespace === undefined ? expression.name : `${expression.namespace}.${expression.name}`;
      return `${name}(${expression.args.map(show).join(', ')})`;
    }
    case 'access':
      return `${show(expression.base)}[${expression.safe ? '?' : ''}${show(expression.key)}]`;
    case 'object':
      return `{${expression.entries.map((each) => `${each.computedKey ? show(each.computedKey) : each.key}: ${show(each.value)}`).join(', ')}}`;
    case 'array':
      return `[${expression.items.map(show).join(', ')}]`;
    case 'loop':
      return `for ${expression.name} < ${show(expression.count)}: ${show(expression.body)}`;
    case 'broken':
      return `broken: ${expression.message}`;
  }
}

/** Where a place is: its route, then what it underlines within a string (or in a member's name, marked by `key`). */
export function where(place: Place, json: JsonValue): string {
  if (place.kind !== 'json') throw new Error('not a place in JSON');
  const keys = keysOf(place.route);
  const path = keys.join('/');
  if (!place.inner) return place.onKey ? `${path} key` : path;
  const text = place.onKey ? String(keys.at(-1)) : String(valueAt(json, keys));
  return `${path}${place.onKey ? ' key' : ''} «${text.slice(place.inner.start, place.inner.end)}»`;
}

function valueAt(json: JsonValue, keys: readonly (string | number)[]): JsonValue | undefined {
  let value: JsonValue | undefined = json;
  for (const key of keys) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}

const signatures: ReadonlyMap<string, Signature> = new Map(
  [
    { signature: 'concat(arg1, …)', minArguments: 1, maxArguments: Number.POSITIVE_INFINITY },
    { signature: 'parameters(parameterName)', minArguments: 1, maxArguments: 1 },
    { signature: 'variables(variableName)', minArguments: 1, maxArguments: 1 },
    { signature: 'copyIndex([loopName], [offset])', minArguments: 0, maxArguments: 2 },
    { signature: 'resourceGroup()', minArguments: 0, maxArguments: 0 },
    { signature: 'if(condition, trueValue, falseValue)', minArguments: 3, maxArguments: 3 },
    { signature: 'substring(text, start, [length])', minArguments: 2, maxArguments: 3 },
    { signature: 'map(inputArray, lambda)', minArguments: 2, maxArguments: 2 },
    { signature: 'lambda(variable, …)', minArguments: 2, maxArguments: Number.POSITIVE_INFINITY },
    { signature: 'lambdaVariables(name)', minArguments: 1, maxArguments: 1 },
    { signature: 'createArray(item, …)', minArguments: 0, maxArguments: Number.POSITIVE_INFINITY },
    { signature: 'createObject(key, value, …)', minArguments: 0, maxArguments: Number.POSITIVE_INFINITY },
  ].map((each) => [each.signature.replace(/\(.*/, '').toLowerCase(), each]),
);

export const signatureOf = (name: string): Signature | undefined => signatures.get(name.toLowerCase());
const functionNames = Array.from(signatures.values(), (each) => each.signature.replace(/\(.*/, ''));

/** What the binding pass says about a template: `code where: message`, one line each. */
export function bind(json: JsonObject | string): string[] {
  const document = open(json);
  const diagnostics = bindTemplate(readTemplate(document.source, document.json), signatureOf, functionNames);
  return diagnostics.map((each) => line(each, document.json));
}

export function line({ severity, code, message, place }: Diagnostic, json: JsonValue): string {
  const mark = severity === 'error' ? '' : `${severity} `;
  return `${mark}${code} ${where(place, json)}: ${message}`;
}

/** A resource that lacks nothing, with what a test is about. */
export function resource(parts: JsonObject = {}): JsonObject {
  return { type: 'Contoso.Shop/shops', apiVersion: '2024-01-01', name: 'shop', ...parts };
}

export function deployment(properties: JsonObject, parts: JsonObject = {}): JsonObject {
  return { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'inner', ...parts, properties };
}
