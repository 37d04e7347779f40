import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import type { Route } from '../../source/route.ts';
import { keyPlace } from '../../template/place.ts';
import { hintNear } from '../../template/suggest.ts';
import { describeJson, type Field, field, fieldsOf, jsonItems, valueIn } from '../json.ts';
import { isSymbolic, templateSections } from '../language.ts';
import { checkNamespace, checkOutput, checkParameter, checkVariable } from './declarations.ts';
import type { Names, Visible } from './names.ts';
import { declaredNames } from './names.ts';
import { checkResources } from './resources.ts';
import { checkType } from './types.ts';
import { checkValue } from './value.ts';
import { errorAt, reportProblem, type Walk } from './walk.ts';

/**
 * Checks a whole template. `outer`: it is nested with outer scope, and its expressions see what is visible where its
 * deployment stands; only what is escaped in it sees its own names.
 */
export function checkTemplate(walk: Walk, template: JsonObject, route: Route | null, outer?: Visible): void {
  const names = declaredNames(template);
  const visible: Visible = outer ? insideOuter(outer, names) : { names, loops: [], copies: false };
  const sections: Sections = { walk, template, route, visible };
  checkSectionNames(sections);
  objectSection(sections, 'definitions', (each) => checkType(walk, each.value, each.route, template));
  objectSection(sections, 'parameters', (each) => checkParameter(walk, each, template, visible));
  objectSection(sections, 'variables', (each) => checkVariable(walk, each, { ...visible, copies: true }));
  checkFunctions(sections, outer !== undefined);
  checkResourceSection(sections);
  objectSection(sections, 'outputs', (each) => checkOutput(walk, each, template, visible));
  for (const name of ['asserts', 'extensions', 'imports']) {
    objectSection(sections, name, (each) => checkValue(walk, each.value, each.route, visible));
  }
}

function insideOuter({ keepsDeferred, ...outer }: Visible, names: Names): Visible {
  return keepsDeferred ? { ...outer, copies: false } : { ...outer, deferred: names, deferredLoops: [], copies: false };
}

interface Sections {
  readonly walk: Walk;
  readonly template: JsonObject;
  readonly route: Route | null;
  readonly visible: Visible;
}

const knownSections = new Set(templateSections.map((name) => name.toLowerCase()));

function checkSectionNames({ walk, template, route }: Sections): void {
  for (const key of Object.keys(template)) {
    if (knownSections.has(key.toLowerCase())) continue;
    const advice = hintNear(key, templateSections) || `; a template has ${templateSections.join(', ')}`;
    reportProblem(
      walk,
      'warning',
      'unknown-section',
      `'${key}' is not a section of a template${advice}`,
      keyPlace(walk.source, { parent: route, key }),
    );
  }
}

function objectSection({ walk, template, route }: Sections, name: string, check: (member: Field) => void): void {
  const found = field(template, name, route);
  if (found === undefined) return;
  if (isJsonObject(found.value)) for (const each of fieldsOf(found.value, found.route)) check(each);
  else if (found.value !== null) wrongSection(walk, name, 'an object', found);
}

function wrongSection(walk: Walk, name: string, expected: string, { value, route }: Field): void {
  errorAt(walk, 'invalid-section', `'${name}' is ${expected}, this is ${describeJson(value)}`, route);
}

/** The bodies of functions see their own names; with outer scope there is nobody who could call them. */
function checkFunctions({ walk, template, route, visible }: Sections, isOuter: boolean): void {
  const found = field(template, 'functions', route);
  if (found === undefined || found.value === null) return;
  if (!Array.isArray(found.value)) wrongSection(walk, 'functions', 'an array', found);
  else if (!isOuter) {
    for (const each of jsonItems(found.value, found.route))
      checkNamespace(walk, each.value, each.route, template, visible);
  }
}

function checkResourceSection({ walk, template, route, visible }: Sections): void {
  const found = field(template, 'resources', route);
  if (found === undefined || found.value === null) return;
  const isList = Array.isArray(found.value) || isJsonObject(found.value as JsonValue);
  const context = { symbolic: isSymbolic(template), hasProfile: valueIn(template, 'apiProfile') !== undefined };
  if (isList) checkResources(walk, found.value, found.route, { ...visible, copies: true }, context);
  else wrongSection(walk, 'resources', 'an array or an object', found);
}
