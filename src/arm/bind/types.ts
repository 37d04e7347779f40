import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import { jsonPlace } from '../../template/place.ts';
import { hintNear } from '../../template/suggest.ts';
import { followPointer } from '../definitions.ts';
import { describeJson, type Field, field, fieldsOfAny, jsonItems, lowerCase, textIn, valueIn } from '../json.ts';
import { definitionName, pointerOf, typeNames, typeSpellings } from '../types.ts';
import { depthOf, maxJsonDepth } from '../value.ts';
import { errorAt, reportProblem, type Walk } from './walk.ts';

/** Checks a declared type: of a parameter, an output, a definition, or a part of one. */
export function checkType(walk: Walk, json: JsonValue, route: Route | null, template: JsonObject): void {
  if (depthOf(route) > maxJsonDepth) return;
  if (!isJsonObject(json)) {
    errorAt(walk, 'invalid-type', `a type is an object with 'type' or '$ref', this is ${describeJson(json)}`, route);
    return;
  }
  for (const [key, value] of Object.entries(json)) checkPart(walk, { key, value, route: step(route, key) }, template);
}

function checkPart(walk: Walk, part: Field, template: JsonObject): void {
  const { value, route } = part;
  switch (lowerCase(part.key)) {
    case 'type':
      checkTypeName(walk, part);
      break;
    case '$ref':
      checkReference(walk, part, template);
      break;
    case 'allowedvalues':
      checkAllowed(walk, part);
      break;
    case 'properties':
      checkTypes(walk, fieldsOfAny(value, route), template);
      break;
    case 'prefixitems':
      checkTypes(walk, Array.isArray(value) ? jsonItems(value, route) : [], template);
      break;
    case 'items':
    case 'additionalproperties':
      if (typeof value !== 'boolean') checkType(walk, value, route, template);
      break;
    case 'discriminator':
      checkDiscriminator(walk, value, route, template);
  }
}

function checkTypes(walk: Walk, types: readonly Field[], template: JsonObject): void {
  for (const { value, route } of types) checkType(walk, value, route, template);
}

function checkAllowed(walk: Walk, { value, route }: Field): void {
  if (Array.isArray(value) && value.length > 0) return;
  const found = Array.isArray(value)
    ? 'is empty; list what is allowed, or leave it out'
    : `is an array, this is ${describeJson(value)}`;
  reportProblem(
    walk,
    Array.isArray(value) ? 'warning' : 'error',
    'invalid-type',
    `'allowedValues' ${found}`,
    jsonPlace(walk.source, route),
  );
}

function checkTypeName(walk: Walk, { value, route }: Field): void {
  if (typeof value === 'string' && typeNames.has(lowerCase(value))) return;
  const written = typeof value === 'string' ? `'${value}'` : describeJson(value);
  const suggestion = typeof value === 'string' ? hintNear(value, typeSpellings) : '';
  const message = `${written} is not a type${suggestion || `; expected one of ${typeSpellings.join(', ')}`}`;
  errorAt(walk, 'unknown-type', message, route);
}

function checkReference(walk: Walk, { value, route }: Field, template: JsonObject): void {
  const pointer = pointerOf(value);
  const definitions = valueIn(template, 'definitions');
  if (pointer === undefined) {
    errorAt(walk, 'unknown-type', "a '$ref' has the form '#/definitions/name'", route);
  } else if (followPointer(definitions, null, pointer) === undefined) {
    const names = isJsonObject(definitions) ? Object.keys(definitions) : [];
    errorAt(walk, 'unknown-type', `the template has no definition '${pointer}'${hintNear(pointer, names)}`, route);
  } else if (isCircular(pointer, definitions)) {
    const message = `the definition '${pointer}' is nothing but a reference to itself; break the circle`;
    errorAt(walk, 'circular-reference', message, route);
  }
}

/** Whether references lead from one to the next and back. A type that holds itself inside a property is no such circle. */
function isCircular(start: string, definitions: JsonValue | undefined): boolean {
  const seen = new Set<string>();
  let pointer: string | undefined = start;
  while (pointer !== undefined) {
    const key = pointer.toLowerCase();
    if (seen.has(key)) return true;
    seen.add(key);
    const target: JsonValue | undefined = followPointer(definitions, null, pointer)?.value;
    pointer = isJsonObject(target) ? definitionName(target) : undefined;
  }
  return false;
}

function checkDiscriminator(walk: Walk, json: JsonValue, route: Route, template: JsonObject): void {
  const mapping = isJsonObject(json) ? field(json, 'mapping', route) : undefined;
  if (!isJsonObject(json) || textIn(json, 'propertyName') === undefined || !isJsonObject(mapping?.value)) {
    errorAt(walk, 'invalid-type', "a 'discriminator' is an object with 'propertyName' and 'mapping'", route);
  }
  checkTypes(walk, fieldsOfAny(mapping?.value, mapping?.route ?? null), template);
}
