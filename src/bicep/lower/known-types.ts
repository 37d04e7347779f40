import type { Expression } from '../../template/expression.ts';
import type { LambdaSyntax } from '../syntax.ts';
import type { ModuleType } from './module-type.ts';

/** What is known of types while a template is lowered. */
export interface KnownTypes {
  /** Of the parameters of a lambda, set by the function that it is an argument of. */
  readonly lambdas: WeakMap<LambdaSyntax, readonly (() => ModuleType)[]>;
  /** Of local names, by what stands for them. */
  readonly locals: WeakMap<Expression, () => ModuleType>;
  /** Of variables, by name; `other` while one is being looked at. */
  readonly variables: Map<string, ModuleType>;
  /** Variables that are being looked at. */
  depth: number;
}

export function newTypes(): KnownTypes {
  return { lambdas: new WeakMap(), locals: new WeakMap(), variables: new Map(), depth: 0 };
}
