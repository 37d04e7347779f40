import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import type { Route } from '../source/route.ts';
import type { SourceText } from '../source/text.ts';
import { jsonPlace, type Place } from '../template/place.ts';
import type { Output, Parameter, Resource, ScopeKind, Template, UserFunction, Variable } from '../template/template.ts';
import type { TypeModel } from '../template/types.ts';
import { scopeOfSchema } from './classify.ts';
import { Definitions } from './definitions.ts';
import { readFunctions } from './functions.ts';
import { type Field, field, textIn } from './json.ts';
import { generatorOf, isSymbolic } from './language.ts';
import { readOutputs, readParameters } from './parameters.ts';
import type { Reader, ResourceReader } from './reader.ts';
import { readResources } from './resources.ts';
import { readVariables } from './variables.ts';

/**
 * Reads a template. Nothing is read before it is asked for, nothing is reported and nothing is thrown: what is malformed
 * is left out or becomes a broken expression, and `bindTemplate` says so.
 *
 * `route` leads to the template in its document (null for a whole file). `outer`: it is nested with outer scope, so that
 * its parent evaluates its expressions.
 */
export function readTemplate(
  source: SourceText,
  json: JsonValue,
  route: Route | null = null,
  outer = false,
): ArmTemplate {
  return new ArmTemplate(source, isJsonObject(json) ? json : {}, route, outer);
}

/** A template of ARM JSON. Each section is read when first asked for, once. */
export class ArmTemplate implements Template {
  readonly source: SourceText;
  readonly language = 'arm';
  readonly scope: ScopeKind;
  readonly symbolic: boolean;
  readonly outer?: boolean;
  readonly generator?: string;
  readonly contentVersion?: string;
  readonly place: Place;
  readonly diagnostics = [];
  /** The document it was read from, for `bindTemplate`. */
  readonly json: JsonObject;
  readonly route: Route | null;
  readonly #reader: Reader;
  #parameters: ReadonlyMap<string, Parameter> | undefined;
  #variables: ReadonlyMap<string, Variable> | undefined;
  #functions: ReadonlyMap<string, UserFunction> | undefined;
  #definitions: ReadonlyMap<string, TypeModel> | undefined;
  #resources: readonly Resource[] | undefined;
  #outputs: ReadonlyMap<string, Output> | undefined;

  constructor(source: SourceText, json: JsonObject, route: Route | null, outer: boolean) {
    this.source = source;
    this.json = json;
    this.route = route;
    this.scope = scopeOfSchema(json);
    this.symbolic = isSymbolic(json);
    this.place = jsonPlace(source, route);
    this.#reader = { source, strings: outer ? 'outer' : 'template', loops: false };
    if (outer) this.outer = true;
    const generator = generatorOf(json);
    if (generator !== undefined) this.generator = generator;
    const contentVersion = textIn(json, 'contentVersion');
    if (contentVersion !== undefined) this.contentVersion = contentVersion;
  }

  get parameters(): ReadonlyMap<string, Parameter> {
    this.#parameters ??= this.#section('parameters', (value, route) => readParameters(this.#reader, value, route));
    return this.#parameters;
  }

  get variables(): ReadonlyMap<string, Variable> {
    this.#variables ??= this.#section('variables', (value, route) => readVariables(this.#withLoops, value, route));
    return this.#variables;
  }

  get functions(): ReadonlyMap<string, UserFunction> {
    this.#functions ??= this.#section('functions', (value, route) => readFunctions(this.#reader, value, route));
    return this.#functions;
  }

  get definitions(): ReadonlyMap<string, TypeModel> {
    this.#definitions ??= this.#section('definitions', (value, route) => new Definitions(this.#reader, value, route));
    return this.#definitions;
  }

  get resources(): readonly Resource[] {
    const readNested: ResourceReader['readNested'] = (json, route, outer) =>
      readTemplate(this.source, json, route, outer);
    const reader: ResourceReader = { ...this.#withLoops, symbolic: this.symbolic, readNested };
    this.#resources ??= this.#section('resources', (value, route) => readResources(reader, value, route));
    return this.#resources;
  }

  get outputs(): ReadonlyMap<string, Output> {
    this.#outputs ??= this.#section('outputs', (value, route) => readOutputs(this.#reader, value, route));
    return this.#outputs;
  }

  get #withLoops(): Reader {
    return { ...this.#reader, loops: true };
  }

  #section<T>(name: string, read: (value: JsonValue | undefined, route: Route | null) => T): T {
    const found: Field | undefined = field(this.json, name, this.route);
    return read(found?.value, found?.route ?? null);
  }
}
