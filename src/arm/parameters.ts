import { isJsonObject, type JsonValue } from '../source/json.ts';
import type { Route } from '../source/route.ts';
import type { Expression } from '../template/expression.ts';
import { jsonPlace, type Place } from '../template/place.ts';
import type { Output, Parameter } from '../template/template.ts';
import type { TypeModel } from '../template/types.ts';
import { type Field, field, fieldsOfAny } from './json.ts';
import type { Reader } from './reader.ts';
import { readType } from './types.ts';
import { brokenAt, readLoop, toExpression } from './value.ts';

// Types are read when asked for: most parameters and outputs of published templates are never judged by type.

class ArmParameter implements Parameter {
  readonly name: string;
  readonly defaultValue?: Expression;
  readonly place: Place;
  readonly #reader: Reader;
  readonly #field: Field;
  #type: TypeModel | undefined;

  constructor(reader: Reader, declared: Field) {
    this.name = declared.key;
    this.place = jsonPlace(reader.source, declared.route);
    this.#reader = reader;
    this.#field = declared;
    const found = isJsonObject(declared.value) ? field(declared.value, 'defaultValue', declared.route) : undefined;
    if (found) this.defaultValue = toExpression(reader, found.value, found.route);
  }

  get type(): TypeModel {
    this.#type ??= readType(this.#reader, this.#field.value, this.#field.route);
    return this.#type;
  }
}

export function readParameters(
  reader: Reader,
  json: JsonValue | undefined,
  route: Route | null,
): Map<string, Parameter> {
  return new Map(fieldsOfAny(json, route).map((each) => [each.key.toLowerCase(), new ArmParameter(reader, each)]));
}

class ArmOutput implements Output {
  readonly name: string;
  readonly condition?: Expression;
  readonly value: Expression;
  readonly place: Place;
  readonly #reader: Reader;
  readonly #field: Field;
  #type: TypeModel | undefined;

  constructor(reader: Reader, declared: Field) {
    this.name = declared.key;
    this.place = jsonPlace(reader.source, declared.route);
    this.#reader = reader;
    this.#field = declared;
    this.value = outputValue(reader, declared);
    const condition = isJsonObject(declared.value) ? field(declared.value, 'condition', declared.route) : undefined;
    if (condition) this.condition = toExpression(reader, condition.value, condition.route);
  }

  get type(): TypeModel {
    this.#type ??= readType(this.#reader, this.#field.value, this.#field.route);
    return this.#type;
  }
}

export function readOutputs(reader: Reader, json: JsonValue | undefined, route: Route | null): Map<string, Output> {
  return new Map(fieldsOfAny(json, route).map((each) => [each.key.toLowerCase(), new ArmOutput(reader, each)]));
}

/** `value`, or the array that `copy` makes: its loop has no name of its own and goes by the output's. */
function outputValue(reader: Reader, { key, value, route }: Field): Expression {
  if (!isJsonObject(value)) return brokenAt(reader, `output '${key}' is not an object`, route);
  const copy = field(value, 'copy', route);
  if (copy && isJsonObject(copy.value)) return readLoop(reader, copy.value, copy.route, key);
  const found = field(value, 'value', route);
  return found
    ? toExpression(reader, found.value, found.route)
    : brokenAt(reader, `output '${key}' has no value`, route);
}
