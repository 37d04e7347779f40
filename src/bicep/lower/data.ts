import { type JsonValue, readJson } from '../../source/json.ts';
import { type Route, step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type { Expression } from '../../template/expression.ts';
import { jsonPlace, type Place } from '../../template/place.ts';
import { literal } from './build.ts';
import type { Unread } from './file.ts';
import { selectByPath } from './json-path.ts';
import { constantText, type FileFunction, noPath, remembered, unreadable, withText } from './load.ts';
import { isSpent, type Lowering, overLimit } from './lowering.ts';
import { jsonFromYaml } from './yaml/read.ts';

type Parsed = { readonly value: JsonValue } | Unread;

/** Characters. Source: `MaxJsonFileCharacterLimit` of Azure/bicep, src/Bicep.Core/LanguageConstants.cs. */
const maxLength = 1_048_576;

/** Of the expressions that a file may make, one for so many characters that are parsed. */
const charactersOfStep = 8;

export const loadJson: FileFunction = (args, to, place) => loadData('json', args, to, place, parseJson);
export const loadYaml: FileFunction = (args, to, place) => loadData('yaml', args, to, place, parseYaml);

function loadData(
  language: string,
  args: readonly Expression[],
  to: Lowering,
  place: Place,
  parse: (source: SourceText) => Parsed,
): Expression {
  return withText(args, to, place, args[2], maxLength, (source) => {
    const parsed = parsedOnce(`${language} ${constantText(args[2], to) ?? ''}`, source, to, parse);
    if ('reason' in parsed) return unreadable(parsed, args, to, place);
    return selected(language, source, parsed.value, args[1], to, place);
  });
}

/** A file is parsed once for a template, however many calls load it. */
function parsedOnce(kind: string, source: SourceText, to: Lowering, parse: (source: SourceText) => Parsed): Parsed {
  const key = `${kind} ${source.path}`;
  const known = to.parts.parsed.get(key);
  if (known) return known;
  if (isSpent(to, source.text.length / charactersOfStep)) return { reason: 'this file loads too much' };
  const parsed = parse(source);
  to.parts.parsed.set(key, parsed);
  return parsed;
}

function parseJson(source: SourceText): Parsed {
  const result = readJson(source.text);
  return result.kind === 'ok' ? result : { reason: `'${source.path}' is not well formed` };
}

function parseYaml(source: SourceText): Parsed {
  const result = jsonFromYaml(source.text);
  return 'value' in result ? result : { reason: `'${source.path}' ${result.reason}` };
}

/** The content, or what a JSONPath selects in it: of several parts an array. */
function selected(
  language: string,
  source: SourceText,
  json: JsonValue,
  query: Expression | undefined,
  to: Lowering,
  place: Place,
): Expression {
  const path = constantText(query, to);
  if (query !== undefined && path === undefined) return unreadable(noPath, [query], to, place);
  return remembered(to, `${language} ${source.path} ${path ?? ''}`, () => {
    if (query === undefined || path === undefined) return fromJson(source, json, null, to);
    const found = selectByPath(json, path);
    if (found === undefined) return unsupported(path, query.place, to);
    if (isSpent(to, found.visited / charactersOfStep)) return overLimit(to, place);
    const [first, ...others] = found.selected.map(({ value, route }) => fromJson(source, value, route, to));
    if (first === undefined)
      return unreadable({ reason: `'${path}' selects nothing in '${source.path}'` }, [query], to, place);
    return others.length === 0 ? first : { kind: 'array', items: [first, ...others], place };
  });
}

function unsupported(path: string, place: Place, to: Lowering): Expression {
  const message = `'${path}' is no JSONPath, or matches by regular expressions, which are not evaluated: what it selects is unknown`;
  to.report('unsupported-json-path', message, place, 'note');
  return { kind: 'broken', message, place };
}

/** Data nested deeper than this is not read. */
const maxDepth = 500;

/** Loaded data: no string in it is an expression, and its places are in the loaded file. */
function fromJson(source: SourceText, value: JsonValue, route: Route | null, to: Lowering, depth = 0): Expression {
  const place = jsonPlace(source, route);
  if (isSpent(to)) return overLimit(to, place);
  if (depth > maxDepth) return { kind: 'broken', message: 'this is nested too deep', place };
  if (typeof value !== 'object' || value === null) return literal(value, place);
  const below = (item: JsonValue, key: string | number): Expression =>
    fromJson(source, item, step(route, key), to, depth + 1);
  if (Array.isArray(value)) return { kind: 'array', items: value.map(below), place };
  const entries = Object.entries(value).map(([key, item]) => ({ key, value: below(item as JsonValue, key) }));
  return { kind: 'object', entries, place };
}
