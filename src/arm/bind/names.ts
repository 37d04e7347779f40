import { isJsonObject, type JsonObject, type JsonValue } from '../../source/json.ts';
import type { Signature } from '../../template/functions.ts';
import { listed } from '../../template/list.ts';
import { isCopyKey, isLoopList } from '../copy.ts';
import { followPointer } from '../definitions.ts';
import { functionParameters, functionsOf } from '../functions.ts';
import { textIn, valueIn } from '../json.ts';
import { definitionName } from '../types.ts';

/** Spellings by lower-case name. */
export type NameSet = ReadonlyMap<string, string>;

/**
 * What the expressions of a template, or of a function it defines, can refer to. A section that is malformed is
 * `undefined`: no name is called unknown for want of it.
 */
export interface Names {
  /** In messages: what declares the names. */
  readonly owner: 'template' | 'function';
  readonly parameters: NameSet | undefined;
  readonly variables: NameSet | undefined;
  /** By `namespace.name` in lower case. */
  readonly functions: ReadonlyMap<string, Signature & { readonly name: string }> | undefined;
}

/** What the expressions at some part of a template see. */
export interface Visible {
  readonly names: Names;
  /** The copy loops around, lower case. */
  readonly loops: readonly string[];
  /** Whether `copy` lists inside of objects are loops. */
  readonly copies: boolean;
  /** In a nested template with outer scope: what escaped expressions (`[[…]`) see, the nested template's own names. */
  readonly deferred?: Names;
  /** For a template nested in that with outer scope: what is escaped there is evaluated by the same deployment. */
  readonly keepsDeferred?: true;
  /** The copy loops that the nested template itself has around, lower case. */
  readonly deferredLoops?: readonly string[];
}

export function declaredNames(template: JsonObject): Names {
  return {
    owner: 'template',
    parameters: keysOf(valueIn(template, 'parameters')),
    variables: variableNames(valueIn(template, 'variables')),
    functions: userFunctions(template),
  };
}

/** Inside of a function: its own parameters, no variables, and the functions of the template. */
export function namesInFunction(declaration: JsonValue, names: Names): Names {
  const parameters = new Map<string, string>();
  for (const { value } of functionParameters(declaration, { parent: null, key: '' })) {
    const name = isJsonObject(value) ? textIn(value, 'name') : undefined;
    if (name !== undefined) parameters.set(name.toLowerCase(), name);
  }
  return { owner: 'function', parameters, variables: new Map(), functions: names.functions };
}

function keysOf(section: JsonValue | undefined): NameSet | undefined {
  if (section === undefined) return new Map();
  return isJsonObject(section) ? new Map(Object.keys(section).map((key) => [key.toLowerCase(), key])) : undefined;
}

function variableNames(section: JsonValue | undefined): NameSet | undefined {
  const keys = keysOf(section);
  if (keys === undefined || !isJsonObject(section)) return keys;
  const names = new Map(keys);
  for (const [key, value] of Object.entries(section)) {
    if (!isCopyKey(key) || !isLoopList(value)) continue;
    names.delete('copy');
    for (const name of value.map((loop) => textIn(loop, 'name') ?? '')) names.set(name.toLowerCase(), name);
  }
  return names;
}

function userFunctions(template: JsonObject): Names['functions'] {
  const section = valueIn(template, 'functions');
  if (section !== undefined && !Array.isArray(section)) return undefined;
  const functions = new Map<string, Signature & { name: string }>();
  for (const { namespace, member } of functionsOf(section, null)) {
    const name = `${namespace}.${member.key}`;
    const parameters = functionParameters(member.value, member.route).map((each) => each.value);
    const shown = parameters.map((each) => (isJsonObject(each) ? (textIn(each, 'name') ?? '?') : '?'));
    functions.set(name.toLowerCase(), {
      name,
      signature: `${name}(${listed(shown)})`,
      minArguments: parameters.findLastIndex((each) => !allowsNull(each, template)) + 1,
      maxArguments: parameters.length,
    });
  }
  return functions;
}

/** References followed from one type to the next, at most. */
const maxReferences = 32;

/** Whether a declared type allows null, so that its value may be left out. */
export function allowsNull(declaration: JsonValue | undefined, template: JsonObject): boolean {
  let type = declaration;
  for (let followed = 0; followed < maxReferences && isJsonObject(type); followed += 1) {
    const nullable = valueIn(type, 'nullable');
    if (typeof nullable === 'boolean') return nullable;
    const pointer = definitionName(type);
    if (pointer === undefined) return false;
    type = followPointer(valueIn(template, 'definitions'), null, pointer)?.value;
  }
  return false;
}
