import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import type { SourceText } from '../source/text.ts';
import { type Diagnostic, type DiagnosticSeverity, diagnostic } from '../template/diagnostic.ts';
import { jsonPlace, keyPlace } from '../template/place.ts';
import { closest } from '../template/suggest.ts';
import type { DeploymentArgument, ParameterSet } from '../template/template.ts';
import { readArgument } from './deployments.ts';
import { describeJson, type Field, field, fieldsOf, lowerCase, textIn, valueIn } from './json.ts';
import type { Reader } from './reader.ts';
import { toExpression } from './value.ts';

const sections = [
  '$schema',
  'contentVersion',
  'parameters',
  'metadata',
  'externalInputDefinitions',
  'extensionConfigs',
  'usingConfig',
];

/**
 * Reads a parameter file. Values are what they say, never expressions; an entry with `expression` is computed from inputs
 * that only the deployment knows. The command line also takes the bare object of parameters, without `$schema`.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files
 */
export function readParameterFile(source: SourceText, json: JsonValue): ParameterSet {
  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, DeploymentArgument>();
  const root = isJsonObject(json) ? json : {};
  const section = parametersOf(root);
  if (section === undefined || !isJsonObject(section.value)) {
    const found = section ? describeJson(section.value) : isJsonObject(json) ? 'missing' : describeJson(json);
    const message = `a parameter file is an object whose 'parameters' are an object of { "value": … }; found: ${found}`;
    diagnostics.push(diagnostic('error', 'invalid-parameter-file', message, jsonPlace(source, section?.route ?? null)));
  } else {
    if (section.route !== null) diagnostics.push(...unknownSections(source, root));
    for (const each of fieldsOf(section.value, section.route)) {
      values.set(lowerCase(each.key), readEntry(source, each));
      diagnostics.push(...entryProblems(source, each));
    }
  }
  const templatePath = templateOf(root);
  const contentVersion = section?.route ? textIn(root, 'contentVersion') : undefined;
  return {
    label: source.path,
    source,
    values,
    diagnostics,
    ...(templatePath !== undefined && { templatePath }),
    ...(contentVersion !== undefined && { contentVersion }),
    place: section?.route ? keyPlace(source, section.route) : jsonPlace(source, null),
  };
}

/** The section, or the whole document when it is the bare object of parameters. */
function parametersOf(
  root: JsonObject,
): (Pick<Field, 'value'> & { readonly route: Field['route'] | null }) | undefined {
  const found = field(root, 'parameters', null);
  if (found) return found;
  const members = Object.values(root);
  return members.length > 0 && members.every(isEntry) ? { value: root, route: null } : undefined;
}

function isEntry(value: JsonValue): value is JsonObject {
  return isJsonObject(value) && ['value', 'reference', 'expression'].some((part) => valueIn(value, part) !== undefined);
}

function templateOf(root: JsonObject): string | undefined {
  const metadata = valueIn(root, 'metadata');
  return isJsonObject(metadata) ? textIn(metadata, 'template') : undefined;
}

function readEntry(source: SourceText, entry: Field): DeploymentArgument {
  const reader: Reader = { source, strings: 'plain', loops: false };
  const { key, value, route } = entry;
  const expression =
    isJsonObject(value) && valueIn(value, 'value') === undefined ? field(value, 'expression', route) : undefined;
  if (expression === undefined) return readArgument(reader, entry);
  const computed = toExpression({ ...reader, strings: 'template' }, expression.value, expression.route);
  return { name: key, value: computed, secret: false, place: jsonPlace(source, expression.route) };
}

function entryProblems(source: SourceText, { key, value, route }: Field): Diagnostic[] {
  const problem = (message: string): Diagnostic[] => [
    diagnostic('error' satisfies DiagnosticSeverity, 'invalid-parameter-file', message, jsonPlace(source, route)),
  ];
  if (!isEntry(value)) {
    const found = isJsonObject(value) ? "has neither 'value' nor 'reference'" : `is ${describeJson(value)}`;
    return problem(`the value of parameter '${key}' is written as { "value": … }; here it ${found}`);
  }
  const reference = valueIn(value, 'reference');
  if (reference === undefined || valueIn(value, 'value') !== undefined) return [];
  const isComplete =
    isJsonObject(reference) &&
    isJsonObject(valueIn(reference, 'keyVault')) &&
    valueIn(reference, 'secretName') !== undefined;
  return isComplete
    ? []
    : problem(`the Key Vault reference of parameter '${key}' needs 'keyVault' with an 'id', and 'secretName'`);
}

function unknownSections(source: SourceText, root: JsonObject): Diagnostic[] {
  const known = new Set(sections.map((name) => name.toLowerCase()));
  return fieldsOf(root, null)
    .filter((each) => !known.has(lowerCase(each.key)))
    .map(({ key, route }) => {
      const suggestion = closest(key, sections);
      const advice = suggestion ? `did you mean '${suggestion}'?` : `it has ${sections.join(', ')}`;
      const message = `'${key}' is not a section of a parameter file; ${advice}`;
      return diagnostic('warning', 'unknown-section', message, keyPlace(source, route));
    });
}
