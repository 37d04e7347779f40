import type { Value } from '../../values/value.ts';

/**
 * An operand of a policy: a literal, or what stands between `[` and `]` in a string. The grammar is that of template
 * expressions; the functions are Azure Policy's.
 */
export type PolicyExpression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'list'; readonly items: readonly PolicyExpression[] }
  | { readonly kind: 'record'; readonly entries: readonly (readonly [key: string, value: PolicyExpression])[] }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly PolicyExpression[];
      readonly offset: number;
    }
  | { readonly kind: 'access'; readonly base: PolicyExpression; readonly key: PolicyExpression };

/** An expression that cannot be read; `offset` counts UTF-16 units in the string that holds it. */
export class ExpressionError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Whether a string is an expression: in brackets, and not escaped by a second one. */
export function isExpressionText(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** All calls in an expression, outermost first. */
export function* callsOf(expression: PolicyExpression): Iterable<Extract<PolicyExpression, { kind: 'call' }>> {
  const waiting: PolicyExpression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'call') yield next;
    waiting.push(...partsOf(next));
  }
}

function partsOf(expression: PolicyExpression): readonly PolicyExpression[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'list':
      return expression.items;
    case 'record':
      return expression.entries.map(([, value]) => value);
    case 'call':
      return expression.args;
    case 'access':
      return [expression.base, expression.key];
  }
}

type Call = Extract<PolicyExpression, { kind: 'call' }>;

/** The expression with every call replaced, innermost first. */
export function mapCalls(expression: PolicyExpression, change: (call: Call) => Call): PolicyExpression {
  const inner = (each: PolicyExpression): PolicyExpression => mapCalls(each, change);
  switch (expression.kind) {
    case 'literal':
      return expression;
    case 'list':
      return { kind: 'list', items: expression.items.map(inner) };
    case 'record':
      return { kind: 'record', entries: expression.entries.map(([key, value]) => [key, inner(value)] as const) };
    case 'call':
      return change({ ...expression, args: expression.args.map(inner) });
    case 'access':
      return { kind: 'access', base: inner(expression.base), key: inner(expression.key) };
  }
}
