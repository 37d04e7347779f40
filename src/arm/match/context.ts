import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';
import type { Expression } from '../../template/expression.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import type { TypeModel } from '../../template/types.ts';

export interface MatchContext {
  readonly definitions: ReadonlyMap<string, TypeModel>;
  /** What is matched, for messages: `parameter 'subnets'`, `parameter 'subnets[0].name'`. */
  readonly label: string;
  /** Inside of a secure value, no part of which may be shown. */
  readonly secure: boolean;
  /** By each object or array, the types it was judged for. Variables share values: a place is judged once. */
  readonly judged?: Map<Expression, Set<TypeModel>>;
}

/** Judges the part of a value that is below another. */
export type MatchValue = (value: Expression, declared: TypeModel, context: MatchContext) => Diagnostic[];

/** The context of a member or item: `parameter 'a'` and `.b` give `parameter 'a.b'`. */
export function contextBelow(context: MatchContext, step: string): MatchContext {
  return { ...context, label: `${context.label.slice(0, -1)}${step}'` };
}

export function mismatch(code: DiagnosticCode, context: MatchContext, what: string, value: Expression): Diagnostic {
  return diagnostic('error', code, `${context.label} ${what}`, value.place);
}
