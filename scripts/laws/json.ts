import type { Random } from '../fuzz/random.ts';
import { type Change, suffix } from './change.ts';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

export const jsonChanges: readonly Change[] = [
  { name: 're-indented', apply: (text) => rewritten(text, (tree) => tree, '\t') },
  { name: 'members reordered', rewords: true, apply: (text) => rewritten(text, reversed) },
  { name: 'resources reordered', rewords: true, apply: (text) => rewritten(text, withResourcesReversed) },
  {
    name: 'parameters and variables renamed',
    suffix,
    isOutward: true,
    rewords: true,
    apply: (text) => rewritten(text, renamed),
  },
  {
    name: 'literals moved into variables',
    rewords: true,
    apply: (text, random) => rewritten(text, moved('variables', random)),
  },
  {
    name: 'literals moved into defaults',
    rewords: true,
    apply: (text, random) => rewritten(text, moved('parameters', random)),
  },
];

/** Only of texts that `JSON.parse` reads without loss: no comments, no key twice, no large numbers. */
function rewritten(
  text: string,
  change: (tree: JsonObject) => Json | undefined,
  indent: string | number = 2,
): string | undefined {
  let tree: Json;
  try {
    tree = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isObject(tree) || !isFaithful(text, tree)) return undefined;
  const made = change(tree);
  return made === undefined ? undefined : JSON.stringify(made, null, indent);
}

function isFaithful(text: string, tree: Json): boolean {
  const letters = (each: string): number => each.replace(/\s+/g, '').length;
  return letters(JSON.stringify(tree)) === letters(text.replace(/^\ufeff/, ''));
}

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, reversed(each)] as const)
      .reverse(),
  );
}

/** Symbolic names or not; what depends on what is said by names, not by order. */
function withResourcesReversed(tree: JsonObject): Json | undefined {
  const { resources } = tree;
  if (Array.isArray(resources))
    return resources.length > 1 ? { ...tree, resources: resources.toReversed() } : undefined;
  if (resources === undefined || !isObject(resources)) return undefined;
  return { ...tree, resources: Object.fromEntries(Object.entries(resources).reverse()) };
}

/** Every parameter and variable at every level, where all that gives them values is in the same text. */
function renamed(tree: JsonObject): Json | undefined {
  const text = JSON.stringify(tree);
  if (/"(templateLink|parametersLink|definitions|imports|languageVersion)":/.test(text)) return undefined;
  if (!/(parameters|variables)\('/i.test(text)) return undefined;
  return renamedIn(tree);
}

function renamedIn(value: Json): Json {
  if (typeof value === 'string') return textRenamed(value);
  if (Array.isArray(value)) return value.map(renamedIn);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [textRenamed(key), renamedIn(each)] as const);
  return Object.fromEntries(
    entries.map(([key, each]) => [key, key === 'parameters' || key === 'variables' ? withNames(each, value) : each]),
  );
}

/** The section of a template, the arguments of a deployment, or the list of a function's parameters. */
function withNames(section: Json, holder: JsonObject): Json {
  const isFunction = 'output' in holder;
  if (Array.isArray(section))
    return isFunction
      ? section.map((each) => (isObject(each) ? { ...each, name: `${each.name}${suffix}` } : each))
      : section;
  if (!isObject(section)) return section;
  return Object.fromEntries(
    Object.entries(section).map(([name, each]) =>
      name === 'copy' && Array.isArray(each)
        ? [name, each.map((loop) => (isObject(loop) ? withName(loop) : loop))]
        : [name + suffix, each],
    ),
  );
}

/** A loop over variables: its name is that of the variable, and stands in `copyIndex`. */
function withName(loop: JsonObject): JsonObject {
  const { name } = loop;
  if (typeof name !== 'string') return loop;
  const text = JSON.stringify({ ...loop, name: name + suffix });
  return JSON.parse(
    text.replaceAll(new RegExp(`copyIndex\\('${escaped(name)}'`, 'gi'), (match) => `${match.slice(0, -1)}${suffix}'`),
  );
}

/** Values, and names of members, which may be expressions too. */
function textRenamed(text: string): string {
  if (!text.startsWith('[')) return text;
  return text.replace(
    /\b(parameters|variables)\(\s*'([^']+)'\s*\)/gi,
    (_, section, name) => `${section}('${name}${suffix}')`,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** What has to be a literal, or is read as text by what deploys it. */
const fixed = new Set([
  'type',
  'apiVersion',
  'name',
  'scope',
  'dependsOn',
  'copy',
  'mode',
  'template',
  'templateLink',
  'condition',
  'expressionEvaluationOptions',
  'comments',
  'metadata',
  'resources',
  'subscriptionId',
  'resourceGroup',
  'existing',
  'parameters',
  '@options',
  'import',
  'parametersLink',
]);

function moved(section: 'variables' | 'parameters', random: Random): (tree: JsonObject) => Json | undefined {
  return (tree) => {
    const { resources } = tree;
    const own = tree[section] ?? {};
    if (resources === undefined || !isObject(own) || 'languageVersion' in tree) return undefined;
    const made: JsonObject = {};
    const changed = movedIn(resources, section, made, random, 0);
    if (Object.keys(made).length === 0) return undefined;
    return { ...tree, [section]: { ...own, ...made }, resources: changed };
  };
}

function movedIn(
  value: Json,
  section: 'variables' | 'parameters',
  made: JsonObject,
  random: Random,
  depth: number,
): Json {
  if (Array.isArray(value)) return value.map((each) => movedIn(each, section, made, random, depth));
  if (isObject(value)) {
    const entries = Object.entries(value).map(
      ([key, each]) => [key, fixed.has(key) ? each : movedIn(each, section, made, random, depth + 1)] as const,
    );
    return Object.fromEntries(entries);
  }
  if (value === null || depth === 0 || (typeof value === 'string' && /^\[|^$/.test(value)) || random.chance(2))
    return value;
  const name = `law${Object.keys(made).length}${suffix}`;
  made[name] = section === 'variables' ? value : { type: typeOf(value), defaultValue: value };
  return `[${section}('${name}')]`;
}

function typeOf(value: string | number | boolean): string {
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'int' : 'string';
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
