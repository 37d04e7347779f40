import type { ErrorObject, ValidateFunction } from 'ajv';
import { shortJson } from '../../source/json/write.ts';
import { tableOf } from '../../source/own.ts';
import { closest, hint } from '../../template/suggest.ts';
import type { DocumentProblem } from '../compile/problem.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { Schema } from './pieces.ts';
import type { Json } from './policy.ts';
import { policySchema } from './schema.ts';
import { vocabularySchema } from './vocabulary.ts';

/** What a document is to be. */
export type DocumentKind = 'policy' | 'vocabulary';

const schemas = { policy: policySchema, vocabulary: vocabularySchema } as const;
const validators = new Map<DocumentKind, Promise<ValidateFunction>>();

/** What the JSON Schema refuses in a document, in words for people. The schema is compiled when first needed. */
export async function validateDocument(document: Json, kind: DocumentKind = 'policy'): Promise<DocumentProblem[]> {
  const validator = validators.get(kind) ?? compileSchema(schemas[kind]());
  validators.set(kind, validator);
  const validate = await validator;
  if (validate(document)) return [];
  const problems = (validate.errors ?? []).flatMap(problemOf);
  return problems.length > 0
    ? distinct(problems.filter((each) => !isMeant(each, problems)))
    : [{ at: [], message: `this is no ${kind}: see docs/policy-language.md` }];
}

interface SchemaProblem extends DocumentProblem {
  /** The member that is not there. */
  readonly missing?: string;
  /** The member that one was probably to be, by its name. */
  readonly meant?: string;
}

/** A missing member that is there under a misspelt name. */
function isMeant({ at, missing }: SchemaProblem, problems: readonly SchemaProblem[]): boolean {
  const inside = (other: SchemaProblem): boolean => other.at.slice(0, -1).join('/') === at.join('/');
  return missing !== undefined && problems.some((other) => inside(other) && other.meant === missing);
}

async function compileSchema(schema: Schema): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  return new Ajv({ allErrors: true, verbose: true, strict: false }).compile(schema);
}

function problemOf(error: ErrorObject): SchemaProblem[] {
  const at = pathOf(error.instancePath);
  const { params } = error;
  switch (error.keyword) {
    case 'additionalProperties':
      return [unknownMember(at, String(params.additionalProperty), error)];
    case 'required':
      return /\/(oneOf|anyOf|not)\//.test(error.schemaPath)
        ? []
        : [{ at, message: `'${String(params.missingProperty)}' is missing`, missing: String(params.missingProperty) }];
    case 'anyOf':
      return [{ at, message: "a rule judges a 'resource', or a place: 'judges'" }];
    case 'not':
      return [notProblem(at, error)];
    case 'false schema':
      return [{ at, key: true, message: `'${String(at.at(-1))}' stands in each of the 'rules'` }];
    case 'oneOf':
      return [{ at, message: "a rule has 'require' and 'violations', or 'review'" }];
    case 'if':
    case 'propertyNames':
      return [];
    default:
      return [
        {
          at,
          message: `${expectation(error)}, found ${shortJson(error.data)}`,
          ...(error.propertyName !== undefined && { key: true }),
        },
      ];
  }
}

/** A name that means something else, or two members of which one is too many. */
function notProblem(at: DocumentPath, { propertyName, schema }: ErrorObject): DocumentProblem {
  if (propertyName !== undefined)
    return { at: [...at, propertyName], key: true, message: `'${propertyName}' is taken: paths begin so` };
  const { required = [] } = schema as { readonly required?: readonly string[] };
  return { at, message: `only one of ${required.map((each) => `'${each}'`).join(' and ')} can stand here` };
}

function unknownMember(at: DocumentPath, name: string, error: ErrorObject): SchemaProblem {
  const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
  const near = closest(name, known);
  const rest =
    near === undefined
      ? `; expected ${known
          .slice(0, 12)
          .map((each) => `'${each}'`)
          .join(', ')}${known.length > 12 ? ', …' : ''}`
      : '';
  const message = `'${name}' means nothing here${hint(near)}${rest}`;
  return { at: [...at, name], key: true, message, ...(near !== undefined && { meant: near }) };
}

function expectation({ keyword, params, data, parentSchema }: ErrorObject): string {
  const description = parentSchema?.description;
  switch (keyword) {
    case 'enum': {
      const values = params.allowedValues as readonly unknown[];
      const near =
        typeof data === 'string'
          ? closest(
              data,
              values.filter((each) => typeof each === 'string'),
            )
          : undefined;
      return `expected one of ${values.map((each) => shortJson(each)).join(', ')}${near === undefined ? '' : ` (did you mean '${near}'?)`}`;
    }
    case 'type':
      return `expected ${[params.type]
        .flat()
        .map((each) => names.get(String(each)) ?? String(each))
        .join(' or ')}`;
    case 'const':
      return `expected ${shortJson(params.allowedValue)}`;
    case 'pattern':
      return typeof description === 'string'
        ? `expected ${description}`
        : `expected a text like ${String(params.pattern)}`;
    case 'minLength':
    case 'minItems':
      return 'expected something';
    default:
      return `expected something that ${String(params.limit ?? '')} ${keyword} allows`;
  }
}

const names = tableOf<string>({
  string: 'a text',
  array: 'an array',
  object: 'an object',
  boolean: 'true or false',
  number: 'a number',
  integer: 'a whole number',
});

/** `/rules/0/a~1b` as keys and indices. */
function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function distinct(problems: readonly DocumentProblem[]): DocumentProblem[] {
  return [...new Map(problems.map((each) => [`${each.at.join('/')} ${each.message}`, each])).values()];
}
