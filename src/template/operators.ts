/**
 * The operators of Bicep, and the functions of templates that they are.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/operators
 */
export interface BicepOperator {
  readonly sign: string;
  /** As the reference of functions spells it. */
  readonly function: string;
  /** How tight it binds: what binds tighter has more. */
  readonly precedence: number;
  /** It is `not()` of the function. */
  readonly negated?: boolean;
  /** The function gets both sides in lower case. */
  readonly ignoresCase?: boolean;
  /** Only its first operand is always evaluated. */
  readonly isLazy?: boolean;
}

/** One row says all of an operator. */
export const binaryOperators = [
  { sign: '*', function: 'mul', precedence: 7 },
  { sign: '/', function: 'div', precedence: 7 },
  { sign: '%', function: 'mod', precedence: 7 },
  { sign: '+', function: 'add', precedence: 6 },
  { sign: '-', function: 'sub', precedence: 6 },
  { sign: '<', function: 'less', precedence: 5 },
  { sign: '<=', function: 'lessOrEquals', precedence: 5 },
  { sign: '>', function: 'greater', precedence: 5 },
  { sign: '>=', function: 'greaterOrEquals', precedence: 5 },
  { sign: '==', function: 'equals', precedence: 4 },
  { sign: '!=', function: 'equals', precedence: 4, negated: true },
  { sign: '=~', function: 'equals', precedence: 4, ignoresCase: true },
  { sign: '!~', function: 'equals', precedence: 4, ignoresCase: true, negated: true },
  { sign: '&&', function: 'and', precedence: 3, isLazy: true },
  { sign: '||', function: 'or', precedence: 2, isLazy: true },
  { sign: '??', function: 'coalesce', precedence: 1, isLazy: true },
] as const satisfies readonly BicepOperator[];

export type BinaryOperator = (typeof binaryOperators)[number]['sign'];

/** Before its one operand. `-x` is `sub(0, x)`, so that `-` has no function of its own. */
export const notOperator = { sign: '!', function: 'not', precedence: 8 } as const satisfies BicepOperator;

/** Between three operands, its sign between the first two and `:` before the last. */
export const conditionalOperator = {
  sign: '?',
  function: 'if',
  precedence: 0,
  isLazy: true,
} as const satisfies BicepOperator;

const bySign: ReadonlyMap<string, BicepOperator> = new Map(binaryOperators.map((each) => [each.sign, each]));

export function operatorWithSign(sign: BinaryOperator): BicepOperator {
  return bySign.get(sign) as BicepOperator;
}

const plain = (binaryOperators as readonly BicepOperator[]).filter(
  ({ negated, ignoresCase }) => !negated && !ignoresCase,
);
const byFunction: ReadonlyMap<string, BicepOperator> = new Map(
  plain.map((each) => [each.function.toLowerCase(), each]),
);

/** The binary operator that a function is, by the function's name in any case. */
export function operatorOf(name: string): BicepOperator | undefined {
  return byFunction.get(name.toLowerCase());
}

/** The operator that `not()` of a function is, `!=` for `equals`. */
export function negatedOperatorOf(name: string): BicepOperator | undefined {
  const lower = name.toLowerCase();
  return (binaryOperators as readonly BicepOperator[]).find(
    (each) => each.negated && !each.ignoresCase && each.function.toLowerCase() === lower,
  );
}

const lazy: ReadonlySet<string> = new Set(
  [conditionalOperator, ...plain].flatMap((each) => (each.isLazy ? [each.function.toLowerCase()] : [])),
);

/** Whether of a function, named in lower case, only the first argument is always evaluated. */
export function isLazyFunction(lower: string): boolean {
  return lazy.has(lower);
}

/** How a function that Bicep has as an operator is written there, `a + b`; by its name in any case. */
export function operatorForm(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === notOperator.function) return `${notOperator.sign}a`;
  if (lower === conditionalOperator.function) return `condition ${conditionalOperator.sign} a : b`;
  const operator = byFunction.get(lower);
  return operator && `a ${operator.sign} b`;
}
