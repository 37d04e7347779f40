import { tableOf } from '../source/own.ts';
import type { CallExpression, Expression } from './expression.ts';

/** What a template declares and calls by its name. */
export type NameKind = 'parameter' | 'variable';

const kinds = tableOf<NameKind>({ parameters: 'parameter', variables: 'variable' });

/** The kind of name that a function, itself named in lower case, takes. */
export function nameKindOf(lower: string): NameKind | undefined {
  return kinds.get(lower);
}

export interface NameCall {
  readonly kind: NameKind;
  /** In lower case; absent where it is computed. */
  readonly name: string | undefined;
}

/** What `parameters(…)` or `variables(…)` names; `undefined` for all other calls. */
export function namedBy({ namespace, name, args }: CallExpression): NameCall | undefined {
  const kind = namespace === undefined ? nameKindOf(name.toLowerCase()) : undefined;
  return kind && { kind, name: nameIn(args[0]) };
}

/** The name that an argument is, in lower case. */
export function nameIn(arg: Expression | undefined): string | undefined {
  return arg?.kind === 'literal' && typeof arg.value === 'string' ? arg.value.toLowerCase() : undefined;
}
