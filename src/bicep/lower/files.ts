import { type JsonValue, readJson } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import { jsonPlace, type Place } from '../../template/place.ts';
import { literal } from './build.ts';
import { type FileFunction, loadBase64, loadDirectory, loadText, textIn, unreadable, withText } from './load.ts';
import type { Lowering } from './lowering.ts';
import { jsonFromYaml } from './yaml.ts';

/**
 * Functions that read files when a template is compiled. They read inside the workspace only.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files
 */
export const fileFunctions: Readonly<Record<string, FileFunction>> = {
  loadTextContent: loadText,
  loadJsonContent: (args, to, place) => loadData(args, to, place, parseJson),
  loadYamlContent: (args, to, place) => loadData(args, to, place, (source) => jsonFromYaml(source.text)),
  loadFileAsBase64: loadBase64,
  loadDirectoryFileInfo: loadDirectory,
};

function loadData(
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  parse: (source: SourceText) => JsonValue | undefined,
): Expression {
  return withText(args, to, place, args[2], (source) => {
    const json = parse(source);
    if (json !== undefined) return selected(source, json, args[1], to, place);
    return unreadable(
      { reason: `'${source.path}' is not well formed, or is too large when it is expanded` },
      args,
      to,
      place,
    );
  });
}

function parseJson(source: SourceText): JsonValue | undefined {
  const result = readJson(source.text);
  return result.kind === 'ok' ? result.value : undefined;
}

/** The content, or the part of it that a simple JSON path (`$.a.b`, `.a[0]`) selects. */
function selected(
  source: SourceText,
  json: JsonValue,
  query: Expression | undefined,
  to: Lowering,
  place: Place,
): Expression {
  const path = textIn(query, to) ?? '';
  if (/[?*:,@]|\.\./.test(path)) return unsupported(path, query?.place ?? place, to);
  let value: JsonValue | undefined = json;
  let route: Route | null = null;
  for (const [, name, index] of path.replace(/^\$/, '').matchAll(/\.?([^.[\]]+)|\[(\d+)\]/g)) {
    const key: string | number = index === undefined ? (name ?? '') : Number(index);
    value = childOf(value, key);
    route = step(route, key);
  }
  if (value !== undefined) return fromJson(source, value, route);
  return unreadable({ reason: `'${path}' selects nothing in '${source.path}'` }, query ? [query] : [], to, place);
}

function unsupported(path: string, place: Place, to: Lowering): Expression {
  const message = `'${path}' is more than names and indices, which is not evaluated: what it selects is taken as unknown`;
  to.report('unsupported-json-path', message, place, 'note');
  return { kind: 'broken', message, place };
}

function childOf(value: JsonValue | undefined, key: string | number): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, JsonValue>>)[key];
}

/** Data nested deeper than this is not read. */
const maxDepth = 500;

/** Loaded data: no string in it is an expression, and its places are in the loaded file. */
function fromJson(source: SourceText, value: JsonValue, route: Route | null, depth = 0): Expression {
  const place = jsonPlace(source, route);
  if (depth > maxDepth) return { kind: 'broken', message: 'this is nested too deep', place };
  if (typeof value !== 'object' || value === null) return literal(value, place);
  if (Array.isArray(value))
    return {
      kind: 'array',
      items: value.map((item, index) => fromJson(source, item, step(route, index), depth + 1)),
      place,
    };
  const entries = Object.entries(value).map(([key, item]) => ({
    key,
    value: fromJson(source, item as JsonValue, step(route, key), depth + 1),
  }));
  return { kind: 'object', entries, place };
}
