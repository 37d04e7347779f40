import { type JsonValue, readJson } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import { jsonPlace, type Place } from '../../template/place.ts';
import { literal } from './build.ts';
import type { Lowering } from './lowering.ts';
import { jsonFromYaml } from './yaml.ts';

type FileFunction = (args: readonly Expression[], to: Lowering, place: Place) => Expression;

/**
 * Functions that read files when a template is compiled. They read inside the workspace only.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files
 */
export const fileFunctions: Readonly<Record<string, FileFunction>> = {
  loadTextContent: (args, to, place) => withText(args, to, place, (source) => literal(source.text, place)),
  loadJsonContent: (args, to, place) =>
    withText(args, to, place, (source) => selected(source, parseJson(source), args[1], place)),
  loadYamlContent: (args, to, place) =>
    withText(args, to, place, (source) => selected(source, jsonFromYaml(source.text), args[1], place)),
  loadFileAsBase64: (args, to, place) => {
    const path = pathIn(args);
    const text = path === undefined ? undefined : to.files.base64(to.file.source, path);
    return text === undefined ? unreadable(path, to, place) : literal(text, place);
  },
};

function withText(
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  use: (source: SourceText) => Expression,
): Expression {
  const path = pathIn(args);
  const source = path === undefined ? undefined : to.files.text(to.file.source, path);
  return source ? use(source) : unreadable(path, to, place);
}

function pathIn([path]: readonly Expression[]): string | undefined {
  return path?.kind === 'literal' && typeof path.value === 'string' ? path.value : undefined;
}

function unreadable(path: string | undefined, to: Lowering, place: Place): Expression {
  const message =
    path === undefined
      ? 'the path of a file to load is a plain string'
      : `'${path}' cannot be read inside the workspace`;
  to.report('unreadable-file', message, place);
  return { kind: 'broken', message, place };
}

function parseJson(source: SourceText): JsonValue | undefined {
  const result = readJson(source.text);
  return result.kind === 'ok' ? result.value : undefined;
}

/** The content, or the part of it that a simple JSON path (`$.a.b`, `.a[0]`) selects. */
function selected(
  source: SourceText,
  json: JsonValue | undefined,
  query: Expression | undefined,
  place: Place,
): Expression {
  if (json === undefined) return { kind: 'broken', message: `'${source.path}' is not well formed`, place };
  const path = query?.kind === 'literal' && typeof query.value === 'string' ? query.value : '';
  let value: JsonValue | undefined = json;
  let route: Route | null = null;
  for (const [, name, index] of path.replace(/^\$/, '').matchAll(/\.?([^.[\]]+)|\[(\d+)\]/g)) {
    const key: string | number = index === undefined ? (name ?? '') : Number(index);
    value = childOf(value, key);
    route = step(route, key);
  }
  return value === undefined
    ? { kind: 'broken', message: `'${path}' selects nothing in '${source.path}'`, place }
    : fromJson(source, value, route);
}

function childOf(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, JsonValue>>)[key];
}

/** Loaded data: no string in it is an expression, and its places are in the loaded file. */
function fromJson(source: SourceText, value: JsonValue, route: Route | null): Expression {
  const place = jsonPlace(source, route);
  if (typeof value !== 'object' || value === null) return literal(value, place);
  if (Array.isArray(value))
    return { kind: 'array', items: value.map((item, index) => fromJson(source, item, step(route, index))), place };
  const entries = Object.entries(value).map(([key, item]) => ({
    key,
    value: fromJson(source, item as JsonValue, step(route, key)),
  }));
  return { kind: 'object', entries, place };
}
