import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import type { Route } from '../../source/route.ts';
import { isCopyKey, isLoopList } from '../copy.ts';
import { functionParameters } from '../functions.ts';
import { describeJson, type Field, field, fieldsOf, textIn, valueIn } from '../json.ts';
import { generatorOf, isSymbolic } from '../language.ts';
import { typeSpellings } from '../types.ts';
import { checkDefault } from './defaults.ts';
import { namesInFunction, type Visible } from './names.ts';
import { checkType } from './types.ts';
import { checkCopyLoops, checkField, checkLoop, checkValue } from './value.ts';
import { errorAt, type Walk } from './walk.ts';

export function checkParameter(walk: Walk, declaration: Field, template: JsonObject, visible: Visible): void {
  const { key, value, route } = declaration;
  if (!isJsonObject(value)) {
    errorAt(
      walk,
      'invalid-declaration',
      `parameter '${key}' is declared by an object with a 'type', this is ${describeJson(value)}`,
      route,
    );
    return;
  }
  checkDeclaredType(walk, `parameter '${key}'`, value, route, template);
  const defaultValue = field(value, 'defaultValue', route);
  if (defaultValue === undefined) return;
  checkValue(walk, defaultValue.value, defaultValue.route, visible);
  checkDefault(walk, declaration, defaultValue, template);
}

/** Symbolic templates may leave a type open, and Bicep leaves it open for `any`. */
function checkDeclaredType(walk: Walk, what: string, json: JsonObject, route: Route, template: JsonObject): void {
  checkType(walk, json, route, template);
  if (valueIn(json, 'type') !== undefined || valueIn(json, '$ref') !== undefined) return;
  if (isSymbolic(template) || generatorOf(template) === 'bicep') return;
  errorAt(walk, 'invalid-declaration', `${what} has no 'type'; expected one of ${typeSpellings.join(', ')}`, route);
}

export function checkVariable(walk: Walk, { key, value, route }: Field, visible: Visible): void {
  if (isCopyKey(key) && isLoopList(value)) checkCopyLoops(walk, value, route, visible, 'variable');
  else checkValue(walk, value, route, visible);
}

/** One namespace of user-defined functions. */
export function checkNamespace(
  walk: Walk,
  json: JsonValue,
  route: Route,
  template: JsonObject,
  visible: Visible,
): void {
  const members = isJsonObject(json) ? field(json, 'members', route) : undefined;
  if (!isJsonObject(json) || textIn(json, 'namespace') === undefined || !isJsonObject(members?.value)) {
    errorAt(walk, 'invalid-declaration', "functions are declared by objects with 'namespace' and 'members'", route);
  }
  if (!isJsonObject(members?.value)) return;
  for (const each of fieldsOf(members.value, members.route)) checkFunction(walk, each, template, visible);
}

function checkFunction(walk: Walk, { key, value, route }: Field, template: JsonObject, visible: Visible): void {
  const output = isJsonObject(value) ? field(value, 'output', route) : undefined;
  if (!isJsonObject(output?.value) || valueIn(output.value, 'value') === undefined) {
    errorAt(walk, 'invalid-declaration', `function '${key}' has no 'output' with a 'value'`, route);
    return;
  }
  checkType(walk, output.value, output.route, template);
  for (const each of functionParameters(value, route)) checkType(walk, each.value, each.route, template);
  checkField(walk, output.value, 'value', output.route, {
    names: namesInFunction(value, visible.names),
    loops: [],
    copies: false,
  });
}

export function checkOutput(walk: Walk, { key, value, route }: Field, template: JsonObject, visible: Visible): void {
  if (!isJsonObject(value)) {
    errorAt(
      walk,
      'invalid-declaration',
      `output '${key}' is declared by an object with 'type' and 'value', this is ${describeJson(value)}`,
      route,
    );
    return;
  }
  checkDeclaredType(walk, `output '${key}'`, value, route, template);
  checkField(walk, value, 'condition', route, visible);
  checkField(walk, value, 'value', route, visible);
  const copy = field(value, 'copy', route);
  if (copy && isJsonObject(copy.value)) checkLoop(walk, copy.value, copy.route, visible, 'output');
  else if (valueIn(value, 'value') === undefined) {
    errorAt(walk, 'invalid-declaration', `output '${key}' has neither 'value' nor 'copy'`, route);
  }
}
