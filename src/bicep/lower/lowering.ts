import type { JsonValue } from '../../source/json.ts';
import type { Diagnostic, DiagnosticSeverity } from '../../template/diagnostic.ts';
import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import type { UserFunction, Variable } from '../../template/template.ts';
import type { TypeModel } from '../../template/types.ts';
import type { ExpressionSyntax, ImportSyntax, TextSpan } from '../syntax.ts';
import type { BicepFile, BicepFiles, Locals, ResourceSymbol, Unread } from './file.ts';
import { type KnownTypes, newTypes } from './known-types.ts';

/** What is collected while a template and the files it imports from are lowered. Maps are keyed by lower-case name. */
export interface TemplateParts {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, UserFunction>;
  readonly definitions: Map<string, TypeModel>;
  readonly problems: Diagnostic[];
  /** What is entered and not lowered yet, by key: so that long chains of names cost no stack. */
  readonly pending: Map<string, () => void>;
  /** What is being lowered: a name met again leads round in a circle. */
  readonly active: Set<string>;
  readonly types: KnownTypes;
  /** What calls have loaded, and the data of the files: the same is not made again. */
  readonly loaded: Map<string, Expression>;
  readonly parsed: Map<string, { readonly value: JsonValue } | Unread>;
  /** Expressions that may still be made: names that multiply end here, and files that are loaded again and again. */
  budget: number;
  /** Whether it has been told that there were too many. */
  isOverspent: boolean;
}

const maxExpressions = 1_000_000;
/** Names of resources that hang on names of resources further than this are not followed. */
export const maxActive = 150;

export function newParts(problems: readonly Diagnostic[]): TemplateParts {
  return {
    variables: new Map(),
    functions: new Map(),
    definitions: new Map(),
    problems: [...problems],
    pending: new Map(),
    active: new Set(),
    types: newTypes(),
    loaded: new Map(),
    parsed: new Map(),
    budget: maxExpressions,
    isOverspent: false,
  };
}

/** Takes from what may still be made; whether there is nothing left. */
export function isSpent({ parts }: Lowering, steps = 1): boolean {
  parts.budget -= steps;
  return parts.budget < 0;
}

/** What stands for an expression that is not made any more. */
export function overLimit(to: Lowering, place: Place): Expression {
  const message = 'this file is too large once its names are written out; the rest of it is unknown';
  if (!to.parts.isOverspent) to.report('too-large', message, place);
  to.parts.isOverspent = true;
  return { kind: 'broken', message, place };
}

/** Lowers what has been named and not lowered yet. */
export function finish({ pending }: TemplateParts): void {
  for (const [key, lower] of pending) {
    pending.delete(key);
    lower();
  }
}

/** Computes what may lead back to itself; a circle is reported where it closes. */
export function guarded<T>(to: Lowering, key: string, place: Place, compute: () => T): T | undefined {
  const { active, problems } = to.parts;
  const full = `${to.prefix}${key}`;
  if (active.has(full) || active.size >= maxActive) {
    const message = active.has(full)
      ? `this leads back to itself (${key}); break the circle`
      : `this depends on more than ${maxActive} other names; it is unknown`;
    if (!problems.some((each) => each.code === 'circular-reference' && each.message === message))
      to.report('circular-reference', message, place);
    return undefined;
  }
  active.add(full);
  try {
    return compute();
  } finally {
    active.delete(full);
  }
}

/** What a file exports. `undefined` for a name it does not export. */
export interface Imported {
  value(name: string, place: Place): Expression | undefined;
  /** The key of a function in the model. */
  functionNamed(name: string): string | undefined;
  /** The key of a type in the model. */
  typeNamed(name: string): string | undefined;
}

/** What names stand for at a place, by name. */
export type Inherited = ReadonlyMap<string, (place: Place) => Expression>;

/** One file on its way into the model of one template. */
export interface Lowering {
  readonly file: BicepFile;
  readonly files: BicepFiles;
  readonly parts: TemplateParts;
  /** Set before the names of imported files, so that they do not meet the template's own: `''` for the template itself. */
  readonly prefix: string;
  /** An expression in the model's language. `key` is the name of the property it is the value of. */
  lower(node: ExpressionSyntax, locals: Locals, key?: TextSpan): Expression;
  /** The value of a name used as an expression. */
  name(name: string, locals: Locals, place: Place): Expression;
  /** What an import statement's file exports, entered into the same template when it is named. */
  imported(statement: ImportSyntax): Imported | undefined;
  /** Names that a parameter file has from the file it extends. */
  readonly inherited: Inherited;
  /** Resources by name, nested ones by `parent::child`. */
  readonly resources: ReadonlyMap<string, ResourceSymbol>;
  report(code: DiagnosticCode, message: string, place: Place, severity?: DiagnosticSeverity): void;
}

/** The namespace under which user-defined functions are kept in the model. */
export const functionNamespace = '__bicep';
