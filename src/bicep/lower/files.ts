import { type JsonValue, readJson } from '../../source/json.ts';
import { tableOf } from '../../source/own.ts';
import { type Route, step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import { jsonPlace, type Place } from '../../template/place.ts';
import { literal } from './build.ts';
import { selectByPath } from './json-path.ts';
import {
  type FileFunction,
  loadBase64,
  loadDirectory,
  loadText,
  noPath,
  textIn,
  unreadable,
  withText,
} from './load.ts';
import type { Lowering } from './lowering.ts';
import { jsonFromYaml } from './yaml.ts';

/**
 * Functions that read files when a template is compiled. They read inside the workspace only.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files
 */
export const fileFunctions = tableOf<FileFunction>({
  loadTextContent: loadText,
  loadJsonContent: (args, to, place) => loadData(args, to, place, parseJson),
  loadYamlContent: (args, to, place) => loadData(args, to, place, (source) => jsonFromYaml(source.text)),
  loadFileAsBase64: loadBase64,
  loadDirectoryFileInfo: loadDirectory,
});

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

/** The content, or what a JSONPath selects in it: of several parts an array. */
function selected(
  source: SourceText,
  json: JsonValue,
  query: Expression | undefined,
  to: Lowering,
  place: Place,
): Expression {
  const path = textIn(query, to);
  if (query === undefined) return fromJson(source, json, null);
  if (path === undefined) return unreadable(noPath, [query], to, place);
  const found = selectByPath(json, path);
  if (found === undefined) return unsupported(path, query.place, to);
  const [first, ...others] = found.map(({ value, route }) => fromJson(source, value, route));
  if (first === undefined)
    return unreadable({ reason: `'${path}' selects nothing in '${source.path}'` }, [query], to, place);
  return others.length === 0 ? first : { kind: 'array', items: [first, ...others], place };
}

function unsupported(path: string, place: Place, to: Lowering): Expression {
  const message = `'${path}' is no JSONPath, or matches by regular expressions, which are not evaluated: what it selects is taken as unknown`;
  to.report('unsupported-json-path', message, place, 'note');
  return { kind: 'broken', message, place };
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
