import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import { own } from '../../source/own.ts';
import type { Route } from '../../source/route.ts';
import { listed } from '../../template/list.ts';
import { hintNear } from '../../template/suggest.ts';
import { describeJson, field, fieldsOf, valueIn } from '../json.ts';
import { declaredScope, scopeOfExpressions } from '../language.ts';
import type { Visible } from './names.ts';
import { allowsNull } from './names.ts';
import { checkField, checkValue } from './value.ts';
import { errorAt, errorAtKey, type Walk } from './walk.ts';

/** Checks the `properties` of a deployment, its nested template included. */
export function checkDeployment(
  walk: Walk,
  properties: JsonObject,
  route: Route,
  visible: Visible,
  symbolic: boolean,
): void {
  if (symbolic && declaredScope(properties) === 'outer') {
    const message =
      "nested templates of a template with symbolic names evaluate their expressions in scope 'inner'; write that, or leave it out";
    errorAt(walk, 'outer-scope', message, field(properties, 'expressionEvaluationOptions', route)?.route ?? route);
  }
  for (const key of Object.keys(properties)) {
    if (key.toLowerCase() !== 'template') checkField(walk, properties, key, route, visible);
  }
  const template = field(properties, 'template', route);
  if (template === undefined) return;
  if (isJsonObject(template.value)) {
    const outer = scopeOfExpressions(properties, symbolic) === 'outer';
    walk.checkNested(walk, template.value, template.route, seenIn(visible, outer));
    checkArguments(walk, properties, route, template.value);
  } else if (typeof template.value === 'string') {
    checkValue(walk, template.value, template.route, visible);
  } else {
    errorAt(
      walk,
      'invalid-section',
      `'template' is an object, this is ${describeJson(template.value)}`,
      template.route,
    );
  }
}

/**
 * What a nested template sees of what is visible around it: all with outer scope, and also inside of such a template,
 * for that is evaluated as a whole. What is escaped there is then evaluated by the deployment that the scope names.
 */
function seenIn(visible: Visible, outer: boolean): Visible | undefined {
  if (visible.deferred === undefined) return outer ? visible : undefined;
  return outer ? { ...visible, keepsDeferred: true } : visible;
}

/** Whether the parameters of a nested template get what they need, and nothing else is passed. */
function checkArguments(walk: Walk, properties: JsonObject, route: Route, template: JsonObject): void {
  const declared = valueIn(template, 'parameters') ?? {};
  const given = field(properties, 'parameters', route);
  if (!isJsonObject(declared) || valueIn(properties, 'parametersLink') !== undefined) return;
  if (given && !isJsonObject(given.value)) return;
  const keys = Object.keys(declared);
  const names = new Map(keys.map((key) => [key.toLowerCase(), key]));
  for (const each of given ? fieldsOf(given.value as JsonObject, given.route) : []) {
    if (names.delete(each.key.toLowerCase())) continue;
    const message = `the nested template has no parameter '${each.key}'${hintNear(each.key, keys)}`;
    errorAtKey(walk, 'unknown-parameter', message, each.route);
  }
  const missing = Array.from(names.values()).filter((name) => isRequired(own(declared, name), template));
  if (missing.length === 0) return;
  const message = `the nested template needs ${listed(missing.map((name) => `'${name}'`))}, which is not passed`;
  const at = given ?? field(properties, 'template', route);
  if (at) errorAtKey(walk, 'missing-parameter', message, at.route);
}

function isRequired(declaration: JsonValue | undefined, template: JsonObject): boolean {
  return (
    isJsonObject(declaration) &&
    valueIn(declaration, 'defaultValue') === undefined &&
    !allowsNull(declaration, template)
  );
}
