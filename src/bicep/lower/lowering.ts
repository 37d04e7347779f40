import type { Diagnostic } from '../../template/diagnostic.ts';
import type { Expression } from '../../template/expression.ts';
import type { Place } from '../../template/place.ts';
import type { UserFunction, Variable } from '../../template/template.ts';
import type { TypeModel } from '../../template/types.ts';
import type { ExpressionSyntax, ImportSyntax, TextSpan } from '../syntax.ts';
import type { BicepFile, BicepFiles, Locals, ResourceSymbol } from './file.ts';

/** What is collected while a template and the files it imports from are lowered. Maps are keyed by lower-case name. */
export interface TemplateParts {
  readonly variables: Map<string, Variable>;
  readonly functions: Map<string, UserFunction>;
  readonly definitions: Map<string, TypeModel>;
  readonly problems: Diagnostic[];
}

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
  /** The file an import statement names, lowered into the same template. */
  imported(statement: ImportSyntax): Lowering | undefined;
  /** Resources by name, nested ones by `parent::child`. */
  readonly resources: ReadonlyMap<string, ResourceSymbol>;
  report(code: string, message: string, place: Place): void;
}

/** The namespace under which user-defined functions are kept in the model. */
export const functionNamespace = '__bicep';
