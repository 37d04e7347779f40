import type { ErrorObject } from 'ajv';
import { shortJson } from '../source/json/write.ts';
import { tableOf } from '../source/own.ts';
import type { Route } from '../source/route.ts';
import { step } from '../source/route.ts';
import { closest } from '../template/suggest.ts';
import { configSchema } from './schema.ts';

export interface ConfigProblem {
  readonly route: Route | null;
  readonly part: 'key' | 'value';
  readonly message: string;
}

/** What the schema refuses, in words. The validator is loaded only when there is a configuration. */
export async function validateConfig(document: unknown): Promise<ConfigProblem[]> {
  const { Ajv } = await import('ajv');
  const validate = new Ajv({ allErrors: true, verbose: true, strict: false }).compile(configSchema());
  return validate(document) ? [] : (validate.errors ?? []).flatMap(problemOf);
}

function problemOf(error: ErrorObject): ConfigProblem[] {
  const route = routeOf(error.instancePath);
  const found = (): string => `, found ${shortJson(error.data)}`;
  switch (error.keyword) {
    case 'anyOf':
      return [];
    case 'additionalProperties':
      return [unknownMember(route, String(error.params.additionalProperty), error)];
    case 'required':
      return [{ route, part: 'value', message: `'${String(error.params.missingProperty)}' is missing` }];
    case 'enum':
      return [{ route, part: 'value', message: `${oneOf(error)}${found()}` }];
    case 'type':
      return [
        {
          route,
          part: 'value',
          message: `expected ${kinds.get(String(error.params.type)) ?? String(error.parentSchema?.description)}${found()}`,
        },
      ];
    case 'minItems':
      return [{ route, part: 'value', message: 'expected at least one item, found none' }];
    default:
      return [{ route, part: 'value', message: `expected ${String(error.parentSchema?.description)}${found()}` }];
  }
}

function unknownMember(parent: Route | null, name: string, error: ErrorObject): ConfigProblem {
  const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
  const near = closest(name, known);
  const rest = near === undefined ? `; expected one of ${known.join(', ')}` : `; did you mean '${near}'?`;
  return { route: step(parent, name), part: 'key', message: `there is no setting '${name}'${rest}` };
}

function oneOf({ params, data }: ErrorObject): string {
  const values = params.allowedValues as readonly string[];
  const near = typeof data === 'string' ? closest(data, values) : undefined;
  return `expected one of ${values.map((each) => shortJson(each)).join(', ')}${near === undefined ? '' : ` (did you mean '${near}'?)`}`;
}

const kinds = tableOf<string>({
  string: 'a text',
  array: 'an array',
  object: 'an object',
  boolean: 'true or false',
});

function routeOf(pointer: string): Route | null {
  let route: Route | null = null;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    route = step(route, /^\d+$/.test(key) ? Number(key) : key);
  }
  return route;
}
